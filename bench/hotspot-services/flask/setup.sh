#!/bin/sh
# A virtual environment of its own, with this repository's own patches of what is installed.
set -eu
python=$(./find-python.sh)
"$python" -m venv .venv
.venv/bin/pip install --quiet --disable-pip-version-check --no-input --no-deps --requirement requirements.txt
packages=$(.venv/bin/python -c 'import os, sysconfig; print(os.path.relpath(sysconfig.get_path("purelib")))')
for patch in patches/*.patch; do
  [ ! -e "$patch" ] || git apply --directory="$packages" "$patch"
done
