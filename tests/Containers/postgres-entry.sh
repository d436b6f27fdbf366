#!/bin/sh
# Entry point of the PostgreSQL image that make-images.sh makes. User, password and database come in the variables of the
# ordinary image; arguments are the server's.
set -eu
data=/home/data
for bin in /usr/lib/postgresql/*/bin; do :; done
printf '%s' "${POSTGRES_PASSWORD:?}" >/tmp/password
"$bin/initdb" -D "$data" -U "${POSTGRES_USER:=postgres}" --pwfile=/tmp/password --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 --no-sync
printf 'host all all all scram-sha-256\n' >>"$data/pg_hba.conf"
if [ "${POSTGRES_DB:=$POSTGRES_USER}" != postgres ]; then
  printf 'create database "%s"\n' "$POSTGRES_DB" | "$bin/postgres" --single -D "$data" postgres
fi
exec "$bin/postgres" -D "$data" -c "listen_addresses=*" -c unix_socket_directories=/tmp "$@"
