#!/usr/bin/env bash
# The tests that need only an address of PostgreSQL and RabbitMQ, once with both in containers. tests/run.sh --containers
# calls it. Exit status 2: it could not run here, with the reason.
# run.sh [--pull] [arguments of dotnet test]: --pull downloads the ordinary images instead of making some from this machine's programs.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../../deploy/local/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/../../deploy/local/common.sh"
here=$root/tests/Containers
# shellcheck source-path=SCRIPTDIR source=engine.sh
. "$here/engine.sh"

projects=(ServiceDefaults Identity Questions Scheduling Matching Debrief)
pull=false
if [[ ${1:-} == --pull ]]; then
  pull=true
  shift
fi

run=mockloop-test-$$
temporary=$(mktemp -d)
made=()
# The tests run behind this script, or an interrupt would wait for their end.
job=

clean_up() {
  trap '' INT TERM HUP
  if [[ -n $job ]]; then
    kill -TERM "$job" 2>/dev/null || true
    wait "$job" 2>/dev/null || true
  fi
  if engine_answers; then
    local left
    mapfile -t left < <(docker ps -aq --filter "label=mockloop.run=$run")
    [[ ${#left[@]} -eq 0 ]] || docker rm -fv "${left[@]}" >/dev/null || true
    [[ ${#made[@]} -eq 0 ]] || docker rmi -f "${made[@]}" >/dev/null 2>&1 || true
  fi
  stop_engine
  rm -rf "$temporary"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

"$root/deploy/local/prepare.sh" || exit 2
find_engine "$temporary/engine" "$run" || exit 2
say "container engine $(docker version --format '{{.Server.Version}}'), $engine_is"

if $pull; then
  images=(postgres:17-alpine rabbitmq:4-alpine)
else
  images=("$run-postgres:local" "$run-rabbitmq:local")
  made=("${images[@]}")
  "$here/make-images.sh" "${images[@]}" || { say "the images could not be made"; exit 2; }
fi

cd "$root"
for project in "${projects[@]}"; do
  folder=$root/tests/$project.Tests
  build "$folder/$project.Tests.csproj" "$folder/bin/.built" \
    "$folder" "$root/tests/TestServers" "$root/AppHost" "$root/ServiceDefaults" "$root/src"
done
build "$here/Containers.csproj" "$here/bin/.built" "$here"

# The reaper that Testcontainers starts by itself would have to be downloaded; clean_up does its work.
export TESTCONTAINERS_RYUK_DISABLED=true TESTCONTAINERS_HOST_OVERRIDE=127.0.0.1
DOCKER_API_VERSION=${DOCKER_API_VERSION:-$(docker version --format '{{.Server.APIVersion}}')}
export DOCKER_API_VERSION
modules=$(printf 'tests/%s.Tests/bin/Debug/net10.0/Mockloop.*.Tests.dll;' "${projects[@]}")
status=0
# Ends with this script, however that ends.
setpriv --pdeathsig TERM dotnet "$here/bin/Debug/net10.0/Mockloop.Containers.dll" "$run" "$pull" "${images[@]}" \
  dotnet test --test-modules "$modules" "$@" </dev/null > >(tee "$temporary/output") &
job=$!
wait "$job" || status=$?
job=
[[ $status -ne 2 ]] || exit 2
awk '/^ *failed: /{f=$2} /^ *succeeded: /{s=$2} /^ *skipped: /{k=$2} END{printf "%d passed, %d failed, %d skipped\n",s,f,k}' "$temporary/output"
exit "$status"
