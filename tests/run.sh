#!/usr/bin/env bash
# Prepares the machine, builds, runs every test; the last line says "N passed, N failed, N skipped".
# Arguments go to dotnet test, for example: tests/run.sh --filter-namespace Mockloop.Scheduling.Tests
# tests/run.sh --chaos [--seed N] … runs tests/Chaos instead; the arguments after it are its own.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../deploy/local/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/../deploy/local/common.sh"

# tests/run.sh --containers [--pull] …: the tests on PostgreSQL and RabbitMQ, with both in containers.
if [[ ${1:-} == --containers ]]; then
  exec "$root/tests/Containers/run.sh" "${@:2}"
fi

if [[ ${1:-} == --chaos ]]; then
  "$root/deploy/local/prepare.sh"
  build "$root/tests/Chaos/Chaos.csproj" "$root/tests/Chaos/bin/.built" \
    "$root/tests/Chaos" "$root/tests/TestServers" "$root/AppHost" "$root/ServiceDefaults" "$root/src"
  exec dotnet "$root/tests/Chaos/bin/Debug/net10.0/Mockloop.Chaos.dll" "${@:2}"
fi

# tests/run.sh --load [queue [N] | rate [N] | pool [N [SEED]] | replicas | restart], tests/run.sh --soak [--minutes N]: long runs on real processes.
if [[ ${1:-} == --load || ${1:-} == --soak ]]; then
  "$root/deploy/local/prepare.sh"
  build "$root/tests/Load/Load.csproj" "$root/tests/Load/bin/.built" \
    "$root/tests/Load" "$root/tests/TestServers" "$root/AppHost" "$root/ServiceDefaults" "$root/src"
  [[ $1 == --load ]] || set -- --load soak "${@:2}"
  exec dotnet "$root/tests/Load/bin/Debug/net10.0/Mockloop.Load.dll" "${@:2}"
fi

# tests/run.sh --bench [overhead | limits | interactive | leaks | verification | growth | feed [TOKENS] | device | replay | calibration | pair | plan | all]: the judge against named baselines, calibration against known truths, pairing against the heaviest edge first.
if [[ ${1:-} == --bench ]]; then
  "$root/deploy/local/prepare.sh" --tests # with runc and bubblewrap, to stand beside crun
  dotnet build -c Release "$root/tests/Benchmarks" --nologo -v q -clp:NoSummary </dev/null
  exec dotnet "$root/tests/Benchmarks/bin/Release/net10.0/Mockloop.Benchmarks.dll" "${@:2}"
fi

# tests/run.sh --backup …: the ordinary tests with the play that goes on after a restore (another minute and a half).
if [[ ${1:-} == --backup ]]; then
  export MOCKLOOP_TEST_BACKUP=1
  shift
fi

"$root/deploy/local/prepare.sh" --tests
temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT
cd "$root"
TMPDIR=$temporary dotnet build Platform.sln --nologo -v q -clp:NoSummary </dev/null
status=0
dotnet test --solution Platform.sln --no-build "$@" </dev/null | tee "$temporary/output" || status=$?
# What failed, once more where it is seen: the output above is long.
awk '/^failed /{left=10} /^(passed|skipped|Running tests) /{left=0} left>0{print; left--}' "$temporary/output"
awk '/^ *failed: /{f=$2} /^ *succeeded: /{s=$2} /^ *skipped: /{k=$2} END{printf "%d passed, %d failed, %d skipped\n",s,f,k}' "$temporary/output"
exit "$status"
