//! What an act changed, on the page of its measure, and how that page is cited.

use super::{site, text};
use crate::support::repository::{LIGHT, Repository};

/// The part of a page about the acts that changed a measure.
#[track_caller]
fn acts(page: &str, heading: &str) -> String {
    let part = page.split(&format!("<h2>{heading}</h2>")).nth(1).unwrap_or_else(|| panic!("{page}"));
    part.split("<h2>").next().unwrap().replace("<span class=\"fixed\">", "").replace("</span>", "")
}

#[test]
fn an_act_says_from_which_day_to_which_it_moved_a_deadline() {
    let repository = Repository::new();
    repository.replace(LIGHT, "deadline    = 2031-12-31", "deadline = 2031-06-30");
    repository.append(
        LIGHT,
        "\n[[amendment]]\ndate = 2023-02-01\nbasis = \"Act 5/2023\"\nfields = [\"deadline\", \"funding\"]\n",
    );
    repository.commit("2023-02-02", "an act");
    let files = site(&repository, &[]);
    let english = acts(text(&files, "en/m/I.1.1/index.html"), "Amendments");
    assert!(english.contains("Act 5/2023") && english.contains("from 2031-12-31 to 2031-06-30"), "{english}");
    // Of what the act names and the commit did not change, the key is called as people call it.
    assert!(!english.contains("<code>") && english.contains(" – funding"), "{english}");
    let hungarian = acts(text(&files, "hu/m/I.1.1/index.html"), "Módosítások");
    assert!(hungarian.contains("határidő: 2031. 12. 31. helyett 2031. 06. 30."), "{hungarian}");
    assert!(!hungarian.contains("deadline"), "{hungarian}");
}

#[test]
fn sources_are_called_by_their_names_in_changes() {
    let repository = Repository::new();
    repository.replace(
        "plan/plan.toml",
        "name  = \"Treasury\"",
        "name = \"Treasury\"\nnames = { hu = \"Kincstár\" }",
    );
    repository.replace(LIGHT, "source        = \"treasury\"", "source = \"sea-fund\"");
    repository.append(LIGHT, "\n[[allocation]]\nsource = \"treasury\"\nyear = 2031\namount = 7\n");
    repository.commit("2023-02-02", "another source");
    let files = site(&repository, &[]);
    for (language, treasury, sea_fund) in
        [("en", "Treasury", "Sea Fund"), ("hu", "Kincstár", "<span lang=\"en\">Sea Fund</span>")]
    {
        let page = text(&files, &format!("{language}/m/I.1.1/index.html"));
        let changes = page.split("<ol class=\"record\"").nth(1).unwrap();
        assert!(changes.contains(treasury) && changes.contains(sea_fund), "{changes:.2000}");
        assert!(!changes.contains("sea-fund") && !changes.contains("treasury"), "{changes:.2000}");
    }
}

#[test]
fn where_the_address_of_the_site_is_not_known_the_citation_says_so() {
    let repository = Repository::new();
    let known = site(&repository, &["--base-url", "https://plan.example.org"]);
    let files = site(&repository, &[]);
    for (language, words) in [("en", "is not known here"), ("hu", "itt nem ismert")] {
        let path = format!("{language}/m/I.1.1/index.html");
        assert!(text(&files, &path).contains(words));
        let full = format!("<dd><a href=\"https://plan.example.org/{language}/m/I.1.1/\">");
        assert!(text(&known, &path).contains(&full) && !text(&known, &path).contains(words));
    }
    let out = repository.home.path().join("elsewhere");
    let run = repository.run(&["site", out.to_str().unwrap(), "--base-url", "https://x.hu/a/../b"]);
    assert_eq!(run.code, Some(2), "{}", run.stderr);
}
