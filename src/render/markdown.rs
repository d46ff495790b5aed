//! A page as Markdown (GitHub's), for meetings' papers, wikis and pull requests.

use std::io::{self, Write};

use super::escape::escape_control;
use super::page::{Block, Fit, Page, Table};

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
        line(out, &mut row.iter().map(|cell| escape(&cell.text)))?;
    }
    Ok(())
}

/// Text that stays text: nothing in it becomes markup, HTML, a link or a mention, or ends the cell it stands in.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in escape_control(text).chars() {
        match c {
            '\n' => escaped.push_str("<br>"),
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            // A zero-width space would do, and would be copied along; an entity is not.
            '@' => escaped.push_str("&#64;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '$' => escaped.extend(['\\', c]),
            _ => escaped.push(c),
        }
    }
    // A bare address would become a link.
    escaped.replace("://", ":&#47;&#47;").replace("www.", "www&#46;")
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn text_stays_text() {
        assert_eq!(escape("a|b\nc"), "a\\|b<br>c");
        assert_eq!(escape("<img src=x>"), "&lt;img src=x&gt;");
        assert_eq!(escape("[x](https://e.org) @all *b*"), "\\[x\\](https:&#47;&#47;e.org) &#64;all \\*b\\*");
    }
}
