//! A document as Markdown. Languages of passages have no form in it, and charts are their tables.

use super::contents::{Block, Document};
use super::table::{Alignment, Table};
use super::words::Words;
use crate::render::markdown::{escape, is_plain};

pub(super) fn write(document: &Document) -> String {
    let mut blocks = vec![format!("# {}", escape(&document.title))];
    for block in &document.blocks {
        blocks.push(match block {
            Block::Heading(level, words) => format!("{} {}", "#".repeat(level.number() + 1), inline(words)),
            Block::Paragraph(words) => paragraph(words),
            Block::List(points) => {
                let points: Vec<String> =
                    points.iter().map(|point| format!("- {}", paragraph(point))).collect();
                points.join("\n")
            }
            Block::Table(table) => write_table(table),
            Block::Chart(chart) => write_table(&Table::of_chart(chart)),
        });
    }
    if !document.footer.is_empty() {
        blocks.push(format!("---\n\n{}", escape(&document.footer)));
    }
    blocks.join("\n\n") + "\n"
}

/// Words that begin a line: none of them makes a list, a rule or a heading of it.
fn paragraph(words: &Words) -> String {
    let text = inline(words);
    let text = text.trim_start();
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match text[digits..].chars().next() {
        Some('.' | ')') if digits > 0 => format!("{}\\{}", &text[..digits], &text[digits..]),
        Some('-' | '+' | '=') if digits == 0 => format!("\\{text}"),
        _ => text.to_owned(),
    }
}

fn inline(words: &Words) -> String {
    let runs = words.runs().map(|run| {
        let text = escape(&run.text);
        let text =
            if run.is_strong && !text.trim().is_empty() { format!("**{}**", text.trim()) } else { text };
        match &run.link {
            // As it is written: it can be read and copied where Markdown is not drawn.
            Some(link) if *link == run.text && is_plain(link) => format!("<{link}>"),
            Some(link) => format!("[{text}](<{}>)", address(link)),
            None => text,
        }
    });
    runs.collect()
}

/// An address in which nothing ends it, or the line.
fn address(link: &str) -> String {
    let mut address = String::with_capacity(link.len());
    for c in link.chars() {
        match c {
            '<' | '>' | '\\' | '|' | '"' | '`' => address.push_str(&format!("%{:02X}", u32::from(c))),
            c if c.is_control() || c.is_whitespace() => address.push_str("%20"),
            c => address.push(c),
        }
    }
    address
}

fn write_table(table: &Table) -> String {
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let mut lines = Vec::new();
    if !table.caption.is_empty() {
        lines.push(format!("**{}**\n", escape(&table.caption)));
    }
    lines.push(line(table.columns.iter().map(|column| escape(&column.title)).collect()));
    let rule = |alignment| if alignment == Alignment::Right { "---:" } else { "---" };
    lines.push(line(table.columns.iter().map(|column| rule(column.alignment).to_owned()).collect()));
    lines.extend(table.rows.iter().map(|row| line(row.iter().map(inline).collect())));
    lines.join("\n")
}
