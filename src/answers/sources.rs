//! The answer of `plan sources`: its page, its sheet and its JSON.

use serde::Serialize;

use super::parts::plan_at::PlanAt;
use crate::labels::{CommonText, Language, Noun, RegisterText, StatusText};
use crate::model::{FundingSource, Measure, MeasureKind, SourceState};
use crate::render::Answer;
use crate::render::page::{Page, Sheet, Style, Table, cell, fixed, number, wrapping};
use crate::text::TextSlice;

/// Every source of funding.
pub struct SourcesAnswer<'a>(pub &'a PlanAt);

impl SourcesAnswer<'_> {
    /// Each source with how many measures draw on it, and how many more may in place of another source.
    fn sources(&self) -> impl Iterator<Item = (&FundingSource, usize, usize)> {
        let measures = || self.0.plan.measures.iter().filter(|m| m.kind == MeasureKind::Measure);
        let day = self.0.day;
        let draws = move |m: &Measure, id| m.allocations_on(day).any(|(_, a)| a.source == id);
        let may_draw = move |m: &Measure, id| m.allocations_on(day).any(|(_, a)| a.alternative == Some(id));
        let drawing = move |id| measures().filter(|m| draws(m, id)).count();
        let instead = move |id| measures().filter(|m| may_draw(m, id) && !draws(m, id)).count();
        self.0.plan.sources.iter().map(move |(id, source)| (source, drawing(id), instead(id)))
    }
}

impl Answer for SourcesAnswer<'_> {
    fn json(&self) -> impl Serialize {
        json(self.sources())
    }

    fn page(&self, language: Language) -> Page {
        let mut page = Page::default();
        if self.0.plan.is_draft() {
            page.text(StatusText::IsDraft.in_language(language));
        }
        let mut table = Table::new([
            fixed(CommonText::Id.in_language(language)),
            wrapping(CommonText::Source.in_language(language)),
            fixed(CommonText::State.in_language(language)),
            number(CommonText::Measures.in_language(language)),
            number(RegisterText::Instead.in_language(language)),
            wrapping(RegisterText::InPublishedWords.in_language(language)),
        ]);
        let mut is_instead = false;
        for (source, measures, instead) in self.sources() {
            is_instead |= instead > 0;
            let state = cell(language.source_state(source.state));
            table.row([
                cell(&source.key),
                cell(language.source(source)),
                if source.state == SourceState::Contingent { state.style(Style::Warning) } else { state },
                cell(measures),
                cell(if instead > 0 { instead.to_string() } else { String::new() }),
                cell(source.basis.as_deref().unwrap_or_default()),
            ]);
        }
        if table.rows.is_empty() {
            page.text(RegisterText::NoSource.in_language(language));
        } else {
            page.heading(Noun::Source.count(table.rows.len(), language)).table(table);
            if is_instead {
                page.text(RegisterText::InsteadMeans.in_language(language));
            }
        }
        page
    }

    fn sheet(&self) -> Sheet {
        let row = |(source, measures, instead): (&FundingSource, usize, usize)| {
            vec![
                source.key.as_str().into(),
                source.name.as_str().into(),
                source.state.word().into(),
                measures.into(),
                instead.into(),
                source.basis.as_deref().into(),
            ]
        };
        Sheet::of(
            ["id", "name", "state", "measures", "alternative", "basis"],
            self.sources().map(row).collect(),
        )
    }
}

#[derive(Serialize)]
struct SourcesJson<'a> {
    items: Vec<SourceJson<'a>>,
}

#[derive(Serialize)]
struct SourceJson<'a> {
    id: &'a str,
    name: &'a str,
    state: &'static str,
    basis: Option<&'a str>,
    words: &'a [TextSlice],
    measures: usize,
    /// More measures, which may draw on it in place of another source.
    alternative: usize,
}

/// Each source with how many measures name it.
pub fn json<'a>(sources: impl IntoIterator<Item = (&'a FundingSource, usize, usize)>) -> impl Serialize + 'a {
    let json = |(source, measures, alternative): (&'a FundingSource, usize, usize)| SourceJson {
        id: &source.key,
        name: &source.name,
        state: source.state.word(),
        basis: source.basis.as_deref(),
        words: &source.words,
        measures,
        alternative,
    };
    SourcesJson { items: sources.into_iter().map(json).collect() }
}
