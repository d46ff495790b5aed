#!/usr/bin/env bash
# Opens the papers with other programs: python-docx and LibreOffice read the same headings, rows of headings and figures from
# a Word file, a browser prints the HTML on A4, and no table loses a row on the way. Each program is left out, aloud, where
# it is not there.
set -euo pipefail
cd "$(dirname "$0")/../.."
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
# The half-years that the tests play, as a repository.
PAPERS_TO="$folder" cargo test --locked --quiet --test suite -- --ignored the_half_years_can_be_looked_at >/dev/null
cargo build --locked --quiet
plan="${CARGO_TARGET_DIR:-$PWD/target}/debug/plan"
cd "$folder/half-years"
for lang in en hu; do
    for ending in docx html md; do
        "$plan" brief --meeting 2022-12-13 --lang "$lang" -o "$folder/meeting.$lang.$ending"
        "$plan" brief --meeting 2023-06-28 --body BM --lang "$lang" -o "$folder/member.$lang.$ending"
        "$plan" results --as-of 2024-02-01 --lang "$lang" -o "$folder/results.$lang.$ending"
    done
done
# A template in the look of an office, made by another program where it is there.
office() {
    python3 - "$folder/office.docx" <<'END'
import sys, docx
from docx.shared import Cm, Pt, RGBColor
template = docx.Document()
template.add_paragraph("the words of the template")
template.styles["Heading 1"].font.name = "Courier New"
# The face of a theme would go before a name.
fonts = template.styles["Heading 1"].element.rPr.rFonts
for key in [key for key in fonts.attrib if key.endswith("Theme")]:
    del fonts.attrib[key]
template.styles["Heading 1"].font.color.rgb = RGBColor(0xAA, 0x00, 0x11)
template.styles["Normal"].font.size = Pt(12)
section = template.sections[0]
section.page_width, section.page_height, section.left_margin = Cm(21), Cm(29.7), Cm(4)
section.header.paragraphs[0].text = "Office of Papers"
section.footer.paragraphs[0].text = "1051 Budapest"
template.save(sys.argv[1])
END
}
if python3 -c 'import docx' 2>/dev/null; then
    office
    for lang in en hu; do
        "$plan" brief --meeting 2022-12-13 --lang "$lang" --template "$folder/office.docx" -o "$folder/office-meeting.$lang.docx"
        cp "$folder/meeting.$lang.md" "$folder/office-meeting.$lang.md"
    done
    rm "$folder/office.docx"
fi
cd "$folder"
missing() { echo "NOT TRIED: there is no $1, with which $2" >&2; }

