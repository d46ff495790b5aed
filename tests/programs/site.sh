#!/usr/bin/env bash
# Opens the sites of the played and of a small plan in a browser: no barrier that axe finds, everything by keyboard, no
# request to elsewhere, nothing wider than a screen of 320 pixels, and pages that print; then the HTML and the feeds are
# validated. Each part is left out, aloud, where its program is not there.
set -euo pipefail
cd "$(dirname "$0")/../.."
browser="$PWD/tests/programs/browser"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
missing() { echo "NOT TRIED: there is no $1, with which $2" >&2; }

SITES_FOR_BROWSER="$folder/sites" cargo test --locked --quiet --test suite -- --ignored site::browser >/dev/null

if command -v xmllint >/dev/null; then
    find "$folder/sites" \( -name '*.atom' -o -name '*.xml' -o -name '*.svg' \) -print0 | xargs -0 xmllint --noout
else
    missing xmllint "feeds are read"
fi

# A folder of packages that is there already spares the download.
packages="${BROWSER_PACKAGES:-$folder/packages}"
if [ -z "${WITHOUT_BROWSER:-}" ] && command -v npm >/dev/null && [ ! -d "$packages/node_modules" ]; then
    mkdir -p "$packages"
    # Without the scripts of packages: one of them fetches a Java of its own.
    npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$packages" puppeteer-core@25 axe-core@4.14 vnu-jar >/dev/null 2>&1 || true
fi
chromium="$(command -v chromium || command -v chromium-browser || true)"
if [ -z "${WITHOUT_BROWSER:-}" ] && [ -n "$chromium" ] && [ -d "$packages/node_modules/puppeteer-core" ]; then
    cp "$browser/check.mjs" "$packages/check.mjs"
    for site in ${SITES:-played small}; do
        node "$packages/check.mjs" "$chromium" "$folder/sites/$site" "$folder/$site.pdf"
        if command -v pdfinfo >/dev/null; then
            pdfinfo "$folder/$site.pdf" | grep -q A4 || { echo "$site.pdf is not on A4" >&2; exit 1; }
        fi
    done
else
    missing "Chromium with puppeteer-core and axe-core" "pages are opened, walked through by keyboard and held against WCAG"
fi

jar="${VNU_JAR:-$packages/node_modules/vnu-jar/build/dist/vnu.jar}"
if command -v java >/dev/null && [ -f "$jar" ]; then
    java -Xss4m -jar "$jar" --errors-only --also-check-css --skip-non-html "$folder/sites/played" "$folder/sites/small"
    echo "the HTML and the style sheets are valid"
else
    missing "java with vnu.jar, the Nu Html Checker of the npm package vnu-jar (or VNU_JAR, its path)" "the HTML is validated"
fi
