#!/usr/bin/env bash
# Makes container images of this machine's own PostgreSQL and RabbitMQ: their files, the libraries that ldd names, an
# entry point. Nothing is downloaded; what comes out is for tests on this machine only.
# make-images.sh POSTGRES_IMAGE RABBITMQ_IMAGE, for the engine that the docker client talks to.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() { printf '%s\n' "$*" >&2; exit 1; }

# new_root NAME: an empty root folder with the links that a merged /usr has, and a user without rights.
new_root() {
  rootfs=$work/$1
  mkdir -p "$rootfs"/{usr/bin,usr/lib,etc,proc,sys,dev,home,tmp}
  local link
  for link in bin sbin lib lib64; do
    [[ ! -L /$link ]] || { mkdir -p "$rootfs/usr/$link" && ln -s "usr/$link" "$rootfs/$link"; }
  done
  # Any folder of the server is made by its entry point, whoever built the image.
  chmod 1777 "$rootfs"/{home,tmp}
  printf '%s\n' root:x:0:0::/:/bin/sh server:x:999:999::/home:/bin/sh >"$rootfs/etc/passwd"
  printf '%s\n' root:x:0: server:x:999: >"$rootfs/etc/group"
  printf 'hosts: files\n' >"$rootfs/etc/nsswitch.conf"
}

# put PATH...: files or folders, at the path they have here, with the libraries that the programs in them need.
put() {
  cp -RL --parents "$@" "$rootfs"
  local libraries
  mapfile -t libraries < <(find -L "$@" -type f \( -perm /111 -o -name '*.so*' \) -exec ldd {} + 2>/dev/null |
    awk '$2 == "=>" && $3 ~ /^\// { print $3 } $1 ~ /^\// && $2 ~ /^\(/ { print $1 }' | sort -u)
  [[ ${#libraries[@]} -eq 0 ]] || cp -L --parents "${libraries[@]}" "$rootfs"
}

put_programs() {
  local name path
  for name in "$@"; do
    path=$(command -v "$name") || fail "there is no program $name for the image"
    put "$path"
  done
}

# seal IMAGE ENTRY_POINT PORT
seal() {
  install -m 755 "$here/$2" "$rootfs/entry"
  # Other users than the one that builds must be able to enter the root.
  chmod 755 "$rootfs"
  tar -C "$rootfs" --owner=0 --group=0 -c . | docker import \
    --change 'USER 999:999' --change 'ENTRYPOINT ["/entry"]' --change "EXPOSE $3" \
    --change 'ENV PATH=/usr/lib/rabbitmq/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/home LC_ALL=C.UTF-8' - "$1" >/dev/null
  printf '%s: %s MB\n' "$1" "$(du -sm "$rootfs" | cut -f1)" >&2
}

postgres() {
  local bin lib
  bin=$(compgen -G '/usr/lib/postgresql/*/bin' | sort -V | tail -n 1) || fail "PostgreSQL is not installed as Debian packages it"
  new_root postgres
  put "$bin"/{postgres,initdb,pg_isready} /usr/share/zoneinfo "/usr/share/postgresql/$(basename "$(dirname "$bin")")"
  ln -s "$bin"/{postgres,initdb,pg_isready} "$rootfs/usr/bin"
  # Part of the C library in some distributions, files in others.
  if compgen -G '/usr/lib/locale/C.*' >/dev/null; then
    put /usr/lib/locale/C.*
  fi
  # Compiling queries would bring a whole compiler along.
  mapfile -t lib < <(compgen -G "${bin%bin}lib/*.so" | grep -v llvm)
  put "${lib[@]}"
  put_programs sh mkdir
  seal "$1" postgres-entry.sh 5432
}

rabbitmq() {
  compgen -G '/usr/lib/rabbitmq/bin/rabbitmq-server' >/dev/null || fail "RabbitMQ is not installed as Debian packages it"
  new_root rabbitmq
  put /usr/lib/erlang
  # Its scripts find their place through links, so these stay links.
  cp -a --parents /usr/lib/rabbitmq "$rootfs"
  ln -s ../lib/erlang/bin/erl "$rootfs/usr/bin/erl"
  ln -s ../lib/erlang/bin/escript "$rootfs/usr/bin/escript"
  put_programs sh env dirname basename readlink sed grep mkdir chmod cat id date hostname uname expr
  seal "$1" rabbitmq-entry.sh 5672
}

[[ $# -eq 2 ]] || fail "usage: make-images.sh POSTGRES_IMAGE RABBITMQ_IMAGE"
postgres "$1"
rabbitmq "$2"
