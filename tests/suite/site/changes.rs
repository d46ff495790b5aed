//! What the site says of changes: the sentences of `plan history`, nothing left out in silence, and a page for what is gone.

use super::{Files, site, text};
use crate::papers::half_years::played;
use crate::support::repository::{LIGHT, Repository};

/// The words of a page, without its marks.
pub fn words(page: &str) -> String {
    let text: String =
        page.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
    ["&quot;", "&lt;", "&gt;", "&amp;"]
        .iter()
        .zip(["\"", "<", ">", "&"])
        .fold(text, |text, (from, to)| text.replace(from, to))
}

pub fn commit_page<'f>(files: &'f Files, language: &str, commit: &str) -> &'f str {
    text(files, &format!("{language}/changes/{commit}/index.html"))
}

#[test]
fn every_sentence_of_the_history_stands_on_the_page_of_its_commit() {
    let repository = played(2);
    let files = site(&repository, &[]);
    for language in ["en", "hu"] {
        let history = repository.run(&["history", "--lang", language, "--format", "json"]);
        let history: serde_json::Value = serde_json::from_str(&history.stdout).unwrap();
        for change in history["changes"].as_array().unwrap() {
            let page = commit_page(&files, language, change["commit"].as_str().unwrap());
            change["measure"].as_str().into_iter().for_each(|id| assert!(page.contains(id), "{change}"));
        }
        let told = repository.run(&["history", "--lang", language, "--format", "markdown"]);
        let pages = files.keys().filter(|path| path.starts_with(&format!("{language}/changes/")));
        let all: String = pages.map(|path| words(text(&files, path))).collect();
        // What came or went stands behind the title of its measure there.
        let is_whole = |sentence: &str| {
            ["new: ", "új: ", "removed: ", "törölve: "].iter().any(|it| sentence.starts_with(it))
        };
        // The site has the plan's names of bodies in its language; the history has them as they were written.
        let bodies = crate::support::ask::ask(&repository, 0, &["bodies"]);
        let named = |sentence: &str| {
            let bodies = bodies["items"].as_array().unwrap().iter();
            let names = bodies.filter_map(|it| Some((it["name"].as_str()?, it["hungarian"].as_str()?)));
            let names = names.filter(|_| language == "hu");
            names.fold(sentence.to_owned(), |sentence, (from, to)| sentence.replace(from, to))
        };
        let mut seen = 0;
        for line in told
            .stdout
            .replace('\\', "")
            .replace("&#47;", "/")
            .lines()
            .skip_while(|line| !line.contains("reports for"))
        {
            let Some((_, sentence)) = line.split_once("** ") else { continue };
            if !is_whole(sentence) {
                assert!(all.contains(&named(sentence)), "{sentence}");
                seen += 1;
            }
        }
        assert!(seen > 20, "{}", told.stdout);
    }
}

#[test]
fn many_changes_are_cut_with_their_number_and_the_page_that_has_all() {
    let repository = Repository::new();
    let measure = repository.text(LIGHT);
    for at in 20..50 {
        repository.write(&format!("plan/I/I.1.{at}.toml"), &measure);
    }
    let head = repository.commit("2023-02-01", "thirty more");
    let files = site(&repository, &[]);
    let changes = text(&files, "en/changes/index.html");
    assert!(changes.contains(&format!("changes/{head}/index.html\">and 24 measures more</a>")), "{changes}");
    let page = commit_page(&files, "en", &head);
    (20..50).for_each(|at| assert!(page.contains(&format!("m/I.1.{at}/index.html")), "{at}"));
    assert!(!page.contains(" more</a>"), "{page}");
}

#[test]
fn a_commit_that_leaves_a_file_unreadable_is_named_as_such() {
    let repository = Repository::new();
    let measure = repository.text(LIGHT);
    repository.write(LIGHT, "title = ");
    let broken = repository.commit("2023-02-01", "broken");
    repository.write(LIGHT, measure);
    repository.commit("2023-02-02", "mended");
    let files = site(&repository, &[]);
    for (language, said) in [("en", "cannot be read, line 1"), ("hu", "nem olvasható, 1. sor")] {
        let words = words(commit_page(&files, language, &broken));
        assert!(words.contains(&format!("{LIGHT}: {said}")), "{words}");
        let feed = text(&files, &format!("{language}/changes.atom"));
        assert!(feed.contains(&broken) && feed.contains(said), "{feed}");
    }
}

#[test]
fn feeds_tell_what_changed_at_the_moment_of_the_commit() {
    let repository = Repository::new();
    let was = repository.text(LIGHT);
    let line = was.lines().find(|line| line.starts_with("deadline")).unwrap().to_owned();
    repository.write(LIGHT, was.replace(&line, "deadline = 2032-12-31"));
    let head = repository.commit("2023-02-01", "later");
    let files = site(&repository, &["--base-url", "https://plan.example.org"]);
    let feed = text(&files, "en/changes.atom");
    assert!(feed.contains("<updated>2023-02-01T11:00:00Z</updated>"), "{feed}");
    assert!(feed.contains(&format!("https://plan.example.org/en/changes/{head}/\"")), "{feed}");
    // What an entry says is HTML of its own.
    let said = |feed: &str| words(&feed.replace("&lt;", "<").replace("&gt;", ">"));
    assert!(said(feed).contains("the deadline moves from 2031-12-31 to 2032-12-31"), "{feed}");
    let hungarian = text(&files, "hu/changes.atom");
    assert!(hungarian.contains("2032. 12. 31."), "{hungarian}");
}

