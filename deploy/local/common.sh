# shellcheck shell=bash
# Sourced by the scripts beside it and by tests/run.sh: where the checkout is, and how it is built.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
# No build process may outlive the build.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false

say() { printf '%s\n' "$*" >&2; }

# The .NET tools want a home folder they can write to.
if [[ -z ${HOME:-} || ! -d ${HOME:-} || ! -w ${HOME:-} ]]; then
  export HOME=$root/.data/home
  mkdir -p "$HOME"
fi

# is_stale STAMP SOURCE...: whether anything in the sources is newer than the stamp. Folders count: a deleted file
# changes the folder it was in.
is_stale() {
  local stamp=$1
  shift
  [[ ! -e $stamp ]] || [[ -n $(find "$@" \( -name bin -o -name obj \) -prune -o -newer "$stamp" -print -quit) ]]
}

# build PROJECT STAMP SOURCE...: builds unless it is up to date; one build of this checkout at a time.
build() {
  local project=$1 stamp=$2
  shift 2
  local sources=("$root"/Directory.*.props "$root/global.json" "$root/BannedSymbols.txt" "$@")
  is_stale "$stamp" "${sources[@]}" || return 0
  (
    flock 9
    is_stale "$stamp" "${sources[@]}" || exit 0
    say "building ${project#"$root"/}"
    temporary=$(mktemp -d)
    trap 'rm -rf "$temporary"' EXIT
    # Made by the build, in folders whose date counts: made beforehand, or the first build would look stale afterwards.
    find "$@" -name '*.csproj' -execdir mkdir -p bin obj \;
    touch "$temporary/before"
    TMPDIR=$temporary dotnet build "$project" --nologo -v q -clp:"NoSummary;ErrorsOnly" >&2 </dev/null 9<&- || exit
    # Dated to before the build: what was edited meanwhile is built the next time.
    mkdir -p "$(dirname "$stamp")"
    touch -r "$temporary/before" "$stamp"
  ) 9<"$root"
}
