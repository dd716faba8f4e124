#!/bin/sh
# Takes the picture of a flame graph's page for docs/: scripts/picture.sh PAGE.html docs/flame-graph.png; needs chromium.
set -eu
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
chromium --headless --no-sandbox --disable-gpu --user-data-dir="$profile" --hide-scrollbars --virtual-time-budget=3000 \
  --window-size="1280,${3:-640}" --screenshot="$2" "file://$(realpath "$1")"
