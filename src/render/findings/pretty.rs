//! Findings as people read them: the line of their own text, underlined, with what to do.

use std::borrow::Cow;
use std::io::{self, Write};
use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::report::{Report, summary};
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::labels::{Language, RunText, english, rule_line};
use crate::render::escape::{is_unprintable, one_line};
use crate::render::options::OutputOptions;
use crate::render::page::Page;
use crate::render::table;
use crate::text::{FileId, Files, Lines, Span};

/// What a finding says with its figures in the words of a language; `None` where its own are in it, or there are no others.
pub fn words_in(finding: &Diagnostic, language: Language) -> Option<&str> {
    match language {
        Language::English => None,
        Language::Hungarian => finding.hungarian.as_deref(),
    }
}

/// Most bytes of a file that are shown for one finding: a text of a megabyte on one line would be repeated for each
/// finding in it. What is longer is named by line and column alone.
const MOST_SHOWN: usize = 16_384;

/// Writes every finding, and how many there are; those that are accepted last, by name alone unless they are asked for.
pub fn write(out: &mut impl Write, report: &Report<'_>) -> io::Result<()> {
    let found = report.findings;
    let mut printer = PrettyPrinter::new(report.files, report.screen);
    let accepted = if report.accepted { &found.accepted[..] } else { &[] };
    for finding in found.open.iter().chain(accepted) {
        writeln!(out, "{}\n", printer.print(finding))?;
    }
    if !report.accepted && !found.accepted.is_empty() {
        let mut page = Page::default();
        page.text(accepted_by_name(&found.accepted, report.screen.language));
        table::write(out, &page, report.screen)?;
    }
    writeln!(out, "{}", summary(found, report.screen.language))
}

/// Every accepted finding by measure and rule, as far as a line goes.
fn accepted_by_name(accepted: &[Diagnostic], language: Language) -> String {
    const NAMED: usize = 3;
    let name = |finding: &Diagnostic| {
        let measure = finding.measure.as_ref().map(|id| format!("{id} ")).unwrap_or_default();
        one_line(&format!("{measure}{}", finding.rule.id))
    };
    let names = language.first(NAMED, accepted.iter().map(name));
    let names = match language {
        Language::English => english::and(&names),
        Language::Hungarian => names.join(", "),
    };
    RunText::accepted_here(names).in_language(language).to_owned()
}

/// Draws findings. Those of one file should come one after the other: the lines of the last file are kept.
pub struct PrettyPrinter<'a> {
    files: &'a Files,
    renderer: Renderer,
    language: Language,
    lines: Option<(FileId, Lines<'a>)>,
}

impl<'a> PrettyPrinter<'a> {
    /// For findings in these files, as wide as the screen.
    pub fn new(files: &'a Files, screen: OutputOptions) -> Self {
        let renderer = if screen.color { Renderer::styled() } else { Renderer::plain() };
        let renderer = renderer.term_width(screen.width.into());
        PrettyPrinter { files, renderer, language: screen.language, lines: None }
    }

    /// One finding with its source lines, and the reason where it is accepted.
    pub fn print(&mut self, finding: &Diagnostic) -> String {
        let language = self.language;
        let say = |text: RunText| text.in_language(language);
        let level = match (&finding.accepted, finding.severity) {
            (Some(_), _) => Level::NOTE.with_name(say(RunText::Accepted)),
            (None, Severity::Error) => Level::ERROR.with_name(say(RunText::Error)),
            (None, Severity::Warning) => Level::WARNING.with_name(say(RunText::Warning)),
            (None, Severity::Info) => Level::INFO.with_name(say(RunText::Info)),
        };
        let mut group =
            Group::with_title(level.primary_title(one_line(&finding.message)).id(finding.rule.id));
        let labels: Vec<&Label> = std::iter::once(&finding.primary).chain(&finding.others).collect();
        for (at, label) in labels.iter().enumerate() {
            // Labels of one file share its lines, at the first of them.
            if labels[..at].iter().all(|earlier| earlier.file != label.file) {
                let here: Vec<&Label> = labels.iter().filter(|l| l.file == label.file).copied().collect();
                group = self.add(group, &here, at == 0, finding.secret);
            }
        }
        // The words of a finding are English, unless its rule has others.
        let own = || rule_line(finding.rule.id, language).map(Cow::Borrowed);
        let line = words_in(finding, language).map(|own| Cow::Owned(one_line(own))).or_else(own);
        if let Some(line) = line {
            group = group.element(Level::NOTE.with_name(say(RunText::Rule)).message(line));
        }
        // What is accepted needs no help, only the reason.
        let (level, words) = match &finding.accepted {
            Some(reason) => (Level::NOTE.with_name(say(RunText::Reason)), Some(reason)),
            None => (Level::HELP.with_name(say(RunText::Help)), finding.help.as_ref()),
        };
        if let Some(words) = words {
            // Lines of a reason follow each other: one by itself could begin with a command.
            group = group.element(level.message(one_line(&words.trim().replace('\n', " "))));
        }
        self.renderer.render(&[group])
    }

