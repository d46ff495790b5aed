//! Texts in other languages: under a key, a table by the tags of the languages.

use toml_spanner::Value as Toml;

use super::fields::Value;
use super::problem::ProblemKind;
use super::sink::Sink;
use super::values::{name, named, text};
use crate::model::{ByLanguage, FieldValue, is_language_tag};
use crate::schema::TRANSLATION;
use crate::text::TextSlice;

/// The tag of a language.
pub(super) fn language(sink: &mut Sink, value: Value<'_>) -> Option<TextSlice> {
    let written = name(sink, value)?;
    if is_language_tag(written) {
        return Some(value.slice(written));
    }
    let message = format!("`{written}` is not the code of a language");
    value.invalid(sink, ProblemKind::InvalidValue, message, "write the two or three letters of ISO 639: hu")
}

/// A name in each language.
pub(super) fn names(sink: &mut Sink, value: Value<'_>) -> Option<ByLanguage> {
    by_language(sink, value, "names = { hu = \"...\" }", |sink, name| named(sink, name).map(FieldValue::Text))
}

/// The texts of a measure in each language.
pub(super) fn translations(sink: &mut Sink, value: Value<'_>) -> Option<ByLanguage> {
    by_language(sink, value, "[text.hu]", |sink, value| {
        let Toml::Table(table) = value.toml() else {
            return value.wrong_type(sink, "a table", "write `[text.hu]`, and its keys below");
        };
        let known = || TRANSLATION.keys.iter().map(|key| key.name);
        let mut texts = Vec::new();
        for (key, item) in table {
            match known().find(|known| *known == key.name) {
                Some(known) => {
                    texts.extend(
                        text(sink, value.inner(item)).map(|text| (known.into(), FieldValue::Text(text))),
                    );
                }
                None => {
                    let message = format!("`{}` is no text of a measure in another language", key.name);
                    let found = sink.report(ProblemKind::UnknownField, key.span.range().into(), message);
                    let known: Vec<&str> = known().collect();
                    found.help = Some(format!("it may have {}", known.join(", ")));
                }
            }
        }
        Some(FieldValue::Row(texts))
    })
}

/// Says that the Hungarian name stands twice: under a key of its own, and among the names under another.
pub(super) fn named_twice(sink: &mut Sink, value: Value<'_>, other: &str) {
    let message = format!("`{}` and `hu` below `{other}` are one name", value.key);
    value.invalid::<()>(sink, ProblemKind::InvalidValue, message, &format!("leave `{}` out", value.key));
}

fn by_language<'a>(
    sink: &mut Sink,
    value: Value<'a>,
    example: &str,
    read: impl Fn(&mut Sink, Value<'a>) -> Option<FieldValue>,
) -> Option<ByLanguage> {
    let Toml::Table(table) = value.toml() else {
        return value.wrong_type(sink, "a table", &format!("write it as `{example}`"));
    };
    let mut texts = Vec::with_capacity(table.len());
    for (key, item) in table {
        if !is_language_tag(key.name) {
            let message = format!("a key of `{}` is not the code of a language", value.key);
            let found = sink.report(ProblemKind::InvalidValue, key.span.range().into(), message);
            found.help = Some("write the two or three letters of ISO 639: hu".to_owned());
        } else if let Some(text) = read(sink, value.inner(item)) {
            texts.push((value.slice(key.name), text));
        }
    }
    Some(ByLanguage::new(texts))
}
