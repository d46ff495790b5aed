#!/usr/bin/env bash
# Opens what `--excel` writes in LibreOffice Calc, and looks whether ids that look like numbers are still ids.
# LibreOffice must be there: `.ci/install` installs it.
set -euo pipefail
cd "$(dirname "$0")/../.."
cargo build --locked --quiet
plan="${CARGO_TARGET_DIR:-$PWD/target}/debug/plan"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cp -r tests/corpus/base "$folder/plan"
cd "$folder"
# `1.10` is not `1.1`, and `3-4` is no day in March.
printf '\n[[section]]\nid = "1"\ntitle = "Numbers"\n' >>plan/plan.toml
for id in 1.1 1.10 1.3; do
    sed 's/^title .*/title = "3-4"/' plan/II/II.1.toml >"plan/$id.toml"
done
"$plan" list --excel --keep-going >measures.csv
office() { soffice --headless --norestore "-env:UserInstallation=file://$folder/profile" "$@" >/dev/null; }
office --convert-to 'xlsx:Calc MS Excel 2007 XML' --infilter='CSV:59,34,76,1' measures.csv
# And back as the cells show it: a number would have lost its zero.
office --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true' --outdir back measures.xlsx
ids="$(tr -d '\t"' <back/measures.csv | cut -d, -f1 | grep '^1[.]' | paste -sd' ')"
titles="$(tr -d '\t"' <back/measures.csv | grep '^1[.]' | cut -d, -f4 | sort -u)"
echo "the spreadsheet shows the ids $ids and the title $titles"
[ "$ids" = "1.1 1.3 1.10" ] && [ "$titles" = "3-4" ]
