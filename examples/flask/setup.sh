#!/bin/sh
# Makes .venv, a link to a virtual environment with the packages of requirements.txt.
#
# The environment itself lies outside of the checkout, named after what is in it, so that a fresh worktree has it at
# once and both revisions of a comparison run on the same interpreter.
set -eu
cd "$(dirname "$0")"

# Prints the first Python from 3.10 on that works; the shims of a version manager may be there and yet refuse to run.
find_python() {
  for python in python3.12 python3.13 python3.11 python3 "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.1[0-9]*/bin/python3; do
    if "$python" -c 'import sys, venv; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; then
      "$python" -c 'import os, sys; print(os.path.realpath(sys.executable))'
      return
    fi
  done
  echo "setup.sh: no Python from 3.10 on was found; install one, or put it on PATH" >&2
  return 1
}

create() {
  rm -rf "$venv"
  "$python" -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check --no-input --requirement requirements.txt
  touch "$venv/complete"
}

python=$(find_python)
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
