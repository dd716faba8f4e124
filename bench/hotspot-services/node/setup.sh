#!/bin/sh
# Installs what the lockfile says, with this repository's own patches of it.
set -eu
npm ci --prefer-offline
for patch in patches/*.patch; do
  [ ! -e "$patch" ] || git apply --directory=node_modules "$patch"
done
