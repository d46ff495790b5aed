//! Texts in other languages than that of the plan.

use super::FieldValue;
use crate::text::TextSlice;

/// The tag of Hungarian, which the register had a key of its own for.
pub const HUNGARIAN: &str = "hu";

/// Whether a text is the tag of a language: two or three letters, as ISO 639 has them.
pub fn is_tag(text: &str) -> bool {
    matches!(text.len(), 2 | 3) && text.bytes().all(|c| c.is_ascii_lowercase())
}

/// What [`is_tag`] takes, as a regular expression for those who cannot ask this program.
pub const TAG_PATTERN: &str = "^[a-z]{2,3}$";

/// Names, or several texts each, by the tags of their languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ByLanguage(Vec<(TextSlice, FieldValue)>);

impl ByLanguage {
    /// By tag, as a table has no order.
    pub fn new(mut texts: Vec<(TextSlice, FieldValue)>) -> Self {
        texts.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        ByLanguage(texts)
    }

    /// The name in a language.
    pub fn name(&self, tag: &str) -> Option<&TextSlice> {
        self.get(tag)?.text()
    }

    /// The text under a key in a language.
    pub fn text(&self, tag: &str, key: &str) -> Option<&TextSlice> {
        self.get(tag)?.get(key)?.text()
    }

    /// Every name with its language.
    pub fn names(&self) -> impl Iterator<Item = (&TextSlice, &TextSlice)> {
        self.0.iter().filter_map(|(tag, value)| Some((tag, value.text()?)))
    }

    /// The languages that there is something in.
    pub fn tags(&self) -> impl Iterator<Item = &TextSlice> {
        self.0.iter().map(|(tag, _)| tag)
    }

    /// As the file has it.
    pub fn values(&self) -> &[(TextSlice, FieldValue)] {
        &self.0
    }

    /// The same, to be changed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = (&TextSlice, &mut FieldValue)> {
        self.0.iter_mut().map(|(tag, value)| (&*tag, value))
    }

    /// The same without a language.
    pub fn without(&self, tag: &str) -> Self {
        ByLanguage(self.0.iter().filter(|(known, _)| known != tag).cloned().collect())
    }

    /// The same with a Hungarian name, where one is given.
    pub fn and_hungarian(mut self, name: Option<&TextSlice>) -> Self {
        let Some(name) = name else { return self };
        self.0.push((HUNGARIAN.into(), FieldValue::Text(name.clone())));
        ByLanguage::new(self.0)
    }

    fn get(&self, tag: &str) -> Option<&FieldValue> {
        self.0.iter().find(|(known, _)| known == tag).map(|(_, value)| value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_has_two_or_three_small_letters() {
        for tag in ["hu", "en", "rom"] {
            assert!(is_tag(tag), "{tag}");
        }
        for text in ["", "h", "HU", "hu-HU", "magyar", "h1"] {
            assert!(!is_tag(text), "{text}");
        }
    }
}
