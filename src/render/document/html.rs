//! A document as one file of HTML that prints on A4: its style within, no script, nothing loaded from elsewhere.

use super::contents::{Block, Document, Level};
use super::table::{Alignment, Table};
use super::words::{Lengths, Words};
use crate::labels::PaperText;
use crate::render::chart::svg;
use crate::render::xml::escape;

/// How it looks on a screen and on paper.
const STYLE: &str = include_str!("paper.css");

/// What a browser may load for it: nothing.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

pub(super) fn write(document: &Document) -> String {
    let title = escape(&document.title);
    let mut body = String::new();
    let (mut charts, mut parts) = (0, 0);
    for block in &document.blocks {
        match block {
            Block::Heading(Level::First, words) => {
                parts += 1;
                if parts == 1 {
                    body.push_str(&contents(document));
                }
                body.push_str(&format!("<h2 id=\"part-{parts}\">{}</h2>\n", inline(words)));
            }
            Block::Heading(level, words) => {
                let level = level.number() + 1;
                body.push_str(&format!("<h{level}>{}</h{level}>\n", inline(words)));
            }
            Block::Paragraph(words) => body.push_str(&format!("<p>{}</p>\n", inline(words))),
            Block::List(points) => {
                let points = points.iter().map(|point| format!("<li>{}</li>\n", inline(point)));
                body.push_str(&format!("<ul>\n{}</ul>\n", points.collect::<String>()));
            }
            Block::Table(table) => body.push_str(&write_table(table)),
            Block::Chart(chart) => {
                charts += 1;
                let drawn = svg(chart, &format!("chart-{charts}"));
                let figures = Table { caption: String::new(), ..Table::of_chart(chart) };
                let (title, table) = (escape(&chart.title), write_table(&figures));
                body.push_str(&format!(
                    "<figure role=\"group\">\n<figcaption>{title}</figcaption>\n{drawn}\n{table}</figure>\n"
                ));
            }
        }
    }
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n{body}</main>\n\
         <footer><p>{}</p></footer>\n</body>\n</html>\n",
        document.language.word(),
        escape(&document.footer),
    )
}

/// Links to the parts of a long document.
fn contents(document: &Document) -> String {
    let parts = document.parts();
    if parts.is_empty() {
        return String::new();
    }
    let title = PaperText::Contents.in_language(document.language);
    let link = |(at, words): (usize, &&Words)| {
        format!("<li><a href=\"#part-{at}\">{}</a></li>\n", escape(&words.text()))
    };
    let links: String = (1..).zip(&parts).map(link).collect();
    format!("<nav aria-label=\"{title}\">\n<p><strong>{title}</strong></p>\n<ol>\n{links}</ol>\n</nav>\n")
}

fn inline(words: &Words) -> String {
    let runs = words.runs().map(|run| {
        let mut text = escape(&run.text).replace('\n', "<br>");
        if run.is_strong {
            text = format!("<strong>{text}</strong>");
        }
        if let Some(link) = &run.link {
            text = format!("<a href=\"{}\">{text}</a>", escape(link));
        }
        match &run.lang {
            Some(lang) => format!("<span lang=\"{}\">{text}</span>", escape(lang)),
            None => text,
        }
    });
    runs.collect()
}

/// Whether it is a single word, such as a day, that no line is to break at its hyphens.
fn is_one_word(words: &Words) -> bool {
    let Lengths { all: length, longest: longest_word } = words.lengths();
    (1..=16).contains(&length) && longest_word == length
}

/// Whether a word in it, such as an address, is longer than a column may be wide: it is broken anywhere.
fn is_long(words: &Words) -> bool {
    words.lengths().longest > 28
}

fn write_table(table: &Table) -> String {
    let class = |alignment| if alignment == Alignment::Right { " class=\"right\"" } else { "" };
    let mut text = String::from("<div class=\"table\"><table>\n");
    if !table.caption.is_empty() {
        text.push_str(&format!("<caption>{}</caption>\n", escape(&table.caption)));
    }
    let heads = table
        .columns
        .iter()
        .map(|column| format!("<th scope=\"col\"{}>{}</th>", class(column.alignment), escape(&column.title)));
    text.push_str(&format!("<thead>\n<tr>{}</tr>\n</thead>\n<tbody>\n", heads.collect::<String>()));
    for row in &table.rows {
        let cells = row.iter().zip(&table.columns).enumerate().map(|(at, (cell, column))| {
            let words = inline(cell);
            match at {
                0 => format!(
                    "<th scope=\"row\"{}>{words}</th>",
                    if is_long(cell) { " class=\"long\"" } else { "" }
                ),
                _ if is_long(cell) => format!("<td class=\"long\">{words}</td>"),
                _ if column.alignment.is_words() && is_one_word(cell) => {
                    format!("<td class=\"word\">{words}</td>")
                }
                _ => format!("<td{}>{words}</td>", class(column.alignment)),
            }
        });
        text.push_str(&format!("<tr>{}</tr>\n", cells.collect::<String>()));
    }
    text.push_str("</tbody>\n</table></div>\n");
    text
}
