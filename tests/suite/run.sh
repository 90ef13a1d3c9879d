#!/bin/bash
# Runs git's own test suite with plain git and with `bbfix git`, and compares test by test.
#
#   tests/suite/run.sh [tiny|full|SCRIPT...]
#
# On Debian, as root: it installs what it needs, builds git's source once (two minutes; kept in
# $BBFIX_SUITE_CACHE, /var/cache/bbfix-suite by default) and runs the tests as a user of its own.
# tiny: 34 scripts, about a minute; full: 174 scripts, about ten. Exit 1 if any test differs.
#
#   BBFIX_SUITE_COMMAND  the bbfix to test, readable for everybody; by default this source tree is
#                        installed into a virtual environment in the cache
#   BBFIX_SUITE_MODE     wrapped (default: the report is off) or reporting (into a file)
#   BBFIX_SUITE_KEEP     folder that receives what differing scripts printed
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
cache=${BBFIX_SUITE_CACHE:-/var/cache/bbfix-suite}
user=${BBFIX_SUITE_USER:-bbfix-suite}
export BBFIX_SUITE_CACHE=$cache BBFIX_SUITE_USER=$user

tree=$("$here/prepare.sh")
command=${BBFIX_SUITE_COMMAND:-}
if [ -z "$command" ]; then
  [ -x "$cache/venv/bin/pip" ] || /usr/bin/python3 -m venv "$cache/venv"
  "$cache/venv/bin/pip" uninstall -qy bbfix >&2 || true
  "$cache/venv/bin/pip" install -q "$here/../.." >&2
  command=$cache/venv/bin/bbfix
fi
runuser -u "$user" -- "$command" git --version >/dev/null || {
  echo "suite: $user cannot run $command" >&2
  exit 2
}

case ${1:-tiny} in
  tiny | full) mapfile -t scripts <"$here/${1:-tiny}.txt" ;;
  *) scripts=("$@") ;;
esac
exec /usr/bin/python3 "$here/compare.py" --tree "$tree" --bbfix "$command" --user "$user" \
  --mode "${BBFIX_SUITE_MODE:-wrapped}" ${BBFIX_SUITE_KEEP:+--keep "$BBFIX_SUITE_KEEP"} "${scripts[@]}"
