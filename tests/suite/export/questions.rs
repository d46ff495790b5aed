//! The ten questions of the manual.

use super::real;
use crate::support::fixtures;
use crate::support::repository::Repository;

/// The questions, with their headings.
fn questions() -> Vec<(String, String)> {
    let page = fixtures::text("src/cli/help/sql.md");
    let parts = page.split("\n### ").skip(1);
    let part = |part: &str| {
        let (heading, rest) = part.split_once("\n\n```sql\n").unwrap();
        (heading.to_owned(), rest.split("```").next().unwrap().to_owned())
    };
    parts.map(part).collect()
}

#[test]
fn the_ten_questions_are_answered_by_the_real_plan() {
    let repository = Repository::new();
    let questions = questions();
    assert_eq!(questions.len(), 10);
    // Nobody has reported yet, and 31 measures name a source without an amount.
    let counts = [63, 7, 1, 8, 3, 40, 6, 0, 0, 4];
    let mut seen = Vec::new();
    for (heading, sql) in &questions {
        let answer = real(&repository, &["query", sql]);
        assert!(!answer["columns"].as_array().unwrap().is_empty(), "{heading}");
        seen.push(answer["rows"].as_array().unwrap().len());
    }
    assert_eq!(seen, counts);
    let known = real(&repository, &["query", &questions[4].1]);
    assert_eq!(
        known["rows"],
        serde_json::json!([["a source, no amount", 31], ["an amount", 4], ["neither", 11]])
    );
}
