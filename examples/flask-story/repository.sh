#!/bin/sh
# Makes a git repository of the shop's history in a new folder: ./repository.sh FOLDER
#
# Its commits have the tags start, halved, workers, tenfold and receipt.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=$1

mkdir -p "$folder"
cp -R "$here/shop/." "$folder"
cp "$here/../flask/requirements.txt" "$here/../flask/setup.sh" "$here/../flask/find-python.sh" "$folder"

cd "$folder"
git init --quiet --initial-branch main
git config user.name "A shop"
git config user.email shop@localhost
git config commit.gpgsign false
git add --all
git commit --quiet --no-verify --message "A record shop, a little slow"
git tag start
for name in halved workers tenfold receipt; do
  git am --quiet "$here/commits/$name.patch"
  git tag "$name"
done
