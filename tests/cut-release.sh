#!/usr/bin/env bash
# Makes the contract as it is now (protos, events, queues) the last release, in src/Contracts/Released. Usage: tests/cut-release.sh 1.0
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
release=${1:?name the release, for example: tests/cut-release.sh 1.0}
cd "$root"
mkdir -p src/Contracts/Released
MOCKLOOP_CUT_RELEASE=$release dotnet run --project tests/Fuzz.Tests -- --filter-class Mockloop.Fuzz.Tests.Releases.ReleasedContractTests
git --no-pager diff --stat -- src/Contracts/Released
