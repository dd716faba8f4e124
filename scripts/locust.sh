#!/bin/sh
# Installs the Locust that the tests and examples/flask-story run into .cache/locust, unless it is there already. Needs
# Python 3.10 or newer.
set -eu
cd "$(dirname "$0")/.."

version=2.47.0
python=.cache/locust/bin/python
if [ "$("$python" -c 'import importlib.metadata as m; print(m.version("locust"))' 2>/dev/null)" != "$version" ]; then
  rm -rf .cache/locust
  "$(examples/flask/find-python.sh)" -m venv .cache/locust
  "$python" -m pip install --quiet --disable-pip-version-check --no-input "locust==$version"
fi
