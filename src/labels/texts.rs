//! How texts are written down: each with its words in every language, so that none is forgotten.

/// An enum of texts: every variant with its words in English and in Hungarian.
macro_rules! texts {
    (
        $(#[$about:meta])*
        pub enum $name:ident {
            $($(#[$doc:meta])* $text:ident: $english:literal, $hungarian:literal;)+
        }
    ) => {
        $(#[$about])*
        #[allow(missing_docs, reason = "most texts say themselves what they are")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[$doc])* $text,)+
        }

        impl $name {
            /// The text in a language.
            pub const fn in_language(self, language: $crate::labels::Language) -> &'static str {
                match (self, language) {
                    $(
                        ($name::$text, $crate::labels::Language::English) => $english,
                        ($name::$text, $crate::labels::Language::Hungarian) => $hungarian,
                    )+
                }
            }
        }
    };
}

/// Sentences with something put into them, as functions of a table of texts: `name(n): "{n} rows", "{n} sor";`. A value
/// that a language leaves out does not compile.
macro_rules! sentences {
    (
        $table:ident {
            $($(#[$doc:meta])* $name:ident($($value:ident),+): $english:literal, $hungarian:literal;)+
        }
    ) => {
        #[allow(missing_docs, reason = "most texts say themselves what they are")]
        impl $table {
            $(
                $(#[$doc])*
                pub fn $name(
                    language: $crate::labels::Language,
                    $($value: impl std::fmt::Display),+
                ) -> String {
                    match language {
                        $crate::labels::Language::English => {
                            $(let $value = $value;)+
                            format!($english)
                        }
                        $crate::labels::Language::Hungarian => {
                            $(let $value = $value;)+
                            format!($hungarian)
                        }
                    }
                }
            )+
        }
    };
}

/// Sentences in every language at once, for what is worded before the language of the reader is known, as functions of a
/// table of texts: `name(n): "{n} rows", "{n} sor";`. Its texts become sentences too.
macro_rules! told {
    (
        $table:ident {
            $($(#[$doc:meta])* $name:ident($($value:ident),+): $english:literal, $hungarian:literal;)+
        }
    ) => {
        #[allow(missing_docs, reason = "most texts say themselves what they are")]
        impl $table {
            $(
                $(#[$doc])*
                pub fn $name($($value: impl std::fmt::Display),+) -> $crate::labels::Sentence {
                    $crate::labels::Sentence::in_both(format!($english), format!($hungarian))
                }
            )+
        }

        impl From<$table> for $crate::labels::Sentence {
            fn from(text: $table) -> Self {
                $crate::labels::Sentence::of(|language| text.in_language(language).to_owned())
            }
        }
    };
}

pub(super) use {sentences, texts, told};
