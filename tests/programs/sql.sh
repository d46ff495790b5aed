#!/usr/bin/env bash
# Asks the ten questions of the manual (`plan help sql`) of SQLite, by `plan query`, and of DuckDB, over what `plan export
# partitions` wrote: of the real plan, of invented ones in which much happened, and of several plans at once. The rows are the
# same. DuckDB for Python must be there: `.ci/install` installs it.
set -euo pipefail
cd "$(dirname "$0")/../.."
if [ -z "${PLAN_BINARY:-}" ]; then
    cargo build --locked --quiet
    PLAN_BINARY="${CARGO_TARGET_DIR:-$PWD/target}/debug/plan"
fi
plan="$(realpath "$PLAN_BINARY")"
python="${PYTHON:-python3}"
engines="$PWD/tests/programs/engines"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
export PLAN_TODAY=2032-07-01
same() { cmp "$folder/$1.sqlite" "$folder/$1.duckdb" || { diff "$folder/$1.sqlite" "$folder/$1.duckdb" | cut -c1-2000; exit 1; }; }
cp -r plan seeds "$folder/"
for number in 1 2 3; do
    "$python" "$engines/generate.py" "$folder/invented$number" "$number" 300
done
for name in plan invented1 invented2 invented3; do
    "$plan" export partitions "$folder/$name.parts" --plan-id "$name" --dir "$folder/$name" 2>/dev/null
    "$python" "$engines/ask.py" plan "$plan" "$folder/$name" >"$folder/$name.sqlite" 2>/dev/null
    "$python" "$engines/ask.py" duckdb "$folder/$name.parts" >"$folder/$name.duckdb" 2>"$folder/said" || { cat "$folder/said"; exit 1; }
    same "$name"
    # And side by side.
    "$plan" export partitions "$folder/plans" --plan-id "$name" --dir "$folder/$name" 2>/dev/null
    "$plan" export sqlite "$folder/$name.sqlite3" --plan-id "$name" --dir "$folder/$name" 2>/dev/null
done
"$python" "$engines/ask.py" sqlite "$folder"/*.sqlite3 >"$folder/several.sqlite" 2>/dev/null
"$python" "$engines/ask.py" duckdb "$folder/plans" >"$folder/several.duckdb" 2>"$folder/said"
same several
grep DuckDB "$folder/said"
echo "the ten questions have the same rows on SQLite and DuckDB: of the real plan, of three invented ones, of all four"
