//! Links to measures that are gone, whose number another measure has since, or that came again.

use super::{Files, attributes, site, text};
use crate::support::repository::{LIGHT, Repository};

/// A measure like another of the small plan, under its own id and title.
fn measure(repository: &Repository, id: &str, title: &str) -> String {
    let text = repository.text(LIGHT);
    let text = text.split("\n\n[[allocation]]").next().unwrap().to_owned();
    let text = text.replace("Relighting the old lighthouse", title);
    repository.write(&format!("plan/I/{id}.toml"), format!("{text}\n"));
    format!("plan/I/{id}.toml")
}

/// Every address of the site that a feed names leads to a file of it.
#[track_caller]
fn feeds_lead_to_pages(files: &Files) {
    let feeds = files.keys().filter(|path| path.ends_with(".atom"));
    let mut seen = 0;
    for path in feeds {
        let feed = text(files, path).replace("&quot;", "\"").replace("&amp;", "&");
        for link in attributes(&feed, "href") {
            let Some(inside) = link.strip_prefix("https://plan.example.org/") else { continue };
            let folder = inside.ends_with('/') || inside.is_empty();
            let page = if folder { format!("{inside}index.html") } else { inside.to_owned() };
            assert!(files.contains_key(&page), "{path} leads to {link}");
            seen += 1;
        }
    }
    assert!(seen > 10, "{seen}");
}

/// Two measures that follow each other: the first goes, and the second gets its number, in one commit or in two.
fn renumbered(at_once: bool) -> (Repository, String) {
    let repository = Repository::new();
    let first = measure(&repository, "I.1.2", "The measure that goes");
    let second = measure(&repository, "I.1.3", "The measure that stays");
    repository.replace(&second, "oil and patience", "electricity, and a keeper who is paid for the nights");
    repository.replace(&second, "number of lit nights", "the months in which the tower is manned");
    repository.commit("2023-02-01", "two more");
    for (path, day) in [(&first, "2031-08-31"), (&second, "2031-09-30")] {
        let text = repository.text(path);
        let line = text.lines().find(|line| line.starts_with("deadline")).unwrap();
        repository.write(path, text.replace(line, &format!("deadline = {day}")));
    }
    repository.commit("2023-02-01", "both have longer");
    repository.git(&["rm", "--quiet", &first]);
    if !at_once {
        repository.commit("2023-02-02", "one goes");
    }
    repository.git(&["mv", &second, &first]);
    let text = repository.text(&first);
    repository.write(&first, format!("formerly = [\"I.1.3\"]\n{text}"));
    let head = repository.commit("2023-02-03", "the numbers move up");
    (repository, head)
}

#[test]
fn a_measure_that_is_gone_is_not_taken_for_the_one_that_has_its_number_since() {
    for at_once in [true, false] {
        let (repository, _) = renumbered(at_once);
        let files = site(&repository, &["--base-url", "https://plan.example.org"]);
        feeds_lead_to_pages(&files);
        let present = text(&files, "en/m/I.1.2/index.html");
        assert!(present.contains("The measure that stays") && !present.contains("that goes"), "{present}");
        let gone = text(&files, "en/m/I.1.2-2/index.html");
        assert!(gone.contains("The measure that goes") && gone.contains("no longer in the plan"), "{gone}");
        assert!(!gone.contains("The measure that stays"), "{gone}");
        // The commit that brought both, and the one that took one out, lead to each by what it became.
        let feed = text(&files, "en/changes.atom");
        for link in [
            "I.1.2/&quot;&gt;I.1.3 &lt;span&gt;The measure that stays",
            "I.1.2-2/&quot;&gt;I.1.2 &lt;span&gt;The measure that goes",
        ] {
            let link = format!("https://plan.example.org/en/m/{link}");
            assert!(feed.contains(&link), "{at_once} {link}: {feed}");
        }
        let wrong = ["I.1.2/&quot;&gt;I.1.2 &lt;span&gt;The measure that goes", "I.1.2-2/&quot;&gt;I.1.3 "];
        assert!(wrong.iter().all(|link| !feed.contains(link)), "{feed}");
        let changes = text(&files, "en/changes/index.html");
        assert!(changes.contains("m/I.1.2-2/index.html"), "{changes}");
    }
}

#[test]
fn a_deadline_that_moved_leads_to_its_own_measure_and_to_the_commits() {
    for at_once in [true, false] {
        let (repository, _) = renumbered(at_once);
        let files = site(&repository, &[]);
        let page = text(&files, "en/moved/index.html");
        let moved = repository.git(&["log", "--format=%H", "--grep=both have longer"]);
        let moved = moved.trim();
        // In the picture, the table, the steps; that of the one that is gone, also among those that are gone.
        for (folder, day, times) in [("I.1.2-2", "2031-08-31", 2), ("I.1.2", "2031-09-30", 1)] {
            let link = format!("<strong><a href=\"../m/{folder}/index.html\">I.1.2</a></strong>");
            let steps: Vec<&str> = page.split("<li>").filter(|step| step.contains(&link)).collect();
            assert_eq!(steps.len(), times, "{folder}: {page}");
            assert!(steps.iter().all(|step| step.contains(day)), "{steps:?}");
            let row = format!("<th scope=\"row\" class=\"fixed\"><a href=\"../m/{folder}/index.html\">");
            assert_eq!(page.matches(&row).count(), 1, "{folder}: {page}");
        }
        let commit = format!("<a href=\"../changes/{moved}/index.html\">{}</a>", &moved[..12]);
        assert_eq!(page.matches(&commit).count(), 2, "{page}");
    }
}

#[test]
fn a_measure_that_came_again_has_one_page_with_all_of_its_history() {
    let repository = Repository::new();
    let path = measure(&repository, "I.1.2", "The measure that comes again");
    repository.commit("2023-02-01", "one more");
    let whole = repository.text(&path);
    repository.git(&["rm", "--quiet", &path]);
    repository.commit("2023-02-02", "it goes");
    repository.write(&path, whole);
    repository.commit("2023-02-03", "it comes again");
    let files = site(&repository, &["--base-url", "https://plan.example.org"]);
    feeds_lead_to_pages(&files);
    let page = text(&files, "en/m/I.1.2/index.html");
    for subject in ["one more", "it goes", "it comes again"] {
        assert!(page.contains(subject), "{subject}: {page}");
    }
    assert!(!files.keys().any(|path| path.contains("I.1.2-2")));
}
