//! Names and texts that a plan has in other languages: read, shown in the language that is asked for, compared.

use std::fs;

use plan::model::Plan;
use plan::schema::says_the_same;
use serde_json::Value;

use crate::support::ask::ask;
use crate::support::fixtures;
use crate::support::repository::{LIGHT, Repository};

const TEXT: &str = "\n[text.hu]\ntitle = \"A világítótorony gondozása\"\nmeans = \"olaj\"\n";

/// The invented plan with names in Hungarian, and a measure with a short title.
fn named() -> Repository {
    let repository = Repository::new();
    repository.replace(
        "plan/plan.toml",
        "currency = \"EUR\"",
        "currency = \"EUR\"\nlanguages = [\"en\", \"hu\"]",
    );
    let source = "name  = \"Treasury\"";
    repository.replace("plan/plan.toml", source, &format!("{source}\nnames = {{ hu = \"Kincstár\" }}"));
    let section = "title = \"Lights\"";
    repository.replace("plan/plan.toml", section, &format!("{section}\nnames = {{ hu = \"Fények\" }}"));
    repository.replace(LIGHT, "responsible", "short = \"The light\"\nresponsible");
    repository.append(LIGHT, TEXT);
    repository.commit("2023-02-01", "nevek");
    repository
}

fn shown(repository: &Repository, args: &[&str]) -> String {
    let run = repository.run(args);
    assert_eq!(run.code, Some(0), "{args:?}: {}", run.stderr);
    run.stdout
}

#[test]
fn a_name_is_shown_in_the_language_that_is_asked_for() {
    let repository = named();
    for (args, english, hungarian) in [
        (&["sources"][..], "Treasury", "Kincstár"),
        (&["status"], "I Lights", "I Fények"),
        (&["list", "--full"], "Relighting", "A világítótorony gondozása"),
        (&["show", "I.1.1"], "oil", "olaj"),
        (&["by-body", "ML"], "Ministry of Lighthouses (", "Világítótornyok Minisztériuma ("),
    ] {
        let ask = |language| shown(&repository, &[args, &["--lang", language]].concat());
        assert!(ask("en").contains(english), "{args:?} {}", ask("en"));
        assert!(ask("hu").contains(hungarian) && !ask("hu").contains(english), "{args:?} {}", ask("hu"));
    }
}

#[test]
fn a_short_title_is_told_as_the_plan_s_own_and_never_in_place_of_the_whole() {
    let repository = named();
    let whole = shown(&repository, &["list", "--full"]);
    assert!(!whole.contains("The light"), "{whole}");
    let own = shown(&repository, &["show", "I.1.1"]);
    assert!(own.contains("Short title, the plan's own: The light"), "{own}");
}

#[test]
fn json_gives_every_language() {
    let repository = named();
    let answer = ask(&repository, 0, &["show", "I.1.1"]);
    assert_eq!(answer["item"]["texts"]["hu"]["means"], Value::from("olaj"));
    assert_eq!(answer["item"]["short"], Value::from("The light"));
    assert_ne!(answer["item"]["title"], answer["item"]["texts"]["hu"]["title"]);
    let bodies = ask(&repository, 0, &["bodies"]);
    let body = &bodies["items"][0];
    assert_eq!(body["names"]["hu"], body["hungarian"]);
}

#[test]
fn a_text_in_another_language_is_a_change_like_any_other() {
    let repository = named();
    repository.replace(LIGHT, "\"olaj\"", "\"lámpaolaj\"");
    let changes = ask(&repository, 0, &["diff", "HEAD"]);
    let change = &changes["changes"][0];
    assert_eq!((&change["field"], &change["after"]["hu"]["means"]), (&"text".into(), &"lámpaolaj".into()));
}

