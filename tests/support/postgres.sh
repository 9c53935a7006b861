#!/bin/bash
# A PostgreSQL server for tests: new, empty, on a free port of 127.0.0.1, gone when stopped.
#
#   tests/support/postgres.sh start [PLACE]   starts it and prints its address, postgresql://…
#   tests/support/postgres.sh stop [PLACE]    stops it and removes all it held
#
# PLACE is a small file that remembers the server (build/test-postgres). The server runs as an ordinary
# user: the caller, or `postgres` (else `nobody`) where the caller is root. Whoever can reach 127.0.0.1
# may use it, nothing is kept on disk for sure: for tests only.
set -euo pipefail

root=$(cd "$(dirname "$(readlink -f "$0")")/../.." && pwd)
place=${2:-$root/build/test-postgres}

find_programs() {
  local folder
  for folder in /usr/lib/postgresql/15/bin /usr/lib/postgresql/*/bin; do
    if [ -x "$folder/initdb" ]; then
      echo "$folder"
      return
    fi
  done
  echo "There is no PostgreSQL on this machine (Debian package postgresql-15)." >&2
  exit 1
}

# Runs a command as the user of the server.
as_user() {
  if [ "$(id -u)" -ne 0 ]; then
    "$@"
  elif id postgres >/dev/null 2>&1; then
    runuser -u postgres -- "$@"
  else
    runuser -u nobody -- "$@"
  fi
}

free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

start() {
  local programs folder port
  stop
  programs=$(find_programs)
  folder=$(mktemp -d /tmp/anlanh-postgres-XXXXXX)
  chmod 700 "$folder"
  if [ "$(id -u)" -eq 0 ]; then chown "$(as_user id -un)" "$folder"; fi
  mkdir -p "$(dirname "$place")"
  echo "$folder" > "$place"
  cd "$folder"
  as_user "$programs/initdb" --pgdata="$folder/data" --username=anlanh --auth=trust --encoding=UTF8 \
    --locale=C.UTF-8 --no-sync > "$folder/initdb.log" 2>&1 || { cat "$folder/initdb.log" >&2; exit 1; }
  as_user tee -a "$folder/data/postgresql.conf" > /dev/null <<EOF
listen_addresses = '127.0.0.1'
unix_socket_directories = '$folder'
fsync = off
synchronous_commit = off
full_page_writes = off
max_connections = 300
shared_buffers = 64MB
autovacuum = off
EOF
  # Somebody may take the free port before us: then try the next.
  for _ in 1 2 3; do
    port=$(free_port)
    if as_user "$programs/pg_ctl" --pgdata="$folder/data" --log="$folder/server.log" --options="-p $port" \
      --wait --timeout=60 start > "$folder/pg_ctl.log" 2>&1; then
      as_user "$programs/createdb" --host="$folder" --port="$port" --username=anlanh anlanh
      echo "postgresql://anlanh@127.0.0.1:$port/anlanh"
      return
    fi
  done
  echo "PostgreSQL did not start:" >&2
  cat "$folder/pg_ctl.log" "$folder/server.log" >&2
  exit 1
}

stop() {
  local folder
  [ -f "$place" ] || return 0
  folder=$(cat "$place")
  # Only a folder that `start` made is ever removed.
  case $folder in /tmp/anlanh-postgres-??????) ;; *) echo "odd content in $place" >&2; exit 1 ;; esac
  if [ -f "$folder/data/postmaster.pid" ]; then
    (cd "$folder" && as_user "$(find_programs)/pg_ctl" --pgdata="$folder/data" --mode=immediate --wait stop) \
      > /dev/null 2>&1 || true
  fi
  rm -rf "$folder"
  rm -f "$place"
}

case ${1:-} in
  start) start ;;
  stop) stop ;;
  *) sed -n '2,9s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
