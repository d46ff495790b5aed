//! The languages that texts are there in.

use crate::keyword::keywords;
use crate::model::Plan;
use crate::model::name::fold;

keywords! {
    /// A language of texts.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Language {
        /// English.
        #[default]
        English = "en",
        /// Hungarian.
        Hungarian = "hu",
    }
}

impl Language {
    /// The language of a locale such as `hu_HU.UTF-8`; `None` where texts are not there in it.
    pub fn of_locale(locale: &str) -> Option<Self> {
        let tag = fold(locale.split(['_', '.', '-', '@']).next().unwrap_or_default());
        Self::WORDS.iter().find(|(word, _)| *word == tag).map(|(_, language)| *language)
    }

    /// The first language of a plan, which is that of its texts; `None` likewise.
    pub fn of_plan(plan: &Plan) -> Option<Self> {
        plan.languages.first().and_then(|tag| Language::of_locale(tag))
    }

    /// This language, where the texts of a plan are in another one: a file with texts in it has to name it.
    pub fn unless_of_plan(self, plan: &Plan) -> Option<Self> {
        Some(self).filter(|language| *language != Language::of_plan(plan).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_begins_with_its_language() {
        for (locale, language) in [
            ("hu_HU.UTF-8", Some(Language::Hungarian)),
            ("hu", Some(Language::Hungarian)),
            ("en-GB", Some(Language::English)),
            ("C.UTF-8", None),
            ("", None),
        ] {
            assert_eq!(Language::of_locale(locale), language, "{locale}");
        }
    }
}
