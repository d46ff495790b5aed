//! Who is asked for reports and who cannot be, under which names, and how of what has ended meanwhile.

use serde_json::json;

use super::harbour;
use crate::support::ask::ask;
use crate::support::repository::LIGHT;

#[test]
fn a_letter_does_not_chase_what_has_ended_meanwhile() {
    let repository = harbour();
    let later = "body = \"Ministry of Lighthouses\"\nperiod = \"2030-H2\"\ndate = 2030-09-01\n
[[report]]\nmeasure = \"D.1\"\nstatus = \"completed\"\n";
    repository.write("plan/reports/2030-H2/ML.toml", later);
    repository.append(
        "plan/II/II.2.toml",
        "\n[[amendment]]\ndate = 2030-09-02\nbasis = \"an act\"\nwithdrawn = true\n",
    );
    for (lang, running, ended, ended_on) in [
        (
            "en",
            "We have no report for this period yet on these measures:",
            "These measures have ended meanwhile; what is still missing is the report for the period above:",
            ["Completed on: 2030-09-01", "Withdrawn on: 2030-09-02"],
        ),
        (
            "hu",
            "Az alábbi intézkedésekről erre az időszakra még nem érkezett jelentés:",
            "Az alábbi intézkedések azóta lezárultak, de a fenti időszakra szóló jelentés még hiányzik róluk:",
            ["Befejeződött: 2030. 09. 01.", "Visszavonva: 2030. 09. 02."],
        ),
    ] {
        let letter = |day: &str, body: &str| {
            let asked = ["due", "--letter", "--period", "2030-H1", "--lang", lang];
            let run = repository.run(&[&asked[..], &["--as-of", day, "--body", body]].concat());
            assert_eq!(run.code, Some(0), "{}", run.stderr);
            run.stdout
        };
        let before = letter("2030-08-31", "ML");
        assert!(before.contains(running) && !before.contains(ended), "{before}");
        // The successor of who owes II.2 may answer for both.
        let after = letter("2030-10-01", "ML");
        assert!(!after.contains(running), "{after}");
        let below = after.split_once(ended).unwrap().1;
        assert!(ended_on.iter().all(|day| below.contains(day)), "{after}");
        // Both kinds in one letter.
        repository.replace(
            LIGHT,
            "[\"Ministry of Lighthouses\"]",
            "[\"Ministry of Lighthouses\", \"Guild of Keepers\"]",
        );
        let both = letter("2030-10-01", "GK");
        let (above, below) = both.split_once(ended).unwrap();
        assert!(above.contains("- I.1.1  ") && below.contains("- II.2  "), "{both}");
        repository.replace(LIGHT, ", \"Guild of Keepers\"]", "]");
    }
}

#[test]
fn an_abbreviation_stands_beside_the_name_that_it_stands_for() {
    let repository = harbour();
    for (lang, guild) in [("en", "Guild of Keepers (GK)"), ("hu", "Őrök Céhe (GK)")] {
        for columns in [60, 80, 100, 160] {
            let run = repository.run_at_width(columns, &["due", "--as-of", "2030-08-01", "--lang", lang]);
            assert!(run.stdout.contains(guild), "{columns}: {}", run.stdout);
        }
    }
}

#[test]
fn who_answers_and_cannot_be_asked_is_named() {
    let repository = harbour();
    let asked = ["due", "--as-of", "2030-08-01"];
    assert_eq!(ask(&repository, 0, &asked)["not_asked"], json!([]));
    let class = "\n[[body]]\nname = \"keepers of small lights\"\nnames = { hu = \"kis lámpák őrei\" }\nkind = \"class\"\n";
    repository.append("plan/bodies.toml", class);
    repository.replace(
        LIGHT,
        "[\"Ministry of Lighthouses\"]",
        "[\"Ministry of Lighthouses\", \"keepers of small lights\"]",
    );
    let named = json!([{"body": "keepers of small lights", "measures": ["I.1.1"]}]);
    assert_eq!(ask(&repository, 0, &asked)["not_asked"], named);
    let of_class = ask(&repository, 0, &[&asked[..], &["--body", "keepers of small lights"]].concat());
    assert_eq!((&of_class["not_asked"], &of_class["bodies"]), (&named, &json!([])));
    assert_eq!(ask(&repository, 0, &[&asked[..], &["--body", "GK"]].concat())["not_asked"], json!([]));
    for (lang, words) in [
        (
            "en",
            "Not asked: keepers of small lights (I.1.1). It stands for bodies of which the register names none.",
        ),
        (
            "hu",
            "Nem kérünk jelentést tőle: kis lámpák őrei (I.1.1). Olyan szervezeteket jelöl, amelyekből a nyilvántartás egyet sem nevez meg.",
        ),
    ] {
        let run = repository.run_at_width(200, &[&asked[..], &["--lang", lang]].concat());
        assert!(run.stdout.contains(words), "{}", run.stdout);
        let letter = ["--letter", "--lang", lang, "--body", "keepers of small lights"];
        let run = repository.run(&[&asked[..], &letter].concat());
        assert!(run.stdout.is_empty() && run.stderr.contains(words), "{}", run.stderr);
    }
    // With a member there is a body to report for it.
    repository.replace(
        "plan/bodies.toml",
        "member_of     = [\"Harbour Council\"]",
        "member_of     = [\"keepers of small lights\"]",
    );
    assert_eq!(ask(&repository, 0, &asked)["not_asked"], json!([]));
}