#[test]
fn what_the_plan_has_no_longer_keeps_its_page() {
    let repository = Repository::new();
    let title =
        repository.text(LIGHT).lines().find_map(|line| line.strip_prefix("title")).unwrap().to_owned();
    let title = title.trim_matches([' ', '=', '"']).to_owned();
    repository.git(&["rm", "--quiet", LIGHT]);
    let head = repository.commit("2023-02-01", "it is not needed");
    let files = site(&repository, &["--base-url", "https://plan.example.org"]);
    let page = text(&files, "en/m/I.1.1/index.html");
    for said in
        [&title, "no longer in the plan", "2023-02-01", &head[..12], "it is not needed", "As last published"]
    {
        assert!(words(page).contains(said), "{said}: {page}");
    }
    assert!(text(&files, "en/m/index.html").contains("m/I.1.1/index.html"));
    assert!(text(&files, "sitemap.xml").contains("/en/m/I.1.1/"));
    let changes = text(&files, "en/changes/index.html");
    assert!(
        changes.contains("m/I.1.1/index.html") && words(changes).contains(&format!("{title}: removed")),
        "{changes}"
    );
}

#[test]
fn a_former_id_of_what_is_gone_leads_to_its_page_and_an_id_that_has_another_owner_is_his() {
    let repository = Repository::new();
    repository.git(&["mv", LIGHT, "plan/I/I.1.7.toml"]);
    repository.commit("2023-02-01", "renumbered");
    repository.git(&["rm", "--quiet", "plan/I/I.1.7.toml"]);
    repository.commit("2023-02-02", "gone");
    let files = site(&repository, &[]);
    assert!(text(&files, "en/m/I.1.1/index.html").contains("url=../../m/I.1.7/index.html"));
    assert!(text(&files, "en/m/I.1.7/index.html").contains("no longer in the plan"));
    let other = Repository::new();
    let measure = other.text(LIGHT);
    other.git(&["rm", "--quiet", LIGHT]);
    other.commit("2023-02-01", "gone");
    other.write(LIGHT, measure);
    other.commit("2023-02-02", "and here again");
    let files = site(&other, &[]);
    assert!(!text(&files, "en/m/I.1.1/index.html").contains("no longer in the plan"));
}

#[test]
fn what_named_a_person_is_concealed_when_it_is_gone_too() {
    let repository = Repository::new();
    let secret = "ring +36 30 123 4567";
    let measure = repository.text(LIGHT);
    let means = measure.lines().find(|line| line.starts_with("means")).unwrap().to_owned();
    let measure = measure.replace(&means, &format!("means = \"{secret}\""));
    repository.write("plan/I/I.1.6.toml", &measure);
    repository.commit("2023-02-01", "a person");
    repository.git(&["rm", "--quiet", "plan/I/I.1.6.toml"]);
    repository.commit("2023-02-02", "not for the public");
    let files = site(&repository, &[]);
    let of_site = files.iter().filter(|(path, _)| !path.starts_with("data/"));
    for (path, content) in of_site {
        assert!(!String::from_utf8_lossy(content).contains("123 4567"), "{path}");
    }
    assert!(text(&files, "en/m/I.1.6/index.html").contains("no longer in the plan"));
}

#[test]
fn keys_are_called_as_people_call_them_in_history_difference_and_site() {
    let repository = Repository::new();
    let before = repository.head();
    repository.replace(LIGHT, "title ", "short = \"Lamp\"\ntitle ");
    let plan = repository.text("plan/plan.toml");
    repository.write("plan/plan.toml", format!("languages = [\"en\", \"hu\"]\n{plan}"));
    let head = repository.commit("2023-02-01", "a short title, and languages");
    let files = site(&repository, &[]);
    for (language, short, languages) in [
        ("en", "the short title is now \"Lamp\"", "the languages are now en, hu"),
        ("hu", "rövid cím: mostantól „Lamp”", "nyelvek: mostantól en, hu"),
    ] {
        let page = words(commit_page(&files, language, &head));
        let told = repository.run(&["history", "--format", "markdown", "--lang", language]).stdout;
        let between = format!("{before}..{head}");
        let differs = repository.run(&["diff", &between, "--format", "markdown", "--lang", language]).stdout;
        for (place, said) in [("site", page), ("history", told), ("diff", differs)] {
            for sentence in [short, languages] {
                assert!(said.contains(sentence), "{place}: {sentence}: {said}");
            }
        }
    }
}
