//! Two rules whose findings come from one look at a measure: each applies by itself, and what one finds is found once.

use crate::support::repository::{LIGHT, Repository};

/// The rules of what is found with these options.
fn found(repository: &Repository, options: &[&str]) -> Vec<String> {
    let run = repository.run(&[&["check", "--format", "json"], options].concat());
    let answer: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let rules = answer["findings"].as_array().unwrap().iter();
    let mut rules: Vec<String> = rules.map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect();
    rules.retain(|rule| ["amount-mismatch", "unclear-amount"].contains(&rule.as_str()));
    rules.sort();
    rules
}

#[test]
fn an_unclear_amount_is_found_once_whether_or_not_the_other_rule_applies() {
    let repository = Repository::new();
    let funding = "funding     = \"1.250 EUR from the Treasury, EUR 70 from the Sea Fund\"";
    repository.replace(LIGHT, "funding     = \"EUR 1 000 from the Treasury\"", funding);
    repository.replace(LIGHT, "amount        = 1_000", "amount        = 7");
    assert_eq!(found(&repository, &[]), ["amount-mismatch", "unclear-amount"]);
    for only_unclear in [["--allow", "amount-mismatch"], ["--only", "unclear-amount"]] {
        assert_eq!(found(&repository, &only_unclear), ["unclear-amount"], "{only_unclear:?}");
    }
    for only_mismatch in [["--allow", "unclear-amount"], ["--only", "amount-mismatch"]] {
        assert_eq!(found(&repository, &only_mismatch), ["amount-mismatch"], "{only_mismatch:?}");
    }
    assert!(found(&repository, &["--allow", "unclear-amount", "--allow", "amount-mismatch"]).is_empty());
}
