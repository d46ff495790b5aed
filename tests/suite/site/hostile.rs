//! A hostile plan: no script runs on its pages, no path leaves the folder, and no person is named.

use plan::render::escape::is_unprintable;

use super::{Files, attributes, pages, site, text};
use crate::papers::half_years::played;
use crate::support::repository::Repository;

/// What breaks out of one form or another.
const ATTACK: &str =
    "</script><script>alert(1)</script><img src=x onerror=alert(1)>\\\" onmouseover=\\\"alert(1) ]]>&#x3c;";
/// The same with what turns a line around or colours a screen: such a text is not read, so nothing else of it would be seen.
const TURNED: &str = "</script><script>alert(1)</script> onmouseover=\\\"alert(1)\\u202Eevil\\u001b[31m";

/// A plan with such a text wherever there may be one.
fn attacked(attack: &str) -> Repository {
    let repository = Repository::new();
    let body = |name: &str| format!("\n[[body]]\nname = \"{name}\"\nkind = \"ngo\"\n");
    for name in ["../../../etc/passwd", "etc/passwd", "..", "CON", attack] {
        repository.append("plan/bodies.toml", &body(name));
    }
    let plan =
        repository.text("plan/plan.toml").replacen("title", &format!("decision = \"{attack}\"\ntitle"), 1);
    let plan = plan
        .replace("\"Lights\"", &format!("\"{attack}\""))
        .replace("\"Treasury\"", &format!("\"{attack}\""));
    assert_eq!(plan.matches("onmouseover").count(), 3, "{plan}");
    repository.write("plan/plan.toml", plan);
    let measure = format!(
        "title = \"{attack}\"\nresponsible = [\"../../../etc/passwd\", \"{attack}\"]\npartners = []\nmeans = \"{attack}\"\n\
         deadline = \"{attack}\"\nindicator = \"-\"\nfunding = \"-\"\n\n[[report]]\ndate = 2023-01-09\nbody = \"..\"\n\
         status = \"in-progress\"\ntext = \"{attack}\"\nevidence = [\"javascript:alert(1)\", \"data:text/html,x\", \
         \"https://example.org/\\\"onclick=alert(1)\"]\n"
    );
    repository.write("plan/II.3.5.toml", measure);
    repository.commit("2023-02-01", "<script>alert(1)</script> \u{202e}");
    repository
}

/// Whether text between tags and in values is all that came of it.
fn nothing_runs(files: &Files) {
    for (path, page) in pages(files) {
        assert!(!page.contains("<script>") && !page.contains("<img") && !page.contains("<iframe"), "{path}");
        assert!(!page.chars().any(is_unprintable), "{path}");
        for tag in page.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
            // What stands in a value has its quotes written out, so a handler outside a value is one.
            let outside: String = tag.split('"').step_by(2).collect();
            assert!(!outside.contains(" on"), "{path}: {tag}");
        }
        for link in attributes(page, "href") {
            let is_scheme = |scheme: &str| link.to_lowercase().starts_with(scheme);
            assert!(!is_scheme("javascript") && !is_scheme("data:") && !is_scheme("//"), "{path}: {link}");
        }
    }
    for (path, feed) in files.iter().filter(|(path, _)| path.ends_with(".atom") || path.ends_with(".svg")) {
        let feed = std::str::from_utf8(feed).unwrap();
        assert!(!feed.contains("<script") && !feed.chars().any(is_unprintable), "{path}");
        uppsala::parse(feed).unwrap_or_else(|why| panic!("{path}: {why}"));
    }
}

