//! The keys of the files as people read them: no key is told raw, in either language.

use plan::labels::Language;
use plan::schema::FileKind;
use serde_json::Value;

/// The keys that are English words as they are: "the title is now", "the deadline changes".
const PLAIN: &str = "due by from to since done withdrawn spent recurring alternative sum allow revises cycle document predecessor \
    abbreviations agenda aliases allocation amendment amount appropriation assessment baseline basis \
    bodies body chapter coordination coordinator currency date deadline decision department direction \
    duties duty end evidence fields funding head id indicator kind languages licence means measure measures \
    mechanism metric milestone name partners path period point procedure provision published purpose \
    reason report responsible result rule section site source start state status strategy succession target \
    targets text title total unit value values words year";

fn keys() -> Vec<String> {
    let mut keys = Vec::new();
    FileKind::WORDS.iter().for_each(|(_, kind)| add_keys(&kind.json_schema(), &mut keys));
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn add_keys(schema: &Value, keys: &mut Vec<String>) {
    if let Some(properties) = schema["properties"].as_object() {
        keys.extend(properties.keys().cloned());
    }
    let below = schema.as_object().into_iter().flat_map(|it| it.values());
    below.chain(schema.as_array().into_iter().flatten()).for_each(|below| add_keys(below, keys));
}

#[test]
fn every_key_of_the_files_has_a_word_in_both_languages() {
    let (keys, plain): (_, Vec<&str>) = (keys(), PLAIN.split_whitespace().collect());
    assert!(keys.len() > 100, "{keys:?}");
    let is_raw = |language: Language, key: &str| language.key(key) == key;
    let hungarian: Vec<&String> = keys.iter().filter(|key| is_raw(Language::Hungarian, key)).collect();
    assert!(hungarian.is_empty(), "these keys have no Hungarian word: {hungarian:?}");
    let wrong = |key: &&String| is_raw(Language::English, key) != plain.contains(&key.as_str());
    let english: Vec<&String> = keys.iter().filter(wrong).collect();
    assert!(
        english.is_empty(),
        "ENGLISH_KEYS needs a word for these, or they are English as they are: {english:?}"
    );
}
