#!/bin/sh
# Prints the first Python from 3.10 on that works; the shims of a version manager may be there and yet refuse to run.
set -eu

for python in python3.12 python3.13 python3.11 python3 "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.1[0-9]*/bin/python3; do
  if "$python" -c 'import sys, venv; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; then
    "$python" -c 'import os, sys; print(os.path.realpath(sys.executable))'
    exit
  fi
done
echo "find-python.sh: no Python from 3.10 on was found; install one, or put it on PATH" >&2
exit 1
