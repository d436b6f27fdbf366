#!/usr/bin/env bash
# Puts a backup into the state folder of a platform that does not run; the next start goes on from there.
# restore.sh [--demo] [--state FOLDER] [--yes] FILE: --yes replaces what the folder holds.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

file=
options=()
while [[ $# -gt 0 ]]; do
  case $1 in
    --state) options+=("$1" "${2:?--state: a value is missing}"); shift ;;
    -*) options+=("$1") ;;
    *) file=$1 ;;
  esac
  shift
done
if [[ -z $file ]]; then
  say "restore.sh: which backup? (restore.sh [--demo] [--state FOLDER] [--yes] FILE)"
  exit 2
fi
exec "$root/deploy/local/up.sh" --restore "$file" "${options[@]}"
