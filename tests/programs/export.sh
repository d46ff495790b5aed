#!/usr/bin/env bash
# Opens what `plan export` writes with the programs for which it is meant: the data package with frictionless, the database
# with Datasette and sqlite3, the workbook with LibreOffice Calc. What is not there is named, and left out.
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
not_tried() { echo "NOT TRIED: there is no $1" >&2; }
has() { "$python" -c "import importlib.util, sys; sys.exit(not importlib.util.find_spec('$1'))"; }
export PLAN_TODAY=2032-07-01
cp -r plan seeds "$folder/"
"$python" "$engines/generate.py" "$folder/invented" 1 300
cd "$folder"
for name in plan invented; do
    "$plan" export datapackage "$name.package" --dir "$name" 2>/dev/null
    "$plan" export sqlite "$name.sqlite" --dir "$name" 2>/dev/null
    "$plan" export xlsx "$name.xlsx" --dir "$name" 2>/dev/null
    if has frictionless; then
        "$python" -m frictionless validate "$name.package/datapackage.json" >said || { cat said; exit 1; }
    fi
    if has datasette; then
        "$python" -m datasette "$name.sqlite" --get "/$name.json?sql=SELECT+COUNT(*)+FROM+measure&_shape=arrays" >answer.json
        "$plan" query "SELECT COUNT(*) FROM measure" --format json --dir "$name" >query.json
        "$python" -c "import json; a, b = (json.load(open(f))['rows'] for f in ('answer.json', 'query.json')); assert a == b and a[0][0] > 40, (a, b)"
        "$python" -m datasette "$name.sqlite" --get "/$name/measure" >page.html
        grep -q "section" page.html
    fi
    if command -v sqlite3 >/dev/null; then
        [ -z "$(sqlite3 "$name.sqlite" 'PRAGMA foreign_key_check')" ]
    fi
done
has frictionless && "$python" -c "import frictionless; print('frictionless', frictionless.__version__, 'finds both packages valid')" || not_tried "frictionless for Python"
has datasette && "$python" -c "import datasette; print('Datasette', datasette.__version__, 'shows both databases')" || not_tried "Datasette for Python"
command -v sqlite3 >/dev/null && echo "sqlite3 $(sqlite3 --version | cut -d' ' -f1) opens both databases" || not_tried sqlite3
if ! command -v soffice >/dev/null; then
    not_tried LibreOffice
    exit 0
fi
office() { timeout 120 soffice --headless --norestore "-env:UserInstallation=file://$folder/profile" "$@" >/dev/null; }
# Each sheet as the cells show it; sheets are numbered from 1.
office --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1' --outdir shown plan.xlsx
"$python" - <<'END'
import csv, json, subprocess
def sheet(table):
    return list(csv.DictReader(open(f"shown/plan-{table}.csv", encoding="utf-8")))
measures = sheet("measure")
ids = [row["id"] for row in measures]
assert "II.3.10" in ids and "I.1.2" in ids, ids
assert next(row for row in measures if row["id"] == "I.1.2")["deadline"] == "2021-12-31", measures[1]
amounts = [row["amount"] for row in sheet("allocation") if row["amount"]]
assert "132000000" in amounts, amounts
END
echo "$(soffice --version | cut -d' ' -f1-2) shows days as days, ids as words and amounts as numbers"
