//! What the checks find, and the rules.

use maud::{Markup, html};

use super::super::frame::Body;
use super::super::view::View;
use crate::check::RULES;
use crate::diagnostic::{Diagnostic, Severity};
use crate::labels::{Noun, RegisterText, SiteText, rule_line};
use crate::render::findings::pretty::words_in;
use crate::render::html::{self as tables, table, unbroken};
use crate::render::page::wrapping;

pub fn write(view: &View<'_>) -> Body {
    let findings = &view.content.checked.findings;
    let title = view.text(SiteText::Checks);
    let counts =
        [(Noun::Error, Severity::Error), (Noun::Warning, Severity::Warning), (Noun::Note, Severity::Info)];
    let counts = counts.map(|(noun, severity)| noun.count(findings.count(severity), view.language));
    Body::new(
        title,
        html! {
            h1 { (title) }
            p.lead { (counts.join(", ")) "; " (Noun::Accepted.count(findings.accepted.len(), view.language)) }
            p { (view.text(SiteText::ChecksLead)) }
            @if findings.open.is_empty() { p { (view.text(SiteText::NoFindings)) } }
            (list(view, findings.open.iter()))
            @if !findings.accepted.is_empty() {
                h2 { (view.text(SiteText::AcceptedFindings)) }
                (list(view, findings.accepted.iter()))
            }
            h2 { (view.text(SiteText::Rules)) }
            (rules(view))
        },
    )
}

/// Findings below each other. What a finding shows of a file may lead to a person: only its words stand here.
pub fn list<'d>(view: &View<'_>, findings: impl IntoIterator<Item = &'d Diagnostic>) -> Markup {
    html! {
        ul.findings {
            @for finding in findings {
                li class=(finding.severity.name()) {
                    (finding_in_words(view, finding))
                    @if let Some(reason) = &finding.accepted {
                        p { (view.text(SiteText::Accepted)) " " (view.reported_text(reason, None)) }
                    }
                }
            }
        }
    }
}

/// What a finding says. Its own words are English: elsewhere they stand below what its rule is about, for who asks.
fn finding_in_words(view: &View<'_>, finding: &Diagnostic) -> Markup {
    let lang = view.foreign("en");
    let message = html! { span lang=[lang] { (with_code(&finding.message)) } };
    let help = finding.help.as_ref().filter(|_| finding.accepted.is_none());
    let help = html! { @if let Some(help) = help { p.faint lang=[lang] { (with_code(help)) } } };
    let with_figures = words_in(finding, view.language);
    let own = with_figures.or_else(|| rule_line(finding.rule.id, view.language));
    html! {
        p {
            strong { (severity(view, finding.severity)) } " "
            code { (finding.rule.id) } ": "
            @if let Some(own) = own { (own) } @else { (message) }
            @if let Some(id) = &finding.measure { " (" (view.id(id)) ")" }
        }
        @if own.is_some() {
            details { summary { (view.text(SiteText::InEnglish)) } p { (message) } (help) }
        } @else { (help) }
    }
}

/// Words with the parts between backticks marked as code.
pub fn with_code(words: &str) -> Markup {
    html! {
        @for (at, part) in words.split('`').enumerate() {
            @if at % 2 == 1 { code { (part) } } @else { (unbroken(part)) }
        }
    }
}

fn severity(view: &View<'_>, severity: Severity) -> &'static str {
    let noun = match severity {
        Severity::Error => Noun::Error,
        Severity::Warning => Noun::Warning,
        Severity::Info => Noun::Note,
    };
    noun.after(1, view.language)
}

fn rules(view: &View<'_>) -> Markup {
    let language = view.language;
    let columns = [
        wrapping(RegisterText::Rule.in_language(language)),
        wrapping(RegisterText::Severity.in_language(language)),
        wrapping(RegisterText::WhatItFinds.in_language(language)),
    ];
    let cells = RULES.iter().map(|registered| registered.rule).map(|rule| {
        vec![
            html! { code { (rule.id) } },
            html! { (severity(view, rule.severity)) },
            match rule_line(rule.id, view.language) {
                Some(own) => html! { (own) },
                None => html! { span lang=[view.foreign("en")] { (with_code(rule.summary)) } },
            },
        ]
    });
    table(view.text(SiteText::Rules), &columns, &tables::rows(&columns, cells))
}
