#!/bin/sh
# One worker with one thread: more of them would contend for the interpreter's lock, and CPU time per request would
# depend on who waits for whom. Keep-alive is long enough for a connection to sit out the load on the other revision.
# gunicorn answers SIGTERM by finishing the requests under way.
set -eu
cd "$(dirname "$0")"
exec .venv/bin/gunicorn app:app --bind "127.0.0.1:${PORT:-3000}" --worker-class gthread --workers 1 --threads 1 \
  --keep-alive 15 --graceful-timeout 2 --log-level warning
