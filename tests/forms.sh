#!/usr/bin/env bash
# Sends forms through LibreOffice Calc (.xlsx, .ods, .csv) and openpyxl: what comes back untouched changes nothing, and what
# was filled in is taken once, whichever program saved it. LibreOffice must be there; openpyxl is left out where it is not.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo build --locked --quiet
plan="${CARGO_TARGET_DIR:-$PWD/target}/debug/plan"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cp -r plan seeds "$folder/"
cd "$folder"
office() { timeout 120 soffice --headless --norestore "-env:UserInstallation=file://$folder/profile" "$@" >/dev/null; }
has() { python3 -c "import json,sys; a=json.load(open('$1')); sys.exit(0 if a['$2'] == $3 and not a['refused'] and not a['conflicts'] else 1)" || { cat "$1"; exit 1; }; }
export PLAN_TODAY=2022-12-20
for lang in en hu; do
    mkdir -p "$lang/saved"
    "$plan" form --body IM --period 2022-H2 --lang "$lang" -o "$lang/form.xlsx" 2>/dev/null
    office --convert-to 'xlsx:Calc MS Excel 2007 XML' --outdir "$lang/saved" "$lang/form.xlsx"
    office --convert-to ods --outdir "$lang/saved" "$lang/form.xlsx"
    office --convert-to 'csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true' --outdir "$lang/saved" "$lang/form.xlsx"
    for saved in "$lang/form.xlsx" "$lang"/saved/form.*; do
        "$plan" collect "$saved" --write --format json >untouched.json
        has untouched.json taken 0
    done
    diff -r plan "$OLDPWD/plan"
done
if ! python3 -c 'import openpyxl' 2>/dev/null; then
    echo "NOT TRIED: there is no openpyxl for Python, with which a form is filled in" >&2
    exit 0
fi
for lang in en hu; do
    rm -rf plan && cp -r "$OLDPWD/plan" .
    python3 - "$lang" <<'END'
import sys, datetime, openpyxl
lang = sys.argv[1]
book = openpyxl.load_workbook(f"{lang}/form.xlsx")
sheet = book.worksheets[0]
names = {"Row": "key", "Sor": "key", "Status": "status", "Állapot": "status", "Value": "value", "Érték": "value",
         "Date": "date", "Dátum": "date", "In your words": "text", "Szöveges jelentés": "text"}
head = next(row for row in sheet.iter_rows() if row[0].value in ("Row", "Sor"))
at = {names[cell.value]: cell.column for cell in head if cell.value in names}
written = 0
for row in range(head[0].row + 1, sheet.max_row + 1):
    key = sheet.cell(row, at["key"]).value
    if "/V" in key:
        sheet.cell(row, at["value"]).value = "2,5" if lang == "hu" else 3
    elif "/M" not in key:
        sheet.cell(row, at["status"]).value = "folyamatban" if lang == "hu" else "in progress"
        sheet.cell(row, at["date"]).value = "2022. 12. 10." if lang == "hu" else datetime.date(2022, 12, 10)
        sheet.cell(row, at["text"]).value = "two words\nand a line"
        written += 1
book.save(f"{lang}/filled.xlsx")
open("count", "w").write(str(written))
END
    office --convert-to ods --outdir "$lang/saved" "$lang/filled.xlsx"
    "$plan" collect "$lang/filled.xlsx" --write --format json >filled.json 2>/dev/null
    has filled.json taken "$(cat count)"
    for again in "$lang/filled.xlsx" "$lang/saved/filled.ods"; do
        "$plan" collect "$again" --write --format json >again.json
        has again.json taken 0
        has again.json unchanged "$(cat count)"
    done
    "$plan" check >/dev/null
done
echo "forms come back from LibreOffice and openpyxl as they were sent, and what was filled in is taken once"
