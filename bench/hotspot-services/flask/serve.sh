#!/bin/sh
set -eu
exec .venv/bin/gunicorn app:app --bind "127.0.0.1:${PORT:-3000}" --worker-class gthread --workers 1 --threads 1 \
  --keep-alive 15 --graceful-timeout 2 --log-level warning
