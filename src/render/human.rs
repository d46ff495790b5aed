//! Findings as people read them: the line of their own text, underlined, with what to do.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::Screen;
use super::safe::visible;
use crate::diagnostic::{Diagnostic, Label, Place, Severity};
use crate::text::{FileId, Files, Lines, Span};

/// A line longer than this is not shown: a text of a megabyte on one line would be repeated for each of its findings.
const LONGEST_LINE: usize = 2_000;

/// One finding with its source lines, and the reason where it is accepted.
pub fn finding(files: &Files, finding: &Diagnostic, screen: Screen) -> String {
    let level = match (&finding.accepted, finding.severity) {
        (Some(_), _) => Level::NOTE.with_name("accepted"),
        (None, Severity::Error) => Level::ERROR,
        (None, Severity::Warning) => Level::WARNING,
        (None, Severity::Info) => Level::INFO,
    };
    let message = visible(&finding.message);
    let mut group = Group::with_title(level.primary_title(message.as_ref()).id(finding.rule.id));
    let labels: Vec<&Label> = std::iter::once(&finding.primary).chain(&finding.others).collect();
    for (at, label) in labels.iter().enumerate() {
        // Labels of one file share a snippet, at the first of them.
        if labels[..at].iter().any(|earlier| earlier.file == label.file) {
            continue;
        }
        let here = labels.iter().enumerate().filter(|(_, other)| other.file == label.file);
        let marks: Vec<(bool, &Label)> = here.map(|(at, label)| (at == 0, *label)).collect();
        group = group.element(snippet(files, label.file, &marks));
    }
    // What is accepted needs no help, only the reason.
    let (level, words) = match &finding.accepted {
        Some(reason) => (Level::NOTE.with_name("reason"), Some(reason)),
        None => (Level::HELP, finding.help.as_ref()),
    };
    let words = words.map(|words| visible(words));
    if let Some(words) = &words {
        group = group.element(level.message(words.as_ref()));
    }
    let renderer = if screen.color { Renderer::styled() } else { Renderer::plain() };
    renderer.term_width(screen.width.into()).render(&[group])
}

fn snippet<'a>(
    files: &'a Files,
    file: FileId,
    marks: &[(bool, &'a Label)],
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let source = &files[file];
    let readable = source.text.lines().all(|line| line.len() <= LONGEST_LINE);
    let text = if readable { source.text.as_str() } else { "" };
    let mut snippet = Snippet::source(text).path(visible(&source.path)).fold(true);
    for (is_primary, label) in marks {
        let kind = if *is_primary { AnnotationKind::Primary } else { AnnotationKind::Context };
        let span = if readable { span(label) } else { Span::default() };
        let range = first_line(text, span);
        snippet = snippet.annotation(kind.span(range).label(visible(&label.text)));
    }
    if !readable {
        let position = Lines::new(&source.text).position(span(marks[0].1).start);
        snippet = snippet.line_start(position.line);
    }
    snippet
}

fn span(label: &Label) -> Span {
    match label.place {
        Place::Span(span) => span,
        Place::Key(_) => Span::default(),
    }
}

/// A mark over several lines would draw all of them; the first says where it is.
fn first_line(text: &str, span: Span) -> std::ops::Range<usize> {
    let (start, end) = ((span.start as usize).min(text.len()), (span.end as usize).min(text.len()));
    match text.get(start..end) {
        Some(marked) => start..start + marked.find('\n').unwrap_or(marked.len()),
        None => 0..0,
    }
}
