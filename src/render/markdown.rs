//! A page as Markdown (GitHub's), for meetings' papers, wikis and pull requests.

use std::io::{self, Write};

use super::escape::escape_control;
use super::page::{Block, Cell, Fit, Page, Reference, Table};

pub fn write(out: &mut impl Write, page: &Page) -> io::Result<()> {
    write_at(out, page, "##")
}

/// Writes a page whose headings begin with so many `#`.
pub fn write_at(out: &mut impl Write, page: &Page, level: &str) -> io::Result<()> {
    for (at, block) in page.blocks.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        match block {
            Block::Heading(text) => writeln!(out, "{level} {}", escape(text))?,
            Block::Text(said) => writeln!(out, "{}", escape(&said.text))?,
            Block::Table(table) if table.rows.is_empty() => {}
            Block::Table(table) => write_table(out, table)?,
            Block::List(points) => {
                for (about, said) in points {
                    let about = match about.text.as_str() {
                        "" => String::new(),
                        about => format!("**{}** ", escape(about)),
                    };
                    writeln!(out, "- {about}{}", escape(&said.text))?;
                }
            }
        }
    }
    Ok(())
}

fn write_table(out: &mut impl Write, table: &Table) -> io::Result<()> {
    let line = |out: &mut dyn Write, cells: &mut dyn Iterator<Item = String>| {
        writeln!(out, "| {} |", cells.collect::<Vec<_>>().join(" | "))
    };
    line(out, &mut table.columns.iter().map(|column| escape(&column.title)))?;
    line(
        out,
        &mut table
            .columns
            .iter()
            .map(|column| if column.fit == Fit::Number { "---:" } else { "---" }.to_owned()),
    )?;
    for row in &table.rows {
        line(out, &mut row.iter().map(in_cell))?;
    }
    Ok(())
}

/// The text of a cell. An address of the web that stands in it as one is written as it is: it can be read and copied where
/// Markdown is not drawn.
fn in_cell(cell: &Cell) -> String {
    let is_address = |(words, names): &&(String, Reference)| *names == Reference::Address && is_plain(words);
    let (mut written, mut rest) = (String::new(), cell.text.as_str());
    for (address, _) in cell.names.iter().filter(is_address) {
        let Some((before, after)) = rest.split_once(address.as_str()) else { continue };
        written += &format!("{}<{address}>", escape(before));
        rest = after;
    }
    written + &escape(rest)
}

/// Whether an address of the web holds nothing that Markdown reads as anything else, or that looks like another letter. What
/// begins with an ampersand is a sign by its name only where a semicolon ends it.
pub fn is_plain(link: &str) -> bool {
    link.chars().all(|c| c.is_ascii_alphanumeric() || "-._~:/?#()@!,=%+$&".contains(c))
}

/// Text that stays text: nothing in it becomes markup, HTML, a link or a mention, or ends the cell it stands in.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    let text = escape_control(text);
    for (at, c) in text.char_indices() {
        match c {
            '\n' => escaped.push_str("<br>"),
            '&' if is_sign_by_name(&text[at + 1..]) => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            // A zero-width space would do, and would be copied along; an entity is not.
            '@' => escaped.push_str("&#64;"),
            '\\' | '>' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '$' => escaped.extend(['\\', c]),
            _ => escaped.push(c),
        }
    }
    // A bare address would become a link.
    escaped.replace("://", ":\\//").replace("www.", "www\\.")
}

/// Whether what follows an ampersand makes one sign of both: `amp;`, `#64;`.
fn is_sign_by_name(rest: &str) -> bool {
    let name = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
    name.len() < rest.len() && name.starts_with(';')
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn text_stays_text() {
        assert_eq!(escape("A & B; R&D, &; &#64; &lt;"), "A & B; R&D, &; &amp;\\#64; &amp;lt;");
        assert_eq!(escape("a|b\nc"), "a\\|b<br>c");
        assert_eq!(escape("<img src=x>"), "&lt;img src=x\\>");
        assert_eq!(escape("[x](https://e.org) @all *b*"), "\\[x\\](https:\\//e.org) &#64;all \\*b\\*");
        assert_eq!(escape("www.e.org"), "www\\.e.org");
    }
}