#[test]
fn two_forms_of_a_hungarian_name_are_one() {
    let body = |name: &str| {
        let mut files = fixtures::invented_files();
        let register = files.iter_mut().find(|(path, _)| path == "bodies.toml").unwrap();
        let text = String::from_utf8(register.1.clone()).unwrap();
        let old = "hungarian     = \"Világítótornyok Minisztériuma\"";
        assert!(text.contains(old));
        register.1 = text.replace(old, name).into_bytes();
        fixtures::load_memory(files).plan.unwrap()
    };
    let known = |plan: &Plan| {
        let id = plan.register.find("vilagitotornyok miniszteriuma").unwrap();
        plan.register[id].clone()
    };
    let old = known(&body("hungarian = \"Világítótornyok Minisztériuma\""));
    let new = known(&body("names = { hu = \"Világítótornyok Minisztériuma\" }"));
    assert!(says_the_same(&old, &new), "{old:?}\n{new:?}");
    assert_eq!(new.hungarian().map(|name| name.as_str()), Some("Világítótornyok Minisztériuma"));
}

/// The invented plan with an office, duties and a succession, each with its Hungarian words as `words` writes them.
fn with_offices(of: fn(&str, &str) -> String) -> Repository {
    let repository = Repository::new();
    let office = of("coordinator_", "kikötői biztos");
    let procedure = of("", "Hajók keresése");
    repository.append(
        "plan/plan.toml",
        &format!(
            "\n[coordination]\ncoordinator = \"Harbour Commissioner\"\n{office}\nbody = \"ML\"\ncycle = \"yearly\"\n\n\
             [[coordination.procedure]]\nid = \"I\"\ntitle = \"Finding ships\"\n{procedure}\n"
        ),
    );
    let kind = "kind          = \"ministry\"";
    let duty = of("", "világítás");
    repository.replace(
        "plan/bodies.toml",
        kind,
        &format!("{kind}\nduties = [{{ english = \"lights\", {duty} }}]"),
    );
    let moved = "duty     = \"ferries\"";
    repository.replace("plan/bodies.toml", moved, &format!("{moved}\n{}", of("", "kompok")));
    repository.commit("2023-02-01", "hivatalok");
    repository
}

#[test]
fn offices_duties_and_procedures_have_names_in_languages_too() {
    let old = with_offices(|key, words| match key {
        "" => format!("hungarian = \"{words}\""),
        key => format!("{key}hungarian = \"{words}\""),
    });
    let new = with_offices(|key, words| format!("{key}names = {{ hu = \"{words}\" }}"));
    for repository in [&old, &new] {
        assert_eq!(repository.run(&["check"]).code, Some(0), "{}", repository.run(&["check"]).stdout);
        let duty = &ask(repository, 0, &["by-body", "ML"])["body"]["duties"][0];
        assert_eq!(
            [&duty["english"], &duty["hungarian"], &duty["names"]["hu"]],
            ["lights", "világítás", "világítás"]
        );
    }
    // Only the key is another: nothing that the plan says has changed.
    old.replace(
        "plan/plan.toml",
        "coordinator_hungarian = \"kikötői biztos\"",
        "coordinator_names = { hu = \"kikötői biztos\" }",
    );
    old.replace("plan/bodies.toml", "hungarian = \"kompok\"", "names = { hu = \"kompok\" }");
    assert_eq!(ask(&old, 0, &["diff", "HEAD"])["changes"], serde_json::json!([]));
    old.replace(
        "plan/bodies.toml",
        "names = { hu = \"kompok\" }",
        "names = { hu = \"kompok\" }\nhungarian = \"komp\"",
    );
    let twice = old.run(&["check"]).stdout;
    assert!(twice.contains("`hungarian` and `hu` below `names` are one name"), "{twice}");
}

#[test]
fn the_plan_s_first_language_is_that_of_tables_where_the_machine_has_none() {
    let repository = named();
    let sources = || {
        let mut command = repository.command(&repository.folder, &["sources"]);
        command.env("LC_ALL", "C");
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    assert!(sources().contains("Treasury"), "{}", sources());
    let path = repository.folder.join("plan/plan.toml");
    let text = fs::read_to_string(&path).unwrap().replace("[\"en\", \"hu\"]", "[\"hu\", \"en\"]");
    fs::write(path, text).unwrap();
    assert!(sources().contains("Kincstár"), "{}", sources());
}
