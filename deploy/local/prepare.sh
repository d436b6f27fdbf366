#!/usr/bin/env bash
# Makes sure of what the platform needs on this machine: on Debian and Ubuntu by apt, elsewhere it says what to install.
# prepare.sh [--tests | --containers]: --tests also looks for a browser, and for Java where MOCKLOOP_KEYCLOAK names a
# distribution; --containers for a container engine and its client.
set -euo pipefail

say() { printf '%s\n' "$*" >&2; }

# Each line: the Debian package, and what shows that it is there: a program or a path pattern, any of them.
needs() {
  cat <<'LIST'
postgresql /usr/lib/postgresql/1[5-9]/bin/postgres /usr/lib/postgresql/[2-9][0-9]/bin/postgres
rabbitmq-server /usr/lib/rabbitmq/bin/rabbitmq-server rabbitmq-server
crun crun runc
tini tini-static
g++ g++
python3 python3
util-linux setpriv
ocl-icd-libopencl1 /usr/lib/*/libOpenCL.so.1 /usr/lib64/libOpenCL.so.1
pocl-opencl-icd /etc/OpenCL/vendors/*
LIST
  [[ ${1:-} != --tests ]] || printf '%s\n' 'chromium chromium chromium-browser google-chrome' 'bubblewrap bwrap' 'runc runc'
  [[ ${1:-} != --containers ]] || printf '%s\n' 'docker.io dockerd'
  # The engine's package holds the client or, in newer distributions, does not.
  [[ ${1:-} != --containers ]] || ! apt-cache show docker-cli >/dev/null 2>&1 || printf '%s\n' 'docker-cli docker'
  [[ -z ${MOCKLOOP_KEYCLOAK:-} ]] || printf '%s\n' 'openjdk-17-jre-headless java' 'unzip unzip'
}

has() {
  local found
  for found in "$@"; do
    if [[ $found != */* ]]; then
      command -v "$found" >/dev/null && return
    elif compgen -G "$found" >/dev/null; then
      return
    fi
  done
  return 1
}

check_sdk() {
  local dotnet
  if dotnet=$(command -v dotnet) && compgen -G "$(dirname "$(readlink -f "$dotnet")")/sdk/10.*" >/dev/null; then
    return
  fi
  say "The .NET SDK 10 is missing. Install it as https://learn.microsoft.com/dotnet/core/install/linux says, for example:"
  say "  curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0 && export PATH=\$HOME/.dotnet:\$PATH"
  exit 1
}

install() {
  local as=() policy=/usr/sbin/policy-rc.d
  if [[ $EUID -ne 0 ]]; then
    if ! sudo -n true 2>/dev/null; then
      say "Missing: $*. Install them: sudo apt-get install --no-install-recommends $*"
      exit 1
    fi
    as=(sudo -n)
  fi
  say "installing $*"
  # The platform runs servers of its own: none shall be started by being installed.
  local ours=false
  if [[ ! -e $policy ]]; then
    printf '#!/bin/sh\nexit 101\n' | "${as[@]}" tee "$policy" >/dev/null
    "${as[@]}" chmod 755 "$policy"
    ours=true
  fi
  local status=0
  apt_install "$@" || { "${as[@]}" apt-get -qq -o DPkg::Lock::Timeout=300 update >&2 </dev/null && apt_install "$@"; } || status=$?
  if $ours; then
    "${as[@]}" rm -f "$policy"
  fi
  if [[ -d /run/systemd/system ]]; then
    local unit
    for unit in postgresql rabbitmq-server; do
      [[ " $* " != *" $unit "* ]] || "${as[@]}" systemctl disable --now "$unit" >&2 || true
    done
    [[ " $* " != *" docker.io "* ]] || "${as[@]}" systemctl disable --now docker.socket docker.service >&2 || true
  fi
  return "$status"
}

apt_install() {
  "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o DPkg::Lock::Timeout=300 install --no-install-recommends "$@" >&2 </dev/null
}

check_sdk
missing=()
while read -ra need; do
  has "${need[@]:1}" || missing+=("${need[0]}")
done < <(needs "$@")
[[ ${#missing[@]} -gt 0 ]] || exit 0
if ! command -v apt-get >/dev/null; then
  say "Missing (by their Debian names): ${missing[*]}. Install what your system calls them and start again."
  exit 1
fi
install "${missing[@]}"