if [ -z "${WITHOUT_OFFICE:-}" ] && command -v soffice >/dev/null && timeout 240 soffice --headless --norestore "-env:UserInstallation=file://$folder/profile" \
    --convert-to odt --outdir saved ./*.docx >/dev/null 2>&1 && ls saved/*.odt >/dev/null 2>&1; then
    timeout 240 soffice --headless --norestore "-env:UserInstallation=file://$folder/profile" \
        --convert-to docx:"MS Word 2007 XML" --outdir again saved/*.odt >/dev/null 2>&1
else
    missing "LibreOffice Writer" "Word files are opened and saved again"
fi

if python3 -c 'import docx' 2>/dev/null; then
    python3 - <<'END'
import glob, re, docx
from docx.oxml.ns import qn

def read(path):
    """Headings, rows of headings, and every cell of the tables."""
    document = docx.Document(path)
    headings = [(p.style.name.lower(), p.text) for p in document.paragraphs
                if re.match("(?i)title|heading", p.style.name)]
    tables = []
    for table in document.tables:
        head = [row._tr.find(qn("w:trPr")) for row in table.rows]
        marked = [pr is not None and pr.find(qn("w:tblHeader")) is not None for pr in head]
        cells = [[c.text.strip() for c in dict.fromkeys(row.cells)] for row in table.rows]
        tables.append((marked, cells))
    return headings, tables

def markdown(path):
    """The same, of the tables that Markdown has."""
    text = open(path, encoding="utf-8").read()
    shown = lambda cell: re.sub(r"<(https?://[^>]*)>", r"\1", cell.replace("<br>", "\n").replace("**", ""))
    unescaped = lambda cell: re.sub(r"\\(.)", r"\1", shown(cell))
    entities = lambda cell: cell.replace("&lt;", "<").replace("&gt;", ">").replace("&#64;", "@").replace(":&#47;&#47;", "://").replace("&amp;", "&")
    tables, rows = [], []
    for line in text.splitlines() + [""]:
        if line.startswith("| "):
            rows.append([entities(unescaped(cell)).strip() for cell in re.split(r"(?<!\\) ?\| ?", line.strip("|").strip())])
        elif rows:
            tables.append([rows[0]] + rows[2:])
            rows = []
    return tables

for path in sorted(glob.glob("*.docx")):
    headings, tables = read(path)
    assert headings[0][0] == "title" and len(headings) > 5, headings
    assert {style for style, _ in headings[1:]} <= {"heading 1", "heading 2", "heading 3"}, headings
    for marked, _ in tables:
        assert marked[0] and not any(marked[1:]), "the first row, and no other, is one of headings"
    # Bars of cells stand before the table of their figures, and are in Word alone.
    figures = [cells for _, cells in tables]
    wanted = markdown(path.replace(".docx", ".md"))
    plain = [cells for cells in figures if cells in wanted]
    assert len(plain) == len(wanted), (path, len(plain), len(wanted), [w for w in wanted if w not in figures][:1])
    language = path.split(".")[1]
    properties = docx.Document(path).core_properties
    assert properties.language == {"en": "en-GB", "hu": "hu-HU"}[language], properties.language
    assert properties.title == headings[0][1], properties.title
    if path.startswith("office-"):
        document = docx.Document(path)
        first = next(p for p in document.paragraphs if p.style.name.lower() == "heading 1")
        assert first.style.font.name == "Courier New" and str(first.style.font.color.rgb) == "AA0011", path
        section = document.sections[0]
        assert section.header.paragraphs[0].text == "Office of Papers" and section.left_margin.cm > 3.9, path
        foot = [p.text for p in section.footer.paragraphs]
        assert foot[0] == "1051 Budapest" and len(foot) == 2 and "2022" in foot[1], foot
        assert "the words of the template" not in [p.text for p in document.paragraphs], path
        width = section.page_width - section.left_margin - section.right_margin
        widths = [sum(int(c.get(qn("w:w"))) for c in t._tbl.tblGrid.findall(qn("w:gridCol"))) * 635 for t in document.tables]
        assert all(abs(one - width) < 10000 for one in widths), (path, widths, width)
    for again in glob.glob(f"again/{path}"):
        saved_headings, saved_tables = read(again)
        assert [text for _, text in saved_headings] == [text for _, text in headings], again
        assert [cells for _, cells in saved_tables] == figures, again
        assert all(marked[0] for marked, _ in saved_tables), again
        if path.startswith("office-"):
            saved = docx.Document(again)
            first = next(p for p in saved.paragraphs if p.style.name.lower() == "heading 1")
            assert first.style.font.name == "Courier New" and str(first.style.font.color.rgb) == "AA0011", again
            assert "Office of Papers" in saved.sections[0].header.paragraphs[0].text, again
print("Word files are read by python-docx", "and LibreOffice" if glob.glob("again/*.docx") else "")
END
else
    missing "python-docx" "Word files are read (pip install python-docx)"
fi

browser="$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)"
if [ -n "$browser" ] && command -v pdftotext >/dev/null; then
    for page in *.html; do
        timeout 120 "$browser" --headless=new --no-sandbox --disable-gpu --no-pdf-header-footer \
            "--user-data-dir=$folder/browser" "--print-to-pdf=$page.pdf" "file://$folder/$page" >/dev/null 2>&1
        pdfinfo "$page.pdf" | grep -q 'A4' || { pdfinfo "$page.pdf"; echo "$page does not print on A4"; exit 1; }
        # Every id of a row is on paper as often as in the page.
        for id in $(grep -o '<th scope="row">[IV]*\.[0-9.]*<' "$page" | sed 's/.*>\(.*\)</\1/' | sort -u); do
            there="$(grep -c "<th scope=\"row\">$id<" "$page")"
            printed="$(pdftotext -layout "$page.pdf" - | grep -cE "^ *$id( |\$)" || true)"
            [ "$printed" -ge "$there" ] || { echo "$page: $id is there $there times and printed $printed times"; exit 1; }
        done
    done
    echo "pages of HTML print on A4, and no row is lost"
else
    missing "Chromium, or no pdftotext" "HTML is printed"
fi
