#!/usr/bin/env bash
# Starts the platform on this machine: installs what is missing, builds, runs the AppHost. up.sh --help lists the options.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

"$root/deploy/local/prepare.sh"
build "$root/AppHost/AppHost.csproj" "$root/AppHost/bin/.built" "$root/AppHost" "$root/ServiceDefaults" "$root/src"
exec dotnet "$root/AppHost/bin/Debug/net10.0/Mockloop.AppHost.dll" "$@"
