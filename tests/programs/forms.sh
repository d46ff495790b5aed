#!/usr/bin/env bash
# Sends forms through LibreOffice Calc (.xlsx, .ods, .csv) and openpyxl: what comes back untouched changes nothing, and what
# was filled in is taken once, whichever program saved it; two half-years of twelve bodies, in both languages, give the same
# returns through LibreOffice as without it. LibreOffice must be there; openpyxl is left out where it is not.
set -euo pipefail
cd "$(dirname "$0")/../.."
cargo build --locked --quiet
plan="${CARGO_TARGET_DIR:-$PWD/target}/debug/plan"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cp -r plan seeds "$folder/"
cd "$folder"
office() { timeout 120 soffice --headless --norestore "-env:UserInstallation=file://$folder/profile" "$@" >/dev/null; }
has() { python3 -c "import json,sys; a=json.load(open('$1')); sys.exit(0 if a['$2'] == $3 and not a['refused'] and not a['conflicts'] else 1)" || { cat "$1"; exit 1; }; }
# Fills a form in: `fill FORM FILLED DAY`; how many rows become reports.
fill() { python3 "$folder/fill.py" "$@"; }
cat >"$folder/fill.py" <<'END'
import sys, datetime, openpyxl
form, filled, day = sys.argv[1:]
day = datetime.date.fromisoformat(day)
book = openpyxl.load_workbook(form)
sheet = book.worksheets[0]
is_hungarian = sheet.title == "Űrlap"
names = {"Row": "key", "Sor": "key", "Status": "status", "Állapot": "status", "Value": "value", "Érték": "value",
         "Date": "date", "Dátum": "date", "In your words": "text", "Szöveges jelentés": "text",
         "Spent so far": "spent", "Eddig kifizetve": "spent"}
head = next(row for row in sheet.iter_rows() if row[0].value in ("Row", "Sor"))
at = {names[cell.value]: cell.column for cell in head if cell.value in names}
written = 0
for row in range(head[0].row + 1, sheet.max_row + 1):
    key = sheet.cell(row, at["key"]).value
    if "/V" in key:
        sheet.cell(row, at["value"]).value = "2,5" if is_hungarian else 3
    elif "/M" not in key:
        sheet.cell(row, at["status"]).value = "folyamatban" if is_hungarian else "in progress"
        sheet.cell(row, at["date"]).value = f"{day.year}. {day.month}. {day.day}." if is_hungarian else day
        sheet.cell(row, at["text"]).value = "two  words\n\nand a line, „ő” & <b> _x000D_ 👩"
        # This measure has one source of funding.
        if key == "II.3.5":
            sheet.cell(row, at["spent"]).value = "12 500" if is_hungarian else 12500
        written += 1
book.save(filled)
print(written)
END
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
    fill "$lang/form.xlsx" "$lang/filled.xlsx" 2022-12-10 >count
    office --convert-to ods --outdir "$lang/saved" "$lang/filled.xlsx"
    "$plan" collect "$lang/filled.xlsx" --write --format json >filled.json 2>/dev/null
    has filled.json taken "$(cat count)"
    for again in "$lang/filled.xlsx" "$lang/saved/filled.ods"; do
        "$plan" collect "$again" --write --format json >again.json
        has again.json taken 0
        has again.json unchanged "$(cat count)"
    done
    "$plan" check >/dev/null
    "$plan" funding --format json >funding.json
    python3 -c "import json; a=json.load(open('funding.json')); assert a['total_spent'] == [{'currency': 'HUF', 'amount': 12500}], a['total_spent']"
done

# Two half-years of eight bodies that owe and four that have a part, in turn in English and Hungarian.
rm -rf plan && cp -r "$OLDPWD/plan" .
bodies=(BM EMMI GFM IM ITM KIM PM PMO LÜ ORFK SZGYF ngo-roundtable)
for half in 2022-H2:2022-12-10 2023-H1:2023-06-10; do
    period="${half%%:*}" day="${half#*:}"
    export PLAN_TODAY="${day%10}20"
    rm -rf played && mkdir -p played/filled played/xlsx played/ods
    "$plan" form --all --partners --period "$period" --lang en -o played/en 2>/dev/null
    "$plan" form --all --partners --period "$period" --lang hu -o played/hu 2>/dev/null
    total=0 lang=hu
    for body in "${bodies[@]}"; do
        [ "$lang" = en ] && lang=hu || lang=en
        total=$((total + $(fill "played/$lang/$body.xlsx" "played/filled/$body.xlsx" "$day")))
    done
    office --convert-to 'xlsx:Calc MS Excel 2007 XML' --outdir played/xlsx played/filled/*.xlsx
    office --convert-to ods --outdir played/ods played/filled/*.xlsx
    for way in filled xlsx ods; do
        rm -rf "as-$way" && cp -r plan "as-$way"
        "$plan" -C "as-$way" collect "played/$way"/* --write --format json >played.json 2>/dev/null
        has played.json taken "$total"
        diff -r as-filled "as-$way"
        "$plan" -C "as-$way" collect played/*/*.{xlsx,ods} --write --format json >again.json 2>/dev/null || true
        python3 -c "import json; a=json.load(open('again.json')); assert a['taken'] == 0, a"
    done
    rm -rf plan && mv as-ods plan
    "$plan" check >/dev/null
done
echo "forms come back from LibreOffice and openpyxl as they were sent, and what was filled in is taken once"
