//! `plan check --against`: what the rules say of a change.

use std::collections::BTreeSet;
use std::fs;

use plan::check::RULES;

use crate::support::repository::{BRIDGE, LIGHT, REPORTED, Repository, Run};

/// What the living part of I.1.1 holds before every change, behind its metric and reports.
const LIVING: &str = r#"
[[assessment]]
date = 2031-01-15
by   = "Harbour watch"
text = "it shines"

[[amendment]]
date   = 2030-03-01
basis  = "Decision 1/2030"
fields = ["means"]
"#;

/// A basis for a change of these fields.
fn amendment(fields: &str) -> String {
    format!("\n[[amendment]]\ndate = 2031-02-01\nbasis = \"Decision 2/2031\"\nfields = [{fields}]\n")
}

/// A repository whose I.1.1 has a past.
pub fn repository() -> Repository {
    let repository = Repository::new();
    repository.append(LIGHT, REPORTED);
    repository.append(LIGHT, LIVING);
    repository.commit("2023-02-01", "living");
    repository
}

/// `path:line rule: message` of every finding, the accepted ones marked, those of the state left out.
pub fn findings(run: &Run) -> Vec<String> {
    let json: serde_json::Value = serde_json::from_str(&run.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}{}", run.stdout, run.stderr));
    let each = |list: &str, mark: &str| -> Vec<String> {
        let said = |finding: &serde_json::Value| {
            let text = |key: &str| finding[key].as_str().unwrap().to_owned();
            let rule = RULES.iter().find(|registered| registered.rule.id == text("rule")).unwrap();
            rule.judges_change().then(|| {
                format!("{mark}{}:{} {}: {}", text("path"), finding["line"], text("rule"), text("message"))
            })
        };
        json[list].as_array().unwrap().iter().filter_map(said).collect()
    };
    [each("findings", ""), each("allowed", "allowed ")].concat()
}

pub fn against(repository: &Repository, base: &str) -> Vec<String> {
    findings(&repository.run(&["check", "--as-of", "2033-12-31", "--format", "json", "--against", base]))
}

/// Makes a change in the working tree and says what is found in it.
pub fn change(make: impl FnOnce(&Repository)) -> Vec<String> {
    let repository = repository();
    make(&repository);
    against(&repository, "HEAD")
}

#[track_caller]
pub fn one(found: &[String], words: &[&str]) {
    assert_eq!(found.len(), 1, "{found:#?}");
    for word in words {
        assert!(found[0].contains(word), "no {word:?} in {}", found[0]);
    }
}

