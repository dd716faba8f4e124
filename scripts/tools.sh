#!/bin/sh
# Installs what the tests need beside the npm packages; what is there already is kept.
#
#   act              runs the action's workflow in the end-to-end tests; built from source, needs Go 1.25 or newer
#   examples/flask   its virtual environment; needs Python 3.10 or newer
#   examples/express its packages, so that a worktree finds them in npm's cache
set -eu
cd "$(dirname "$0")/.."

act_version=0.2.89
if [ "$(.cache/bin/act --version 2>/dev/null)" != "act version $act_version" ]; then
  mkdir -p .cache/bin
  CGO_ENABLED=0 GOBIN=$PWD/.cache/bin go install "github.com/nektos/act@v$act_version"
fi

examples/flask/setup.sh

(
  cd examples/express
  # A lockfile that npm wrote last is one whose packages are installed.
  [ node_modules/.package-lock.json -nt package-lock.json ] || npm ci
)