    /// Adds the lines that labels of one file stand on; the first of them may be the finding's primary one. What is secret
    /// is named by line and column alone.
    fn add<'g>(
        &mut self,
        group: Group<'g>,
        labels: &[&'g Label],
        is_primary: bool,
        is_secret: bool,
    ) -> Group<'g>
    where
        'a: 'g,
    {
        let source = &self.files[labels[0].file];
        let path = one_line(&source.path);
        let lines = self.lines_of(labels[0].file);
        let shown = if is_secret { None } else { excerpt(&source.text, lines, labels) };
        let Some((first_line, shown)) = shown else {
            let position = lines.position(labels[0].span().start);
            return group.element(Origin::path(path).line(position.line).char_column(position.column));
        };
        let text: Cow<'g, str> = neutralize(&source.text[shown.clone()]);
        let annotation = |(at, label): (usize, &&'g Label)| -> Annotation<'g> {
            let kind = if at == 0 && is_primary { AnnotationKind::Primary } else { AnnotationKind::Context };
            kind.span(first_line_of(&text, label.span(), shown.start)).label(one_line(&label.text))
        };
        let annotations: Vec<_> = labels.iter().enumerate().map(annotation).collect();
        group.element(Snippet::source(text).line_start(first_line).path(path).annotations(annotations))
    }

    fn lines_of(&mut self, file: FileId) -> &Lines<'a> {
        let text = &self.files[file].text;
        match &mut self.lines {
            Some((of, _)) if *of == file => {}
            lines => *lines = Some((file, Lines::new(text))),
        }
        &self.lines.get_or_insert_with(|| (file, Lines::new(text))).1
    }
}

/// The lines from the first label's to the last's: the number of the first, and the bytes of all. `None` where that
/// is too much to show.
fn excerpt(text: &str, lines: &Lines<'_>, labels: &[&Label]) -> Option<(usize, Range<usize>)> {
    let line = |label: &&Label| lines.line(label.span().start);
    let (first, last) = (labels.iter().map(line).min()?, labels.iter().map(line).max()?);
    let shown = lines.start(first)..lines.start(last + 1).max(lines.start(first));
    (shown.len() <= MOST_SHOWN && text.is_char_boundary(shown.end)).then_some((first, shown))
}

/// The text with what a terminal would act upon replaced by characters of the same length, so that every span stays
/// true. The characters of one byte are left to the drawing, which has a picture for each.
fn neutralize(text: &str) -> Cow<'_, str> {
    let is_raw = |c: char| is_unprintable(c) && !c.is_ascii();
    if !text.contains(is_raw) {
        return Cow::Borrowed(text);
    }
    let replace = |c: char| match c.len_utf8() {
        2 if is_raw(c) => '¤',
        3 if is_raw(c) => char::REPLACEMENT_CHARACTER,
        _ => c,
    };
    Cow::Owned(text.chars().map(replace).collect())
}

/// The span inside a stretch of the text, as far as its first line goes: more would draw all of its lines.
fn first_line_of(text: &str, span: Span, start: usize) -> Range<usize> {
    let inside = |offset: u32| (offset as usize).saturating_sub(start).min(text.len());
    let (from, to) = (inside(span.start), inside(span.end));
    match text.get(from..to) {
        Some(marked) => from..from + marked.find('\n').unwrap_or(marked.len()),
        None => 0..0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_replaced_keeps_its_length() {
        for c in (0..=0x10_ffff).filter_map(char::from_u32).filter(|c| is_unprintable(*c) && !c.is_ascii()) {
            let text = c.to_string();
            let shown = neutralize(&text);
            assert_eq!(shown.len(), text.len(), "{c:?}");
            assert!(!shown.contains(is_unprintable), "{c:?}");
        }
        assert!(matches!(neutralize("őr – \u{1b}"), Cow::Borrowed(_)));
    }
}