#[test]
fn nothing_runs_and_nothing_leaves_the_folder() {
    nothing_runs(&site(&attacked(TURNED), &["--base-url", "https://plan.example.org"]));
    let repository = attacked(ATTACK);
    let files = site(&repository, &["--base-url", "https://plan.example.org"]);
    nothing_runs(&files);
    // The words are there to be read: on the page of the measure in its title, its means, its report.
    let page = text(&files, "en/m/II.3.5/index.html");
    assert!(page.matches("&lt;script&gt;alert(1)").count() > 5, "{page}");
    let bodies: Vec<&String> =
        files.keys().filter(|path| path.starts_with("en/body/") && path.ends_with(".html")).collect();
    for slug in ["etc-passwd", "etc-passwd-2", "body", "id-con"] {
        assert!(bodies.contains(&&format!("en/body/{slug}/index.html")), "{slug} in {bodies:?}");
    }
    assert!(files.keys().all(|path| path.is_ascii() && !path.contains("..")), "{:?}", files.keys());
    // Only the repository, the site, and what the tests made.
    let mut around: Vec<_> =
        std::fs::read_dir(repository.home.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    around.sort();
    assert_eq!(around, ["a \"plan\" née 'é'", "site"]);
}

#[test]
fn an_id_may_have_the_name_of_a_file_of_the_site_or_of_a_device() {
    let repository = Repository::new();
    let measure = repository.text("plan/I/I.1.1.toml");
    for (id, former) in [("index.html", "aux"), ("calendar.ics", "prn.2"), ("con", "changes.atom")] {
        repository.write(&format!("plan/{id}.toml"), format!("formerly = [\"{former}\"]\n{measure}"));
    }
    repository.append("plan/plan.toml", "\n[[section]]\nid = \"index.html\"\ntitle = \"x\"\n");
    repository.commit("2023-02-01", "ids");
    let files = site(&repository, &[]);
    for folder in [
        "m/id-index.html",
        "m/id-calendar.ics",
        "m/id-con",
        "m/id-aux",
        "m/id-prn.2",
        "m/id-changes.atom",
        "section/id-index.html",
    ] {
        assert!(files.contains_key(&format!("en/{folder}/index.html")), "{folder} in {:?}", files.keys());
    }
    assert!(text(&files, "en/m/index.html").contains("../m/id-con/index.html"));
}

#[test]
fn no_folder_has_the_address_of_a_person() {
    let repository = Repository::new();
    let body = "\n[[body]]\nname = \"Kiss <kiss@example.org>\"\nkind = \"agency\"\nmember_of = [\"Harbour Council\"]\n";
    repository.append("plan/bodies.toml", body);
    repository.commit("2023-02-01", "a body");
    let files = site(&repository, &[]);
    assert!(files.keys().all(|path| !path.contains("kiss")), "{:?}", files.keys());
    assert!(text(&files, "en/body/body/index.html").contains("Kiss &lt;kiss@example.org&gt;"));
    let check = repository.run(&["check", "--format", "json"]);
    assert!(check.stdout.contains("personal-data") && check.code == Some(0), "{}", check.stdout);
}

#[test]
fn what_the_checks_conceal_is_concealed() {
    let repository = played(4);
    let secret = "ring +36 30 123 4567";
    repository.append(
        "plan/II/II.3.3.toml",
        &format!(
            "\n[[assessment]]\ndate = 2023-11-01\nby = \"anna.kiss@example.org\"\ntext = \"{secret}\"\n\n[[spent]]\n\
             date = 2023-11-02\nbody = \"Ministry of Interior\"\nsource = \"central-budget\"\nyear = 2023\namount = 1\n\
             text = \"{secret}\"\nevidence = [\"anna.kiss@example.org\"]\n\n[[report]]\n\
             date = 2023-11-03\nbody = \"Ministry of Interior\"\nstatus = \"in-progress\"\nby = \"{secret}\"\n\
             values = {{ places = \"{secret}\" }}\nevidence = [\"https://example.org/anna.kiss@example.org\"]\n"
        ),
    );
    repository.write(
        "plan/meetings/2023-11-20.toml",
        format!(
            "title = \"{secret}\"\n\n[[agenda]]\ntitle = \"{secret}\"\n\n[[decision]]\nid = \"1\"\n\
             text = \"{secret}\"\nresponsible = []\ndone = 2023-11-21\nresult = \"{secret}\"\n\n[extra]\nnote = \"{secret}\"\n"
        ),
    );
    repository.commit("2023-12-13", "ask anna.kiss@example.org");
    let files = site(&repository, &[]);
    assert!(text(&files, "en/m/II.3.3/index.html").contains("2023-11-01"));
    for (path, content) in &files {
        let content = String::from_utf8_lossy(content);
        for secret in ["anna.kiss", "123 4567", "name.surname@example.org", "tester@example.org"] {
            assert!(!content.contains(secret), "{secret} in {path}");
        }
    }
    says_so_in_its_own_language(&files);
}

/// Whatever a Hungarian page, feed or calendar conceals, it says so in Hungarian.
#[track_caller]
fn says_so_in_its_own_language(files: &Files) {
    let own = files.keys().filter(|path| path.starts_with("hu/"));
    let marked = own.filter(|path| {
        // A line of a calendar goes on after a break.
        let content = text(files, path).replace("\r\n ", "");
        assert!(!content.contains("not shown"), "{path}");
        content.contains("[nem látható: személyre utalhat]")
    });
    assert!(marked.count() > 1);
}

#[test]
fn who_moved_a_deadline_is_concealed_where_it_is_an_address_and_its_published_words_stand_everywhere() {
    let repository = Repository::new();
    for words in ["12 Main Street, then", "13 Main Street, then"] {
        let measure = repository.text("plan/I/I.1.1.toml");
        let line = measure.lines().find(|line| line.starts_with("deadline")).unwrap().to_owned();
        repository.write("plan/I/I.1.1.toml", measure.replace(&line, &format!("deadline = \"{words}\"")));
        repository.git(&["add", "--all"]);
        repository.git(&["commit", "--quiet", "--author=anna.kiss@example.org <x@example.org>", "-m", words]);
    }
    let files = site(&repository, &[]);
    for page in ["en/m/I.1.1/index.html", "en/m/index.html", "en/moved/index.html"] {
        assert!(text(&files, page).contains("13 Main Street, then"), "{page}");
    }
    for (path, content) in &files {
        assert!(!String::from_utf8_lossy(content).contains("anna.kiss"), "{path}");
    }
    says_so_in_its_own_language(&files);
}

#[test]
fn a_title_that_is_not_known_is_said_so_in_the_language_of_the_page() {
    let repository = Repository::new();
    repository.replace("plan/plan.toml", "\"Plan for Quiet Harbours 2030-2031\"", "2030");
    repository.replace("plan/I/I.1.1.toml", "title ", "# title ");
    repository.commit("2023-02-01", "a year for a title");
    let files = site(&repository, &["--keep-going"]);
    for (path, content) in &files {
        if ["hu/", "index.html", "404.html"].iter().any(|own| path.starts_with(own)) {
            assert!(!String::from_utf8_lossy(content).contains("title unknown"), "{path}");
        }
    }
    let front = text(&files, "hu/index.html");
    assert!(front.contains("<h1>(ismeretlen című terv)</h1>"), "{front}");
    assert!(text(&files, "en/index.html").contains("<h1>(title unknown)</h1>"));
    for (lang, words) in [("en", "(title unknown)"), ("hu", "(ismeretlen cím)")] {
        let measure = text(&files, &format!("{lang}/m/I.1.1/index.html"));
        let heading = measure.split("<h1").nth(1).unwrap().split("</h1>").next().unwrap();
        assert!(heading.ends_with(&format!("I.1.1</span> {words}")), "{heading}");
    }
}
