#!/bin/sh
# gunicorn's usual workers: processes that each answer one request at a time.
set -eu
exec .venv/bin/gunicorn app:app --bind "127.0.0.1:${PORT:-3000}" --workers 2 --graceful-timeout 2 --log-level warning
