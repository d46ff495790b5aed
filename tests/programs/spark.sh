#!/usr/bin/env bash
# Run by hand, for it takes long: the ten questions of the manual on DuckDB and Spark (local-cluster: two executors, each a
# process of its own), over PLANS generated plans of MEASURES measures; the rows are the same, the times stand side by side.
#
#     pip install duckdb pyspark      # and Java 17
#     tests/programs/spark.sh [PLANS [MEASURES [FOLDER]]]      # 200 plans of 5,000 measures, kept in FOLDER where one is named
set -euo pipefail
cd "$(dirname "$0")/../.."
if [ -z "${PLAN_BINARY:-}" ]; then
    cargo build --release --locked --quiet
    PLAN_BINARY="${CARGO_TARGET_DIR:-$PWD/target}/release/plan"
fi
plan="$(realpath "$PLAN_BINARY")"
python="${PYTHON:-python3}"
engines="$PWD/tests/programs/engines"
plans="${1:-200}" measures="${2:-5000}"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
parts="${3:-$folder/plans}"
export PLAN_TODAY=2032-07-01
for number in $(seq "$plans"); do
    [ -e "$parts/measure/plan_id=plan-$number/part.csv" ] && continue
    # One at a time: a million files would only fill the disk.
    "$python" "$engines/generate.py" "$folder/one" "$number" "$measures"
    "$plan" export partitions "$parts" --plan-id "plan-$number" --dir "$folder/one" 2>"$folder/said" || { cat "$folder/said"; exit 1; }
    rm -rf "$folder/one"
done
echo "$plans plans of $measures measures: $(du -sh "$parts" | cut -f1)"
"$python" "$engines/ask.py" duckdb "$parts" >"$folder/duckdb"
"$python" "$engines/ask.py" spark "$parts" 2>&1 >"$folder/spark" | grep -E ' s( |$)|Spark [0-9]|ready|Error'
cmp "$folder/duckdb" "$folder/spark"
# Ten answers without a row would be the same, too.
[ "$(grep -cv '"rows": \[\]}$' "$folder/duckdb")" = 10 ] || { echo "a question has no rows" >&2; exit 1; }
echo "the ten questions have the same rows on DuckDB and Spark, and each has some"
