//! The texts that papers and reports share.

use super::Language;
use super::texts::{sentences, texts};

impl Language {
    /// The words with the marks for hidden words in this language: values have them in English, as programs read them.
    pub fn with_marks(self, said: String) -> String {
        [PaperText::Hidden, PaperText::HiddenOtherwise].into_iter().fold(said, |said, mark| {
            let (known, own) = (mark.in_language(Language::English), mark.in_language(self));
            if known != own && said.contains(known) { said.replace(known, own) } else { said }
        })
    }

    /// The mark in this language where the words are nothing but one.
    pub fn mark(self, words: &str) -> Option<&'static str> {
        let mut marks = [PaperText::Hidden, PaperText::HiddenOtherwise].into_iter();
        marks.find(|mark| mark.in_language(Language::English) == words).map(|mark| mark.in_language(self))
    }
}

texts! {
    /// A text of every document.
    pub enum PaperText {
        /// In the place of what may lead to a person.
        Hidden: "[not shown: it may identify a person]", "[nem látható: személyre utalhat]";
        /// The same, where what stands there is not what stood there before.
        HiddenOtherwise: "[changed, and not shown: it may identify a person]", "[megváltozott, és nem látható: személyre utalhat]";
        /// Above the list of its parts.
        Contents: "Contents", "Tartalom";
        /// Where the plan is in no repository.
        NoRecord: "outside git", "git-tárolón kívül";
        /// Under a chart of progress.
        ProgressByChapter: "Progress by chapter", "Előrehaladás fejezetenként";
        /// What that chart says.
        ProgressChart: "How many measures of each chapter are how far.", "Fejezetenként hány intézkedés hol tart.";
    }
}

sentences! {
    PaperText {
        /// At the foot: the plan, and the day it is judged on.
        as_of(plan, day): "{plan} · as of {day}", "{plan} · állapot: {day}";
        /// At the foot: the version it was read from.
        version(commit): "version {commit}", "változat: {commit}";
        /// Whose rows changed after the day of the paper.
        amended_later(ids): "Amended after this day, and judged by the amended rows: {ids}.", "E nap után módosított, és a módosított szöveg szerint szereplő intézkedések: {ids}.";
        /// At the foot: the files, which may differ from their last version.
        files(commit): "the files on top of version {commit}", "a fájlok, utolsó változat: {commit}";
    }
}
