//! Words in another language than the page, wherever a page has them.

use super::{pages, site, text};
use crate::papers::half_years::played;
use crate::support::repository::{BRIDGE, LIGHT, Repository};

/// Elements without an end.
const VOID: [&str; 9] = ["meta", "link", "input", "br", "hr", "img", "wbr", "source", "col"];

/// The texts of a page's body, each with the language that holds for it.
fn texts(page: &str) -> Vec<(String, String)> {
    let mut open: Vec<(String, String)> = vec![("".to_owned(), "?".to_owned())];
    let mut texts = Vec::new();
    for part in page.split('<').skip(1) {
        let Some((tag, text)) = part.split_once('>') else { continue };
        let name: String = tag.chars().take_while(|c| c.is_alphanumeric()).collect();
        let above = open.last().map(|(_, lang)| lang.clone()).unwrap();
        if let Some(ended) = tag.strip_prefix('/') {
            let (last, _) = open.pop().unwrap();
            assert_eq!(last, ended, "{page:.200}");
        } else if !tag.starts_with('!') && !VOID.contains(&name.as_str()) && !tag.ends_with('/') {
            let own = tag.split(" lang=\"").nth(1).map(|rest| rest.split('"').next().unwrap().to_owned());
            open.push((name, own.unwrap_or(above)));
        }
        let (element, lang) = open.last().unwrap();
        if !text.trim().is_empty() && !["title", "script", "style"].contains(&element.as_str()) {
            texts.push((text.to_owned(), lang.clone()));
        }
    }
    texts
}

/// A plan whose words are Portuguese: each that is published holds the word "farol" or "ponte".
fn portuguese() -> Repository {
    let repository = Repository::new();
    for (path, old, new) in [
        (
            "plan/plan.toml",
            "title    = \"Plan for Quiet Harbours 2030-2031\"",
            "languages = [\"pt\"]\ntitle = \"Plano do farol\"",
        ),
        ("plan/plan.toml", "\"The Decision on Quiet Harbours\"", "\"Resolução do farol\""),
        ("plan/plan.toml", "\"Lights\"", "\"Luzes do farol\""),
        ("plan/plan.toml", "\"Keeping the lights\"", "\"Manutenção do farol\""),
        ("plan/plan.toml", "\"Treasury\"", "\"Tesouro do farol\"\nbasis = \"lei do farol\""),
        ("plan/plan.toml", "\"Sea Fund\"", "\"Fundo do farol\""),
        (LIGHT, "Relighting the old lighthouse", "Acender o farol"),
        (LIGHT, "oil and patience", "azeite para o farol"),
        (LIGHT, "number of lit nights", "noites do farol"),
        (LIGHT, "EUR 1 000 from the Treasury", "EUR 1 000 para o farol"),
        (LIGHT, "appropriation = \"1a\"", "appropriation = \"1a\"\npurpose = \"compra do farol\""),
        (BRIDGE, "Counting the bridges", "Contar a ponte"),
        (BRIDGE, "deadline    = 2030-06-30", "deadline = \"quando houver ponte\""),
    ] {
        repository.replace(path, old, new);
    }
    let more = "\n[[milestone]]\ntitle = \"Pintar o farol\"\ndue = 2023-06-30\n\n[[metric]]\nname = \"luzes do farol\"\nunit = \"noites de farol\"\ntarget = 9\n\n\
        [[amendment]]\ndate = 2023-01-31\nbasis = \"portaria do farol\"\n\n\
        [[report]]\ndate = 2023-01-20\nbody = \"ML\"\nstatus = \"in-progress\"\ntext = \"o farol brilha\"\n\n\
        [[assessment]]\ndate = 2023-01-21\nby = \"Amigos do farol\"\nstatus = \"not-started\"\ntext = \"o farol dorme\"\n";
    repository.append(LIGHT, more);
    repository.write(
        "plan/meetings/2023-01-25.toml",
        "title = \"Reunião do farol\"\n\n[[agenda]]\ntitle = \"Ponto do farol\"\n\n[[decision]]\ntext = \"decidir o farol\"\nresponsible = [\"ML\"]\ndue = 2023-01-28\n",
    );
    repository.commit("2023-02-01", "em português");
    repository
}

#[test]
fn a_plan_in_a_third_language_is_marked_as_such_on_every_page() {
    let files = site(&portuguese(), &["--keep-going"]);
    let mut seen = 0;
    let mut unmarked = Vec::new();
    for (path, page) in pages(&files) {
        for (words, lang) in texts(page) {
            // Sentences of the history say which change of which text it is; their quoted words are marked apart.
            let is_published = ["farol", "ponte"].iter().any(|word| words.contains(word));
            if is_published && lang != "pt" {
                unmarked.push(format!("{path} ({lang}): {words}"));
            }
            seen += usize::from(is_published);
        }
    }
    assert!(seen > 100, "{seen}");
    assert!(unmarked.is_empty(), "{}", unmarked.join("\n"));
    assert!(text(&files, "en/data/index.html").contains("\"inLanguage\":\"pt\""));
}

#[test]
fn an_assessor_is_called_as_the_language_of_the_page_calls_it() {
    let files = site(&played(4), &[]);
    for (language, name) in [("en", "NGO Roundtable"), ("hu", "NGO Kerekasztal")] {
        let page = text(&files, &format!("{language}/disputed/index.html"));
        assert!(page.contains(&format!("<span>{name}</span>")), "{page}");
    }
}

#[test]
fn the_words_of_a_meeting_are_in_its_own_language() {
    let repository = Repository::new();
    let meeting = "title = \"Tavaszi ülés\"\nlang = \"hu\"\n\n[[agenda]]\ntitle = \"Olajról\"\n\n\
        [[decision]]\nid = \"1\"\ntext = \"Olajat kell venni\"\nresponsible = [\"Ministry of Bridges\"]\n\
        due = 2023-02-10\nmeasures = [\"I.1.1\"]\n";
    repository.write("plan/meetings/2023-02-02.toml", meeting);
    repository.commit("2023-02-12", "the spring meeting");
    let files = site(&repository, &[]);
    let mut seen = 0;
    for (path, page) in pages(&files) {
        for (words, lang) in texts(page) {
            let is_own =
                ["Tavaszi ülés", "Olajról", "Olajat kell venni"].iter().any(|own| words.contains(own));
            assert!(!is_own || lang == "hu", "{path} ({lang}): {words}");
            // The register has no Hungarian name of this body: its English one stands in the same sentences.
            let is_name = words == "Ministry of Bridges" && path.starts_with("hu/");
            assert!(!is_name || lang == "en", "{path} ({lang}): {words}");
            seen += usize::from(is_own);
        }
    }
    assert!(seen > 12, "{seen}");
    let feed = text(&files, "en/changes.atom");
    assert!(feed.contains("&lt;span lang=&quot;hu&quot;&gt;Olajat kell venni"), "{feed}");
}

#[test]
fn an_agenda_says_in_which_language_it_is() {
    let repository = Repository::new();
    for (day, language, said) in [("2030-12-18", "hu", true), ("2030-12-19", "en", false)] {
        let run = repository.run(&["agenda", "--meeting", day, "--lang", language]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        let meeting = repository.text(&format!("plan/meetings/{day}.toml"));
        assert_eq!(meeting.contains("lang"), said, "{meeting}");
    }
}
