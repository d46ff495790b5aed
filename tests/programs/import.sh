#!/usr/bin/env bash
# Imports a sheet that LibreOffice Calc has saved, as .xlsx and as .ods, and again after it was saved once more: to the same
# plan. LibreOffice must be there: `.ci/install` installs it.
set -euo pipefail
cd "$(dirname "$0")/../.."
cargo build --locked --quiet
plan="${CARGO_TARGET_DIR:-$PWD/target}/debug/plan"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cp tests/sheets/harbours.csv "$folder/"
cp -r tests/corpus/base "$folder/plan"
cd "$folder"
office() { soffice --headless --norestore "-env:UserInstallation=file://$folder/profile" "$@" >/dev/null; }
# Columns as Calc guesses them: dates become dates, and figures figures.
office --convert-to 'xlsx:Calc MS Excel 2007 XML' --infilter='CSV:59,34,76,1,,1038,false,true' harbours.csv
office --convert-to ods harbours.xlsx
for sheet in harbours.csv harbours.xlsx harbours.ods; do
    "$plan" import "$sheet" --mapping "$sheet.toml" --format csv | cut -d, -f1-4 >"$sheet.rows" || [ "$?" = 1 ]
    cat "$sheet.rows"
done
cmp harbours.csv.rows harbours.xlsx.rows
cmp harbours.csv.rows harbours.ods.rows
"$plan" import harbours.xlsx --mapping harbours.xlsx.toml --write >/dev/null || [ "$?" = 1 ]
"$plan" import harbours.ods --mapping harbours.ods.toml --write --format json >again.json || [ "$?" = 1 ]
grep -q '"new": 0' again.json && grep -q '"changed": 0' again.json
"$plan" check >/dev/null || [ "$?" = 1 ]
echo "a sheet that LibreOffice saved is imported as it was written"
