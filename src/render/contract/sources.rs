//! `sources` in the contract.

use serde::Serialize;

use crate::model::FundingSource;
use crate::text::Text;

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
    words: &'a [Text],
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
