#!/bin/sh
# Asks Loadline about one commit of the shop after the other: ./story.sh [halved] [workers] [tenfold] [receipt]
#
# It takes about three minutes for each, on a machine that does nothing else.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)

loadline() {
  "$root/node_modules/.bin/node" "$root/dist/cli.js" "$@"
}

# The tag of a commit, the config that has the question, and how it is put.
tell() {
  git -C "$shop" checkout --quiet "$1"
  printf '\n%s\n\n' "────────────────────────────────────────────────────────────────────────"
  git -C "$shop" log -1 --format='%s%n'
  printf '%s\n\n$ loadline run --base HEAD^ --max-time 5m --config %s\n\n' "$3" "$2"
  status=0
  (cd "$shop" && loadline run --base HEAD^ --config "$2" --max-time 5m) || status=$?
  # A regression is what the last one is about.
  [ "$status" -le 1 ] || exit "$status"
}

"$root/scripts/locust.sh"
PATH=$root/.cache/locust/bin:$PATH
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM
shop=$folder/shop
"$here/repository.sh" "$shop"

[ $# -gt 0 ] || set -- halved workers tenfold receipt
for step; do
  case $step in
    halved) tell halved loadline.yml "How long does a call take?" ;;
    workers) tell workers loadline-users.yml "How many customers can buy at the same time?" ;;
    tenfold) tell tenfold loadline.yml "How long does a call take?" ;;
    receipt) tell receipt loadline-sale.yml "And when a sale begins?" ;;
    *) echo "story.sh: expected halved, workers, tenfold or receipt, got $step" >&2; exit 2 ;;
  esac
done
