#!/usr/bin/env bash
# Copies all databases, as of one moment, and the secrets into one file, also while the platform runs.
# backup.sh [--demo] [--state FOLDER] [--yes] [FILE]: without FILE it names one by the time, in the current folder.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

file=mockloop-$(date -u +%Y%m%d-%H%M%S).backup
options=()
while [[ $# -gt 0 ]]; do
  case $1 in
    --state) options+=("$1" "${2:?--state: a value is missing}"); shift ;;
    -*) options+=("$1") ;;
    *) file=$1 ;;
  esac
  shift
done
exec "$root/deploy/local/up.sh" --backup "$file" "${options[@]}"
