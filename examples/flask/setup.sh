#!/bin/sh
# Makes .venv, a link to a virtual environment with the packages of requirements.txt.
#
# The environment itself lies outside of the checkout, named after what is in it, so that a fresh worktree has it at
# once and both revisions of a comparison run on the same interpreter.
set -eu
cd "$(dirname "$0")"

create() {
  rm -rf "$venv"
  "$python" -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check --no-input --requirement requirements.txt
  touch "$venv/complete"
}

python=$(./find-python.sh)
key=$({ echo "$python"; cat requirements.txt; } | sha256sum | cut -c1-12)
venv=${XDG_CACHE_HOME:-$HOME/.cache}/loadline-examples/flask-$key
mkdir -p "$(dirname "$venv")"

# Two checkouts may be set up at the same time: the second one waits, and finds the work done.
(
  flock 9
  [ -e "$venv/complete" ] || create
) 9>"$venv.lock"

[ "$(readlink .venv)" = "$venv" ] || {
  rm -rf .venv
  ln -s "$venv" .venv
}
