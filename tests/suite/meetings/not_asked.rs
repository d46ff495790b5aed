//! Who answers for a measure and is never asked is named wherever it is said that everybody reported.

use serde_json::json;

use super::harbour;
use crate::answers::contract;
use crate::support::ask::ask;
use crate::support::repository::Repository;

/// An open class that answers for a measure, with bodies that all have reported.
fn masters() -> Repository {
    let repository = harbour();
    repository.append("plan/bodies.toml", "\n[[body]]\nname = \"harbour masters\"\nkind = \"class\"\n");
    repository.replace(
        "plan/II/II.2.toml",
        "responsible = [\"Ministry of Tides\"]",
        "responsible = [\"Ministry of Lighthouses\", \"harbour masters\"]",
    );
    repository.commit("2030-08-02", "whoever is master of a harbour");
    repository
}

#[test]
fn that_all_have_reported_is_said_of_those_who_are_asked() {
    let repository = masters();
    let on = ["--as-of", "2030-08-02"];
    for (lang, asked, not_asked, all) in [
        (
            "en",
            "Every responsible body that is asked for reports has sent at least one.",
            "Not asked: harbour masters (II.2).",
            "Every responsible body has reported",
        ),
        (
            "hu",
            "Minden szervezet, amelytől jelentést kérünk, küldött legalább egyet.",
            "Nem kérünk jelentést tőle: harbour masters (II.2).",
            "Minden felelős szervezet jelentett",
        ),
    ] {
        for format in ["table", "markdown"] {
            let args = ["results", "--lang", lang, "--format", format];
            let page = repository.run(&[&args[..], &on].concat()).stdout;
            let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(page.contains(asked) && page.contains(not_asked) && !page.contains(all), "{page}");
        }
    }
    let answer = ask(&repository, 0, &[&["results"][..], &on].concat());
    contract::demand(&answer);
    assert_eq!(answer["never_reported"], json!([]));
    assert_eq!(answer["not_asked"], json!([{"body": "harbour masters", "measures": ["II.2"]}]));
    let alone = ask(&repository, 0, &[&["results", "--body", "ML"][..], &on].concat());
    assert_eq!(alone["not_asked"], json!([]));
}

#[test]
fn the_paper_of_a_class_says_that_it_is_not_asked() {
    let repository = masters();
    for (lang, said) in
        [("en", "This body is not asked for reports"), ("hu", "E szervezettől nem kérünk jelentést")]
    {
        let paper = |body: &str| {
            repository.run(&["brief", "--as-of", "2030-08-02", "--lang", lang, "--body", body]).stdout
        };
        assert!(paper("harbour masters").contains(said), "{}", paper("harbour masters"));
        assert!(!paper("Ministry of Bridges").contains(said), "{}", paper("Ministry of Bridges"));
    }
}

#[test]
fn who_only_leads_a_milestone_is_named_by_results_as_by_due() {
    let repository = masters();
    repository.replace("plan/II/II.2.toml", ", \"harbour masters\"]", "]");
    repository.replace(
        "plan/II/II.2.toml",
        "responsible = [\"Guild of Keepers\"]",
        "responsible = [\"harbour masters\"]",
    );
    let named = json!([{"body": "harbour masters", "measures": ["II.2"]}]);
    for question in ["results", "due"] {
        for body in [&[][..], &["--body", "harbour masters"]] {
            let answer = ask(&repository, 0, &[&[question, "--as-of", "2030-08-02"], body].concat());
            assert_eq!(answer["not_asked"], named, "{question} {body:?}");
        }
    }
}

#[test]
fn what_has_ended_asks_nobody_and_the_class_that_answered_for_it_has_not_reported() {
    let repository = masters();
    repository.replace("plan/II/II.2.toml", ", \"harbour masters\"]", "]");
    repository.replace(
        "plan/II/II.1.toml",
        "[\"Ministry of Bridges\"]",
        "[\"Ministry of Bridges\", \"harbour masters\"]",
    );
    let on = ["--as-of", "2030-08-02", "--lang", "en"];
    assert_eq!(ask(&repository, 0, &[&["results"][..], &on].concat())["not_asked"], json!([]));
    let page = repository.run(&[&["results", "--format", "markdown"][..], &on].concat()).stdout;
    let asked = "Every responsible body that is asked for reports has sent at least one.";
    assert!(page.contains(asked) && !page.contains("Every responsible body has reported"), "{page}");
}