#[track_caller]
pub fn none(found: &[String]) {
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn every_rule_of_a_change_has_a_test() {
    let text = ["rules/change", "rules/plan_change", "history/renumber", "returns/rules"]
        .map(|name| crate::support::fixtures::text(format!("tests/suite/{name}.rs")))
        .concat();
    // These are about a commit, and only `plan audit` looks for them: audit.rs, signatures.rs, laundered.rs, merged.rs.
    let of_a_commit = [
        "broken-commit",
        "bad-signature",
        "commit-dated-before-parent",
        "dropped-by-merge",
        "joined-history",
    ];
    for registered in RULES.iter().filter(|r| r.judges_change() && !of_a_commit.contains(&r.rule.id)) {
        let id = registered.rule.id;
        let is_tested = text.contains(&format!("{id}: ")) || text.contains(&format!(" {id}\""));
        assert!(is_tested, "{id} is not tested");
    }
}

#[test]
fn nothing_changed_and_what_is_no_change() {
    none(&change(|_| {}));
    none(&change(|r| {
        // Comments, layout, another order of the keys of a report, another name of the same body.
        r.replace(LIGHT, "means       =", "# a comment\n\nmeans =");
        r.replace(
            LIGHT,
            "body   = \"ML\"\nstatus = \"in-progress\"",
            "status = \"in-progress\"\nbody   = \"Minister of Lighthouses\"",
        );
    }));
    none(&change(|r| {
        r.append(LIGHT, "\n[[report]]\ndate = 2031-03-01\nbody = \"ML\"\nstatus = \"completed\"\n")
    }));
    none(&change(|r| {
        r.write("plan/II/II.2.toml", r.text(BRIDGE));
    }));
}

#[test]
fn a_deadline_moves() {
    let later = |r: &Repository| r.replace(LIGHT, "2031-12-31", "2032-01-01");
    let found = change(later);
    one(&found, &["plan/I/I.1.1.toml:5 deadline-moved: ", "from 2031-12-31 to 2032-01-01, 1 day later"]);
    one(&change(|r| r.replace(LIGHT, "2031-12-31", "2031-12-01")), &["deadline-moved: ", "30 days earlier"]);
    one(&change(|r| r.replace(LIGHT, "2031-12-31", "\"in time\"")), &["deadline-moved: ", "to \"in time\""]);
    none(&change(|r| {
        later(r);
        r.replace(LIGHT, "means       =", "means = \"other means\" #");
        r.append(LIGHT, &amendment("\"means\", \"deadline\""));
    }));
    // An amendment of another field, or one that was there before, is no basis.
    one(
        &change(|r| {
            later(r);
            r.append(LIGHT, &amendment("\"II.7\""));
        }),
        &["deadline-moved: "],
    );
    one(&change(|r| r.replace(LIGHT, "oil and patience", "oil")), &["published-text-changed: "]);
}

#[test]
fn published_rows_and_responsibility() {
    let found = change(|r| r.replace(LIGHT, "number of lit nights", "nights"));
    one(
        &found,
        &[":6 published-text-changed: ", "`indicator` of I.1.1", "\"number of lit nights\" to \"nights\""],
    );
    one(
        &change(|r| r.replace(LIGHT, "[\"Ministry of Bridges\"]", "[]")),
        &[":3 published-text-changed: ", "Ministry of Bridges to no body"],
    );
    one(
        &change(|r| r.replace(LIGHT, "[\"Ministry of Lighthouses\"]", "[\"Harbour Council\"]")),
        &[":2 responsibility-moved: ", "from Ministry of Lighthouses to Harbour Council"],
    );
    // The words of the row are the names in the list, where the file does not keep them apart.
    one(
        &change(|r| r.replace(LIGHT, "[\"Ministry of Lighthouses\"]", "[\"ML\"]")),
        &[":2 published-text-changed: the published `responsible` of I.1.1 changes from ", "to \"ML\""],
    );
    none(&change(|r| {
        r.replace(LIGHT, "[\"Ministry of Lighthouses\"]", "[\"Harbour Council\"]");
        r.replace(LIGHT, "number of lit nights", "nights");
        r.append(LIGHT, &amendment("\"responsible\", \"indicator\""));
    }));
    // The order in which bodies stand says nothing; a body that is renamed is the same body.
    let both = |r: &Repository, list: &str| r.replace(LIGHT, "[\"Ministry of Bridges\"]", list);
    let repository = repository();
    both(&repository, "[\"Ministry of Bridges\", \"Harbour Council\"]");
    repository.commit("2023-02-02", "two partners");
    repository.replace(
        LIGHT,
        "[\"Ministry of Bridges\", \"Harbour Council\"]",
        "[\"Harbour Council\", \"Ministry of Bridges\"]",
    );
    none(&against(&repository, "HEAD"));
    repository.replace(
        "plan/bodies.toml",
        "name          = \"Ministry of Lighthouses\"",
        "name = \"Ministry of Light\"\naliases = [\"Ministry of Lighthouses\"]",
    );
    let found = against(&repository, "HEAD");
    assert!(found.iter().all(|finding| !finding.contains("responsibility for")), "{found:#?}");
}

#[test]
fn responsibility_moves_with_a_name_that_another_body_takes_over() {
    // The file of the measure stays as it is: what it says now means another ministry.
    let found = change(|r| {
        let register =
            r.text("plan/bodies.toml").replace("\"Ministry of Lighthouses\"", "\"Ministry of Light\"");
        let bridges = "= \"Ministry of Bridges\"\nkind";
        let taken = "= \"Ministry of Bridges\"\naliases = [\"Ministry of Lighthouses\"]\nkind";
        assert!(register.contains(bridges));
        r.write("plan/bodies.toml", register.replace(bridges, taken));
        r.replace(LIGHT, "partners    = [\"Ministry of Bridges\"]", "partners = []");
    });
    let moved =
        "responsibility-moved: responsibility for I.1.1 moves from Ministry of Light to Ministry of Bridges";
    assert!(found.iter().any(|finding| finding.contains(moved)), "{found:#?}");
}

#[test]
fn a_measure_goes_and_another_moves() {
    let found = change(|r| fs::remove_file(r.folder.join(BRIDGE)).unwrap());
    one(&found, &["plan/II/II.1.toml:1 measure-removed: ", "II.1 is removed"]);
    one(
        &change(|r| {
            fs::remove_file(r.folder.join(BRIDGE)).unwrap();
            r.append(LIGHT, &amendment("\"II.1\""));
        }),
        &["measure-removed: II.1 is removed from the plan, as an amendment in I.1.1 says"],
    );
    none(&change(|r| {
        fs::create_dir(r.folder.join("plan/é \"x\"")).unwrap();
        r.git(&["mv", LIGHT, "plan/é \"x\"/I.1.1.toml"]);
    }));
    // Where the file is there but broken, nothing is known.
    none(&change(|r| r.write(BRIDGE, "title = ")));
}

#[test]
fn a_plan_that_is_closed_does_not_change() {
    let repository = repository();
    repository.append("plan/plan.toml", "\n[closed]\ndate = 2033-01-31\nbasis = \"Decision 9/2033\"\n");
    one(&against(&repository, "HEAD"), &["closing-changed: "]);
    repository.commit("2033-02-01", "closed");
    none(&against(&repository, "HEAD"));
    repository.append(
        BRIDGE,
        "\n[[assessment]]\ndate = 2033-03-01\nby = \"Harbour watch\"\ntext = \"it stands\"\n",
    );
    one(
        &against(&repository, "HEAD"),
        &[
            "plan/II/II.1.toml:1 changed-after-closing: ",
            "II.1 is changed, and the plan was closed after 2033-01-31",
        ],
    );
    let allow = "\n[[allow]]\nrule = \"changed-after-closing\"\nreason = \"a visit after the end\"\n";
    repository.append(BRIDGE, allow);
    let found = against(&repository, "HEAD");
    assert!(
        found.iter().all(|found| found.starts_with("allowed ") || found.contains("allow-added")),
        "{found:#?}"
    );
}

#[test]
fn the_record_is_only_added_to() {
    let found = change(|r| r.replace(LIGHT, "the oil is bought", "the oil was bought"));
    one(&found, &[":20 report-rewritten: ", "the report of 2030-06-30 on I.1.1"]);
    one(
        &change(|r| r.replace(LIGHT, "it shines", "it is dark")),
        &["report-rewritten: ", "assessment of 2031-01-15"],
    );
    one(&change(|r| r.replace(LIGHT, "2030-06-30", "2030-07-30")), &["report-rewritten: ", "2030-06-30"]);
    let first = "[[report]]\ndate   = 2030-06-30\nbody   = \"ML\"\nstatus = \"in-progress\"\ntext   = \"the oil is bought\"\n";
    one(
        &change(|r| r.replace(LIGHT, first, "")),
        &[":21 report-removed: ", "2030-06-30 by Ministry of Lighthouses"],
    );
    let assessment = "[[assessment]]\ndate = 2031-01-15\nby   = \"Harbour watch\"\ntext = \"it shines\"\n";
    one(&change(|r| r.replace(LIGHT, assessment, "")), &["report-removed: ", "assessment of 2031-01-15"]);
    one(
        &change(|r| r.replace(LIGHT, "Decision 1/2030", "Decision 9/2030")),
        &["amendment-rewritten: ", "is rewritten"],
    );
    one(
        &change(|r| r.replace(LIGHT, "fields = [\"means\"]", "fields = [\"means\", \"deadline\"]")),
        &["amendment-rewritten: "],
    );
}

#[test]
fn two_reports_of_one_day_do_not_change_places() {
    let report = |status: &str| {
        format!("\n[[report]]\ndate = 2031-03-01\nbody = \"ML\"\nstatus = \"{status}\"\ntext = \"so\"\n")
    };
    let (done, open) = (report("completed"), report("in-progress"));
    let repository = repository();
    repository.append(LIGHT, &(open.clone() + &done));
    repository.commit("2023-02-02", "two");
    repository.replace(LIGHT, &(open.clone() + &done), &(done + &open));
    let found = against(&repository, "HEAD");
    let rewritten = found.iter().filter(|finding| finding.contains("report-rewritten: ")).count();
    let reopened = found.iter().filter(|finding| finding.contains("measure-reopened: ")).count();
    assert_eq!((found.len(), rewritten, reopened), (3, 2, 1), "{found:#?}");
}

#[test]
fn reports_that_come_late_or_take_back() {
    let report = |date: &str, status: &str, more: &str| {
        format!("\n[[report]]\ndate = {date}\nbody = \"ML\"\nstatus = \"{status}\"\n{more}")
    };
    one(
        &change(|r| r.append(LIGHT, &report("2030-09-01", "completed", ""))),
        &["backdated-report: ", "dated 2030-09-01, before the one of 2030-12-31"],
    );
    none(&change(|r| r.append(LIGHT, &report("2030-12-31", "completed", ""))));
    one(
        &change(|r| r.append(LIGHT, &report("2031-03-01", "in-progress", ""))),
        &["measure-reopened: ", "was completed on 2030-12-31 and is now in-progress"],
    );
    // A text does not silence it: it is a warning then.
    one(
        &change(|r| r.append(LIGHT, &report("2031-03-01", "in-progress", "text = \"the lamp broke\"\n"))),
        &["measure-reopened: ", "was completed on 2030-12-31 and is now in-progress"],
    );
}

/// The file alone shows a reopening as well; together they say it once.
#[test]
fn a_reopening_is_found_once() {
    let repository = repository();
    for text in ["", "text = \"the lamp broke\"\n"] {
        let report =
            format!("\n[[report]]\ndate = 2031-03-01\nbody = \"ML\"\nstatus = \"in-progress\"\n{text}");
        repository.append(LIGHT, &report);
        let rules = |args: &[&str]| -> Vec<String> {
            let run =
                repository.run(&[&["check", "--as-of", "2031-12-31", "--format", "json"], args].concat());
            let answer: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
            let found = answer["findings"].as_array().unwrap().iter();
            let rules = found.map(|finding| finding["rule"].as_str().unwrap().to_owned());
            rules.filter(|rule| ["measure-reopened", "report-after-end"].contains(&rule.as_str())).collect()
        };
        assert_eq!(rules(&[]), ["report-after-end"], "{text}");
        assert_eq!(rules(&["--against", "HEAD"]), ["measure-reopened"], "{text}");
        repository.git(&["checkout", "--quiet", "."]);
    }
}

#[test]
fn targets_and_money() {
    one(
        &change(|r| r.replace(LIGHT, "target = 100", "target = 99")),
        &[":18 target-lowered: ", "from 100 to 99 nights"],
    );
    one(&change(|r| r.replace(LIGHT, "target = 100", "")), &["target-lowered: ", "is removed"]);
    none(&change(|r| r.replace(LIGHT, "target = 100", "target = 101")));
    // From 0 is from nothing; from 40 it is another promise.
    none(&change(|r| r.replace(LIGHT, "target = 100", "target = 100\nbaseline = 0")));
    one(
        &change(|r| r.replace(LIGHT, "target = 100", "target = 100\nbaseline = 40")),
        &["target-lowered: ", "its `baseline` goes from nothing to 40"],
    );
    // One unit in two spellings, and two units whose figures cannot be compared.
    none(&change(|r| r.replace(LIGHT, "unit   = \"nights\"", "unit = \"Night\"")));
    one(
        &change(|r| r.replace(LIGHT, "unit   = \"nights\"\ntarget = 100", "unit = \"weeks\"\ntarget = 14")),
        &["target-lowered: ", "cannot be compared with what it was: its `unit` goes from nights to weeks"],
    );
    none(&change(|r| {
        r.replace(LIGHT, "target = 100", "target = 99");
        r.append(LIGHT, &amendment("\"indicator\""));
    }));
    let cut = change(|r| r.replace(LIGHT, "amount        = 1_000", "amount        = 900"));
    one(&cut, &[":12 allocation-cut: ", "EUR 1,000 before this change, and EUR 900 after it: EUR 100 less"]);
    one(
        &change(|r| r.replace(LIGHT, "amount        = 1_000\n", "")),
        &["allocation-cut: ", "no known amount after it"],
    );
    // In another currency it is not nothing.
    let exchanged = change(|r| {
        r.replace(LIGHT, "amount        = 1_000", "amount        = 1_000\ncurrency = \"HUF\"");
    });
    let words = "EUR 1,000 before this change, and HUF 1,000 after it, which is another currency";
    assert!(exchanged.iter().any(|found| found.contains(words)), "{exchanged:#?}");
    none(&change(|r| {
        // The same money in two pieces is no cut.
        r.replace(LIGHT, "amount        = 1_000", "amount        = 400");
        r.append(
            LIGHT,
            "\n[[allocation]]\nsource = \"treasury\"\nyear = 2030\namount = 600\nappropriation = \"1a\"\n",
        );
    }));
}

#[test]
fn a_milestone_moves_or_goes() {
    let repository = repository();
    let milestones = "\n[[milestone]]\ntitle = \"lamp\"\ndue = 2030-12-31\n\n[[milestone]]\ntitle = \"glass\"\ndue = 2031-06-30\n";
    repository.append(LIGHT, milestones);
    repository.commit("2023-02-02", "two milestones");
    let change = |make: &dyn Fn(&Repository)| {
        make(&repository);
        let found = against(&repository, "HEAD");
        repository.git(&["checkout", "--quiet", "."]);
        found
    };
    let later = |r: &Repository| r.replace(LIGHT, "due = 2031-06-30", "due = 2031-07-01");
    let found = change(&later);
    one(
        &found,
        &[":48 milestone-moved: ", "\"glass\" of I.1.1 moves from 2031-06-30 to 2031-07-01, 1 day later"],
    );
    let gone = |r: &Repository| r.replace(LIGHT, "[[milestone]]\ntitle = \"glass\"\ndue = 2031-06-30\n", "");
    one(&change(&gone), &[":42 milestone-moved: ", "\"glass\" of I.1.1, due on 2031-06-30, is removed"]);
    // Another title is the same day's milestone; one that is added moves none.
    none(&change(&|r| r.replace(LIGHT, "\"glass\"", "\"glazing\"")));
    none(&change(&|r| r.append(LIGHT, "\n[[milestone]]\ntitle = \"oil\"\ndue = 2030-05-01\n")));
    for field in ["milestone", "means"] {
        none(&change(&|r| {
            later(r);
            r.append(LIGHT, &amendment(&format!("\"{field}\"")));
        }));
    }
    one(
        &change(&|r| {
            later(r);
            r.replace(LIGHT, "2031-12-31", "2032-12-31");
            r.append(LIGHT, &amendment("\"deadline\""));
        }),
        &["milestone-moved: "],
    );
}

#[test]
fn an_amendment_changes_what_it_names() {
    let found = change(|r| {
        r.replace(LIGHT, "2031-12-31", "2032-12-31");
        r.append(LIGHT, &amendment("\"deadline\", \"means\""));
    });
    one(&found, &["amendment-without-change: ", "the amendment of 2031-02-01 to I.1.1 names `means`"]);
    // One that withdraws names no field, and one that comes with a new measure changed it before.
    none(&change(|r| {
        r.append(
            LIGHT,
            "\n[[amendment]]\ndate = 2031-02-01\nbasis = \"Decision 2/2031\"\nwithdrawn = true\n",
        );
        r.write("plan/II/II.2.toml", r.text(BRIDGE) + &amendment("\"deadline\""));
    }));
}

#[test]
fn an_appropriation_is_cut() {
    const PLAN: &str = "plan/plan.toml";
    let cut = |r: &Repository| r.replace(PLAN, "amount = 1_000", "amount = 900");
    let found = change(cut);
    one(
        &found,
        &["plan/plan.toml:38 appropriation-cut: ", "1a goes from EUR 1,000 in 2030 to EUR 900 in 2030"],
    );
    // Neither the money of the measure nor more of it hides the cut of another.
    let gone = |r: &Repository| {
        let text = r.text(PLAN);
        let (rest, _) = text.split_once("[[appropriation]]").unwrap();
        r.write(PLAN, rest);
        r.replace(LIGHT, "appropriation = \"1a\"\n", "");
    };
    one(&change(gone), &["plan.toml:2 appropriation-cut: ", "1a, EUR 1,000 in 2030, is removed"]);
    one(
        &change(|r| r.replace(PLAN, "amount = 1_000", "amount = 1_000\ncurrency = \"HUF\"")),
        &["appropriation-cut: ", "to HUF 1,000 in 2030"],
    );
    none(&change(|r| r.replace(PLAN, "amount = 1_000", "amount = 1_001")));
    none(&change(|r| r.replace(PLAN, "year   = 2030", "from = 2030\nrecurring = \"yearly\"")));
    for name in ["1a", "D.1"] {
        for make in [&cut as &dyn Fn(&Repository), &gone] {
            none(&change(|r| {
                make(r);
                r.append("plan/decision/D.1.toml", &amendment(&format!("\"{name}\"")));
            }));
        }
    }
    one(
        &change(|r| {
            cut(r);
            r.append("plan/decision/D.1.toml", &amendment("\"II.7\""));
        }),
        &["appropriation-cut: "],
    );

    let repository = repository();
    repository.replace(PLAN, "year   = 2030", "from = 2031\nrecurring = \"yearly\"");
    repository.commit("2023-02-02", "every year");
    repository.replace(PLAN, "from = 2031\nrecurring = \"yearly\"", "year = 2031");
    one(&against(&repository, "HEAD"), &["EUR 1,000 a year from 2031 to EUR 1,000 in 2031"]);
}

#[test]
fn what_a_change_asks_to_be_accepted() {
    let allow = |rule: &str| format!("\n[[allow]]\nrule = \"{rule}\"\nreason = \"a misprint\"\n");
    let late = "\n[[report]]\ndate = 2030-09-01\nbody = \"ML\"\nstatus = \"completed\"\n";
    let found = change(|r| r.append(LIGHT, &(late.to_owned() + &allow("backdated-report"))));
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(
        found[0].contains("allow-added: this change asks to accept `backdated-report` in I.1.1: a misprint")
    );
    assert!(found[1].starts_with("allowed plan/I/I.1.1.toml:") && found[1].contains(" backdated-report: "));

    // What changes a commitment or the record is not its own judge, and that it asks is always told.
    let found = change(|r| {
        r.replace(LIGHT, "the oil is bought", "the oil was bought");
        r.replace(LIGHT, "2031-12-31", "2032-12-31");
        ["report-rewritten", "deadline-moved", "allow-added"]
            .iter()
            .for_each(|rule| r.append(LIGHT, &allow(rule)));
    });
    assert_eq!(found.len(), 5, "{found:#?}");
    assert!(found.iter().all(|found| !found.starts_with("allowed ")), "{found:#?}");
    let allow = &allow("report-rewritten");

    // One from before lets no later change through, and is no mistake either.
    let repository = repository();
    repository.append(LIGHT, allow);
    repository.commit("2023-02-02", "allowed once");
    assert_eq!(repository.run(&["check", "--as-of", "2033-12-31", "--deny", "warnings"]).code, Some(0));
    repository.replace(LIGHT, "the oil is bought", "the oil was bought");
    one(&against(&repository, "HEAD"), &["report-rewritten: "]);
}

#[test]
fn the_change_is_what_was_done_since_the_branches_parted() {
    let repository = repository();
    let adopted = repository.head();
    repository.git(&["checkout", "--quiet", "-b", "mine"]);
    repository.replace(BRIDGE, "walking", "running");
    let mine = repository.commit("2023-03-01", "mine");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.replace(LIGHT, "2031-12-31", "2032-12-31");
    repository.commit("2023-03-02", "theirs");
    repository.git(&["checkout", "--quiet", "mine"]);
    one(&against(&repository, "main"), &["published-text-changed: "]);
    // Once merged, the other branch's change is not mine.
    repository.git(&["merge", "--quiet", "-m", "merge", "main"]);
    one(&against(&repository, "main"), &["published-text-changed: "]);
    assert_eq!(against(&repository, &adopted).len(), 2);
    let args = ["check", "--as-of", "2033-12-31", "--format", "json", "--at", &mine, "--against", "main"];
    one(&findings(&repository.run(&args)), &["published-text-changed: "]);
    let run = repository.run(&["check", "--as-of", "2033-12-31", "--against", "main"]);
    assert_eq!(run.code, Some(1));
    for part in
        ["error[published-text-changed]", "running", "walking", "before this change", "5 files: 1 error"]
    {
        assert!(run.stdout.contains(part), "no {part:?} in {}", run.stdout);
    }
}

#[test]
fn a_base_that_cannot_be_read() {
    let repository = repository();
    repository.write("plan/II/II.3.toml", "title = \"unfinished\n");
    repository.commit("2023-02-02", "broken");
    fs::remove_file(repository.folder.join("plan/II/II.3.toml")).unwrap();
    repository.replace(BRIDGE, "walking", "running");
    let found = against(&repository, "HEAD");
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(found[0].contains("published-text-changed: "), "{found:#?}");
    assert!(found[1].starts_with("plan/II/II.3.toml:1 broken-base: "), "{found:#?}");
    assert!(found[1].contains("1 of 6 files could not be read in full: plan/II/II.3.toml"), "{found:#?}");

    // Where plan.toml cannot be read, its last version that could be is compared.
    repository.write("plan/plan.toml", "title = 1");
    repository.commit("2023-02-03", "more broken");
    repository.replace(
        "plan/plan.toml",
        "title = 1",
        &crate::support::fixtures::text("tests/corpus/base/plan.toml"),
    );
    let found = against(&repository, "HEAD");
    one(&found, &["broken-base: ", "the last version that could, plan/plan.toml of "]);
    assert!(!found[0].contains("II.1.toml"), "{found:#?}");

    let first = Repository::new();
    first.git(&["mv", "plan", "elsewhere"]);
    first.commit("2023-02-01", "gone");
    let back = first.head();
    first.git(&["mv", "elsewhere", "plan"]);
    none(&against(&first, &back));
    // Where the other folder goes on to hold a plan, this is a new one.
    first.write("elsewhere/plan.toml", first.text("plan/plan.toml"));
    one(&against(&first, &back), &["plan/plan.toml:1 broken-base: ", "there was no plan"]);
}

#[test]
fn what_stood_in_a_file_with_an_unknown_key_is_not_new() {
    let repository = repository();
    let report = |day: &str| format!("\n[[report]]\ndate = {day}\nbody = \"ML\"\nstatus = \"completed\"\n");
    let acts = amendment("\"means\"");
    repository.replace(LIGHT, "title ", "note = \"x\"\ntitle ");
    repository.append(LIGHT, &[report("2031-01-01"), acts].concat());
    repository.replace(LIGHT, "oil and patience", "oil");
    repository.commit("2031-03-01", "an unknown key");
    repository.write("notes.txt", "x");
    repository.commit("2032-03-01", "a year later");
    repository.append(LIGHT, &report("2032-02-20"));
    let found = against(&repository, "HEAD");
    assert!(!found.iter().any(|finding| finding.contains(" backdated-")), "{found:#?}");
    // A report that is really new, and really late, is found all the same.
    repository.append(LIGHT, &report("2031-02-20"));
    let found = against(&repository, "HEAD");
    let late: Vec<_> = found.iter().filter(|finding| finding.contains(" backdated-")).collect();
    assert!(late.len() == 1 && late[0].contains("2031-02-20"), "{found:#?}");
}

#[test]
fn only_what_is_new() {
    let repository = repository();
    repository.write("plan/notes.txt", "old");
    repository.commit("2023-02-02", "a stray file");
    repository.write("plan/more.txt", "new");
    repository.replace(LIGHT, "2031-12-31", "2031-12-01");
    let run = repository.run(&[
        "check",
        "--as-of",
        "2033-12-31",
        "--format",
        "json",
        "--against",
        "HEAD",
        "--new-only",
    ]);
    let json: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let all = json["findings"].as_array().unwrap();
    let rules: BTreeSet<&str> = all.iter().map(|finding| finding["rule"].as_str().unwrap()).collect();
    assert_eq!(rules, BTreeSet::from(["deadline-moved", "stray-file"]));
    assert_eq!(all.len(), 2, "{all:#?}");
    assert_eq!(repository.run(&["check", "--new-only"]).code, Some(2));
}

#[test]
fn a_measure_that_moves_takes_what_was_found_along() {
    let repository = repository();
    let report =
        "\n[[report]]\ndate = 2029-01-01\nbody = \"Ministry of Bridges\"\nstatus = \"in-progress\"\n";
    repository.append(BRIDGE, report);
    repository.write("plan/II/II.4.toml", "titel = 1\n");
    repository.commit("2023-02-02", "two measures with findings");
    fs::create_dir(repository.folder.join("plan/II/bridges")).unwrap();
    for name in ["II.1.toml", "II.4.toml"] {
        repository.git(&["mv", &format!("plan/II/{name}"), &format!("plan/II/bridges/{name}")]);
    }
    let args = ["check", "--as-of", "2033-12-31", "--against", "HEAD"];
    let run = repository.run(&args);
    for rule in ["report-before-adoption", "unknown-field", "missing-field"] {
        assert!(run.stdout.contains(rule), "no {rule} in {}", run.stdout);
    }
    let run = repository.run(&[&args[..], &["--new-only"]].concat());
    assert!(!run.stdout.contains("plan/II/bridges"), "{}", run.stdout);
    // What is new in it still shows, and as often as it is new.
    repository.append("plan/II/bridges/II.1.toml", report);
    let run = repository.run(&[&args[..], &["--new-only"]].concat());
    assert_eq!(run.stdout.matches("[report-before-adoption]").count(), 1, "{}", run.stdout);
}

#[test]
fn what_cannot_be_compared_is_said() {
    let repository = repository();
    for base in ["--upload-pack=x", "HEAD; rm", "nobody"] {
        let run = repository.run(&["check", "--as-of", "2033-12-31", "--against", base]);
        assert_eq!((run.code, run.stdout.as_str()), (Some(3), ""), "{base}");
        assert!(run.stderr.contains("git knows no commit"), "{}", run.stderr);
    }
    repository.git(&["checkout", "--quiet", "--orphan", "other"]);
    repository.commit("2023-05-01", "another beginning");
    let run = repository.run(&["check", "--as-of", "2033-12-31", "--against", "main"]);
    assert_eq!(run.code, Some(3));
    assert!(run.stderr.contains("no commit in common"), "{}", run.stderr);
    assert!(!run.stderr.contains("shallow"), "{}", run.stderr);

    let source = format!("file://{}", repository.folder.display());
    repository.git(&["clone", "--quiet", "--depth=1", "--no-single-branch", &source, "../shallow"]);
    let shallow = repository.home.path().join("shallow");
    let run = repository.run_in(&shallow, &["check", "--as-of", "2033-12-31", "--against", "origin/main"]);
    assert_eq!(run.code, Some(3));
    assert!(run.stderr.contains("shallow clone"), "{}", run.stderr);
}

#[test]
fn what_is_taken_back_is_a_warning_with_a_text_and_an_error_without() {
    let report = |date: &str, status: &str, more: &str| {
        format!("\n[[report]]\ndate = {date}\nbody = \"ML\"\nstatus = \"{status}\"\n{more}")
    };
    let text = "text = \"the lamp broke\"\n";
    let completed = repository();
    completed.append(LIGHT, &report("2031-03-01", "completed", text));
    completed.commit("2023-02-02", "completed");
    completed.append(LIGHT, &report("2031-03-02", "in-progress", text));
    let severities = |args: &[&str], code: i32| {
        let answer = crate::support::ask::ask(&completed, code, args);
        let list = answer["findings"].as_array().or(answer["breaches"].as_array()).unwrap().clone();
        let of_rule = list.into_iter().filter(|finding| finding["rule"] == "measure-reopened");
        of_rule.map(|finding| finding["severity"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let against = ["check", "--against", "HEAD", "--new-only", "--as-of", "2032-01-01"];
    assert_eq!(severities(&against, 0), ["warning"]);
    assert_eq!(severities(&[&against[..], &["--deny", "measure-reopened"]].concat(), 1), ["error"]);
    assert!(severities(&[&against[..], &["--allow", "measure-reopened"]].concat(), 0).is_empty());
}

#[test]
fn a_meeting_gets_a_name_behind_its_day() {
    let repository = repository();
    let (plain, named) = ("plan/meetings/2030-07-03.toml", "plan/meetings/2030-07-03-guild.toml");
    let meeting = "title = \"Council\"\nperiod = \"2030-H1\"\n\n[[decision]]\nid = \"1\"\ntext = \"Do it\"\ndue = 2030-09-30\n";
    repository.write(plain, meeting);
    repository.commit("2030-07-03", "a meeting");
    repository.git(&["mv", plain, named]);
    none(&against(&repository, "HEAD"));
    repository.write(named, meeting.replace("Do it", "Do it not"));
    one(&against(&repository, "HEAD"), &["decision-rewritten: ", "2030-07-03.1 is removed"]);
    repository.write(named, meeting.replace("2030-H1", "2029-H2"));
    one(&against(&repository, "HEAD"), &["period-changed: ", "2030-07-03 is gone"]);
    repository.git(&["mv", "-f", named, "plan/meetings/2030-07-04-guild.toml"]);
    repository.write("plan/meetings/2030-07-04-guild.toml", meeting);
    assert_eq!(against(&repository, "HEAD").len(), 2);
}
