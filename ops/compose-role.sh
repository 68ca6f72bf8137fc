#!/bin/sh
# Makes the role of the running program. The image of Postgres runs it once, in a new volume
# (compose.yaml); in an older one run it by hand: docker compose exec postgres \
#     sh /docker-entrypoint-initdb.d/role.sh
set -eu

psql -qX -v ON_ERROR_STOP=1 -v password="$APP_PASSWORD" -U "$POSTGRES_USER" -d "$POSTGRES_DB" <<'SQL'
create role rumo_app login password :'password';
SQL
