#!/usr/bin/env bash
# Prepares the machine, builds, runs every test; the last line says "N passed, N failed, N skipped".
# Arguments go to dotnet test, for example: tests/run.sh --filter-namespace Mockloop.Scheduling.Tests
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../deploy/local/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/../deploy/local/common.sh"

for argument in "$@"; do
  case $argument in
    --chaos | --containers)
      say "$argument: there are no such tests yet"
      exit 2
      ;;
  esac
done

"$root/deploy/local/prepare.sh" --tests
temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT
cd "$root"
TMPDIR=$temporary dotnet build Platform.sln --nologo -v q -clp:NoSummary </dev/null
status=0
dotnet test --solution Platform.sln --no-build "$@" </dev/null | tee "$temporary/output" || status=$?
awk '/^ *failed: /{f=$2} /^ *succeeded: /{s=$2} /^ *skipped: /{k=$2} END{printf "%d passed, %d failed, %d skipped\n",s,f,k}' "$temporary/output"
exit "$status"
