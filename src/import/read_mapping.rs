//! Reads a mapping that a person may have changed, or says what is wrong with it.

use std::collections::BTreeMap;

use super::amount_words::says_unknown;
use super::columns::give_keys;
use super::field::Field;
use super::mapping::{Answer, MappedColumn, Mapping};
use super::refusal::Refusal;
use super::sheet::Column;
use crate::labels::{Language, MappingReason, Sentence};
use crate::model::{Currency, is_language_tag};

/// Reads a mapping.
///
/// # Errors
/// When it is no TOML, has an unknown key or word, lacks what every mapping has, or says what none can.
pub fn parse(text: &str) -> Result<Mapping, Refusal> {
    let mut mapping: Mapping = toml::from_str(text).map_err(|error| unreadable(text, &error))?;
    hold(&mapping)?;
    give_keys(&mut mapping.columns);
    Ok(mapping)
}

/// Why a text is no mapping.
fn unreadable(text: &str, error: &toml::de::Error) -> Refusal {
    let line = error.span().map_or(1, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
    let said = said_in(error.message());
    let in_line = |language| MappingReason::in_line(line, said.in_language(language));
    let message = Sentence::of(|language| in_line(language).in_language(language).to_owned());
    let mut refusal = Refusal::new(message, MappingReason::CorrectMapping);
    let fields: Vec<&str> = Field::WORDS.iter().map(|(word, _)| *word).collect();
    refusal.help.push(MappingReason::fields_are(fields.join(", ")));
    refusal
}

/// The message of the TOML reader in words that fit a mapping.
fn said_in(said: &str) -> Sentence {
    let named = || said.split('`').nth(1).unwrap_or_default();
    if ["invalid type", "invalid value", "data did not match"].iter().any(|words| said.starts_with(words)) {
        return MappingReason::WrongType.into();
    }
    if said.contains("duplicate") {
        return MappingReason::KeyTwice.into();
    }
    let hungarian = match said {
        _ if said.starts_with("unknown field") => MappingReason::unknown_key(named()),
        _ if said.starts_with("unknown variant") => MappingReason::unknown_word(named()),
        _ if said.starts_with("missing field") => MappingReason::missing_key(named()),
        _ => MappingReason::no_toml(said),
    };
    Sentence::of(|language| match language {
        Language::English => said.to_owned(),
        Language::Hungarian => hungarian.in_language(language).to_owned(),
    })
}

/// Holds what a mapping says against what it can say.
/// The first value that it cannot have is refused: one that nothing comes of would be left out without a word.
fn hold(mapping: &Mapping) -> Result<(), Refusal> {
    if let Some(wrong) = mapping.columns.iter().find(|column| Column::from_letters(&column.column).is_none())
    {
        return Err(refused(MappingReason::no_column(&wrong.column), MappingReason::WriteLetters));
    }
    let has_wrong_lang = |column: &&MappedColumn| {
        let lang = column.lang.as_deref();
        lang.is_some_and(|lang| !is_language_tag(lang) || !column.field.is_translatable())
    };
    if let Some(wrong) = mapping.columns.iter().find(has_wrong_lang) {
        return Err(refused(MappingReason::no_lang(&wrong.column), MappingReason::WriteLang));
    }
    let of_columns = mapping.columns.iter().filter_map(|column| column.currency.as_deref());
    let mut currencies = mapping.currency.as_deref().into_iter().chain(of_columns);
    if let Some(wrong) = currencies.find(|code| Currency::from_code(code).is_none()) {
        return Err(refused(MappingReason::no_currency(wrong), MappingReason::WriteCode));
    }
    if let Some(wrong) = mapping.decimal.filter(|mark| ![',', '.'].contains(mark)) {
        return Err(refused(MappingReason::no_decimal(wrong), MappingReason::WriteMark));
    }
    let keys = || mapping.columns.iter().filter(|column| column.field == Field::Extra);
    let is_second = |(at, column): &(usize, &MappedColumn)| {
        column.key.is_some() && keys().take(*at).any(|other| other.key == column.key)
    };
    if let Some((_, column)) = keys().enumerate().find(is_second) {
        let key = column.key.as_deref().unwrap_or_default();
        return Err(refused(MappingReason::key_again(&column.column, key), MappingReason::OtherKey));
    }
    let is_empty = |answer: &Answer| match answer {
        Answer::One(name) => name.trim().is_empty(),
        Answer::Several(names) => names.is_empty() || names.iter().any(|name| name.trim().is_empty()),
    };
    if let Some((spelling, _)) = mapping.bodies.iter().find(|(_, answer)| is_empty(answer)) {
        return Err(refused(MappingReason::no_bodies(spelling), MappingReason::WriteBodies));
    }
    refuse_unknown_bodies(&mapping.bodies)
}

/// Refuses what names no body: "tbd" for a spelling, or a body for "tbd", which stands in cells for what is not known.
fn refuse_unknown_bodies(bodies: &BTreeMap<String, Answer>) -> Result<(), Refusal> {
    for (spelling, answer) in bodies {
        if says_unknown(spelling) {
            return Err(refused(MappingReason::unknown_spelling(spelling), MappingReason::WriteInCells));
        }
        if let Some(said) = answer.names().find(|name| says_unknown(name)) {
            return Err(refused(MappingReason::no_body(spelling, said), MappingReason::WriteBodyOrMark));
        }
    }
    Ok(())
}

fn refused(message: Sentence, help: MappingReason) -> Refusal {
    Refusal::new(message, help)
}
