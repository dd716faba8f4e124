#!/bin/sh
# Installs what the tests need beside the npm packages; what is there already is kept.
#
#   act              runs the action's workflow in the end-to-end tests; built from source, needs Go 1.25 or newer
#   actionlint       reads the workflows of the repository and of the documentation, as does zizmor; built from source
#   k6               runs k6 scripts in the tests; built from source
#   zizmor           comes as a Python package, in an environment of its own
#   locust           runs locustfiles in the tests; needs Python 3.10 or newer
#   callgrind_annotate and kcachegrind read what is exported for them, the latter on a display of its own (xvfb); by apt-get
#   wrk and hey      load services in the tests; wrk comes by apt-get, hey is built from source
#   ip               makes the networks of the tests with several hosts, as root; by apt-get (iproute2)
#   wsgi             servers and frameworks under which services are profiled in the tests, and py-spy; needs Python 3.10 or newer
#   wsgi-3.11, …     Flask for each Python from 3.11 on that is there, as profilers differ between them
#   examples/flask   its virtual environment; needs Python 3.10 or newer
#   examples/express its packages, so that a worktree finds them in npm's cache
set -eu
cd "$(dirname "$0")/.."

act_version=0.2.89
if [ "$(.cache/bin/act --version 2>/dev/null)" != "act version $act_version" ]; then
  mkdir -p .cache/bin
  CGO_ENABLED=0 GOBIN=$PWD/.cache/bin go install "github.com/nektos/act@v$act_version"
fi

actionlint_version=1.7.12
if [ "$(.cache/bin/actionlint -version 2>/dev/null | head -n 1)" != "v$actionlint_version" ]; then
  CGO_ENABLED=0 GOBIN=$PWD/.cache/bin go install "github.com/rhysd/actionlint/cmd/actionlint@v$actionlint_version"
fi

k6_version=1.8.1
case "$(.cache/bin/k6 version 2>/dev/null)" in
"k6 v$k6_version "*) ;;
*) CGO_ENABLED=0 GOBIN=$PWD/.cache/bin go install "go.k6.io/k6@v$k6_version" ;;
esac

zizmor_version=1.32.0
if [ "$(.cache/zizmor/bin/zizmor --version 2>/dev/null)" != "zizmor $zizmor_version" ]; then
  python3 -m venv .cache/zizmor
  .cache/zizmor/bin/pip install --quiet "zizmor==$zizmor_version"
fi

scripts/locust.sh

for tool in callgrind_annotate kcachegrind xvfb-run dbus-run-session xwininfo wrk ip; do
  command -v "$tool" >/dev/null && continue
  [ "$(id -u)" = 0 ] && root= || root=sudo
  $root apt-get update -qq
  $root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
    valgrind kcachegrind xvfb xauth dbus x11-utils wrk iproute2 >/dev/null
  break
done

hey_version=0.1.5
if ! go version -m .cache/bin/hey 2>/dev/null | grep -q "rakyll/hey.v$hey_version"; then
  CGO_ENABLED=0 GOBIN=$PWD/.cache/bin go install "github.com/rakyll/hey@v$hey_version"
fi

wsgi="Flask==3.1.3 Django==5.2.19 gunicorn==27.0.1 gevent==26.9.0 packaging==26.0 waitress==3.0.2 py-spy==0.4.3"
if [ "$(cat .cache/wsgi/packages 2>/dev/null)" != "$wsgi" ]; then
  rm -rf .cache/wsgi
  "$(examples/flask/find-python.sh)" -m venv .cache/wsgi
  # shellcheck disable=SC2086 # several packages
  .cache/wsgi/bin/pip install --quiet --disable-pip-version-check --no-input $wsgi
  echo "$wsgi" > .cache/wsgi/packages
fi

flask="Flask==3.1.3 gunicorn==27.0.1 packaging==26.0"
for version in 3.11 3.12 3.13; do
  for python in "python$version" "${PYENV_ROOT:-$HOME/.pyenv}/versions/$version".*/bin/python3; do
    "$python" -c "import sys, venv; sys.exit('%d.%d' % sys.version_info[:2] != '$version')" 2>/dev/null || continue
    [ "$(cat ".cache/wsgi-$version/packages" 2>/dev/null)" = "$flask" ] && break
    rm -rf ".cache/wsgi-$version"
    "$python" -m venv ".cache/wsgi-$version"
    # shellcheck disable=SC2086 # several packages
    ".cache/wsgi-$version/bin/pip" install --quiet --disable-pip-version-check --no-input $flask
    echo "$flask" > ".cache/wsgi-$version/packages"
    break
  done
done

examples/flask/setup.sh

(
  cd examples/express
  # A lockfile that npm wrote last is one whose packages are installed.
  [ node_modules/.package-lock.json -nt package-lock.json ] || npm ci
)
