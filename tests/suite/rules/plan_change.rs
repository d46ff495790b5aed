//! What the rules say of a change of plan.toml and bodies.toml, and by which levels a change is judged.

use super::change::{against, change, none, one, repository};
use crate::support::repository::{BRIDGE, LIGHT, Repository};

const PLAN: &str = "plan/plan.toml";
const BODIES: &str = "plan/bodies.toml";

fn levels(repository: &Repository, levels: &str) {
    repository.append(PLAN, &format!("\n[levels]\n{levels}\n"));
}

#[test]
fn a_change_is_judged_by_the_levels_of_its_base() {
    let later = |r: &Repository| r.replace(LIGHT, "2031-12-31", "2032-01-01");
    let off = "deadline-moved = \"allow\"\nlevel-lowered = \"allow\"\nbroken-base = \"allow\"";
    let repository = repository();
    levels(&repository, off);
    later(&repository);
    let check = |against: &str| repository.run(&["check", "--as-of", "2033-12-31", "--against", against]);
    assert_eq!(check("HEAD").code, Some(1));
    let found = against(&repository, "HEAD");
    assert_eq!(found.len(), 4, "{found:#?}");
    assert!(
        found
            .iter()
            .any(|f| f.contains("level-lowered: this change lowers `deadline-moved` from error to off"))
    );
    assert!(
        found
            .iter()
            .any(|f| f.contains("level-lowered: this change lowers `level-lowered` from warning to off"))
    );
    assert!(found.iter().any(|f| f.contains("deadline-moved: ")));
    // It is told as a change.
    let base = repository.head();
    let changed = repository.commit("2023-03-01", "quietly");
    let diff = repository.run(&["diff", &format!("{base}..{changed}")]).stdout;
    assert!(diff.contains("deadline-moved \"allow\""), "{diff}");
    let history = repository.run(&["history", "--field", "levels"]).stdout;
    assert!(history.contains("deadline-moved"), "{history}");
    // Once it is in the base, it counts.
    repository.replace(LIGHT, "2032-01-01", "2032-02-01");
    none(&against(&repository, "HEAD"));
}

#[test]
fn a_level_may_be_raised_in_the_change_that_it_judges() {
    let found = change(|r| {
        levels(r, "allow-added = \"deny\"");
        r.append(LIGHT, "\n[[allow]]\nrule = \"no-report\"\nreason = \"quiet\"\n");
    });
    one(&found, &["allow-added: "]);
    let repository = repository();
    levels(&repository, "unused-body = \"deny\"");
    repository.commit("2023-03-01", "strict");
    repository.replace(PLAN, "unused-body = \"deny\"", "");
    one(
        &against(&repository, "HEAD"),
        &["level-lowered: this change lowers `unused-body` from error to info"],
    );
}

#[test]
fn a_level_is_lowered_where_findings_would_matter_less() {
    // The level of the rule itself, a stricter one, and one that the rule cannot have lower nothing.
    for same in ["deadline-moved = \"deny\"", "no-target = \"warn\"", "invalid-toml = \"allow\""] {
        none(&change(|r| levels(r, same)));
    }
    // A rule that is asked for by its group is off for those who ask as well.
    let found = change(|r| levels(r, "no-target = \"allow\""));
    one(
        &found,
        &["level-lowered: this change lowers `no-target`, where its group is asked for, from warning to off"],
    );
    // A misspelt line takes the strict one away.
    let repository = repository();
    levels(&repository, "allow-added = \"deny\"");
    repository.commit("2023-03-01", "strict");
    repository.replace(PLAN, "allow-added", "allow-aded");
    one(
        &against(&repository, "HEAD"),
        &["level-lowered: this change lowers `allow-added` from error to info"],
    );
}

#[test]
fn no_level_hides_what_may_be_a_measure() {
    let repository = repository();
    levels(&repository, "stray-file = \"allow\"");
    repository.git(&["mv", BRIDGE, "plan/II/II.1.TOML"]);
    repository.write("plan/II/notes.txt", "x");
    let run =
        repository.run(&["check", "--as-of", "2033-12-31", "--format", "short", "--allow", "stray-file"]);
    assert!(run.stdout.contains("error: `II/II.1.TOML` is not read"), "{}", run.stdout);
    assert!(!run.stdout.contains("notes.txt"), "{}", run.stdout);
    assert_eq!(run.code, Some(1));
}

#[test]
fn what_is_found_in_the_files_is_judged_by_the_levels_of_the_base_too() {
    let repository = repository();
    levels(&repository, "report-in-future = \"allow\"");
    repository.append(
        LIGHT,
        "\n[[report]]\ndate = 2039-03-01\nbody = \"ML\"\nstatus = \"in-progress\"\ntext = \"x\"\n",
    );
    let run = repository.run(&["check", "--as-of", "2033-12-31", "--against", "HEAD", "--format", "short"]);
    assert!(run.stdout.contains("[report-in-future]"), "{}", run.stdout);
    assert_eq!(run.code, Some(1));
}

#[test]
fn what_the_act_says_in_plan_toml_does_not_change_unseen() {
    let cases: [(&str, &str, &str, &str); 9] = [
        ("title    = \"Plan", "title = \"Another plan", "`title`", "published-text-changed: "),
        ("adopted  = 2030-02-01", "adopted = 2030-02-02", "`adopted`", "from 2030-02-01 to 2030-02-02"),
        ("end = 2031-12-31", "end = 2039-12-31", "`period.end`", "from 2031-12-31 to 2039-12-31"),
        ("adopted  = 2030-02-01\n", "", "`adopted`", "is removed"),
        ("currency = \"EUR\"", "currency = \"EUR\"\nrows = [\"responsible\"]", "`rows`", "from nothing"),
        ("title = \"Lights\"", "title = \"Dark\"", "`section` I ", "its `title` from \"Lights\" to \"Dark\""),
        (
            "state = \"contingent\"",
            "state = \"decided\"",
            "`source` sea-fund",
            "its `state` from \"contingent\"",
        ),
        ("name  = \"Sea Fund\"", "name = \"Lake Fund\"", "`source` sea-fund", "its `name`"),
        ("[[section]]\nid    = \"II\"", "[[section]]\nid = \"IV\"", "`section` II ", "is removed"),
    ];
    for (old, new, what, how) in cases {
        let found = change(|r| r.replace(PLAN, old, new));
        let told: Vec<_> = found.iter().filter(|f| f.contains("published-text-changed: ")).collect();
        assert!(told.len() == 1 && told[0].contains(what) && told[0].contains(how), "{old}: {found:#?}");
    }
    // What helps to read it, and what is new, is no finding.
    none(&change(|r| {
        r.replace(PLAN, "title = \"Lights\"", "title = \"Lights\"\nnames = { hu = \"Fények\" }")
    }));
    none(&change(|r| {
        r.append(PLAN, "\n[[source]]\nid = \"new\"\nname = \"New Fund\"\nstate = \"decided\"\n")
    }));
}

#[test]
fn a_closing_is_told_with_its_day_its_basis_and_what_it_ends() {
    let closing = "\n[closed]\ndate = 2033-01-31\nbasis = \"Decision 9/2033\"\n";
    let close = |r: &Repository| r.append(PLAN, closing);
    let effect = "from then on no measure is overdue";
    one(
        &change(close),
        &["closing-changed: this change closes the plan after 2033-01-31 (Decision 9/2033)", effect],
    );
    let repository = repository();
    close(&repository);
    let human = repository.run(&["check", "--as-of", "2033-12-31", "--against", "HEAD"]).stdout;
    assert!(human.contains("2 of 3 measures are neither completed nor withdrawn on that day"), "{human}");
    let closed = repository.commit("2033-02-01", "closed");
    let audit = repository.run(&["audit"]).stdout;
    assert!(audit.contains("closing-changed: this change closes the plan"), "{audit}");
    repository.replace(PLAN, "2033-01-31", "2032-01-31");
    one(&against(&repository, &closed), &["closing-changed: ", "goes from 2033-01-31", "to 2032-01-31"]);
    repository.write(PLAN, repository.text(PLAN).split("\n[closed]").next().unwrap());
    one(&against(&repository, &closed), &["closing-changed: ", "2033-01-31 (Decision 9/2033) is removed"]);
}

#[test]
fn what_is_not_late_any_more_is_told_as_not_completed() {
    let repository = repository();
    repository.append(PLAN, "\n[closed]\ndate = 2033-01-31\nbasis = \"Decision 9/2033\"\n");
    let note = "The plan was closed after 2033-01-31 (Decision 9/2033): 2 not completed.";
    for question in [&["overdue"][..], &["list", "--overdue"], &["list"], &["show", "II.1"]] {
        let ask =
            |more: &[&str]| repository.run(&[question, &["--as-of", "2033-12-31"], more].concat()).stdout;
        let page = ask(&["--format", "markdown"]);
        assert!(page.contains(note), "{question:?}: {page}");
        let json: serde_json::Value = serde_json::from_str(&ask(&["--format", "json"])).unwrap();
        let closed =
            serde_json::json!({"date": "2033-01-31", "basis": "Decision 9/2033", "not_completed": 2});
        assert_eq!(json["closed"], closed, "{question:?}");
    }
    let before = repository.run(&["overdue", "--as-of", "2033-01-31", "--format", "json"]).stdout;
    assert!(before.contains("\"closed\": null"), "{before}");
}

#[test]
fn duties_do_not_move_unseen_in_the_register() {
    let succession = "\n[[succession]]\nduty = \"lamps\"\nfrom = \"Ministry of Lighthouses\"\n\
        to = \"Ministry of Bridges\"\nmeasures = [\"I.1.1\"]\nbasis = \"a letter\"\n";
    let passed =
        "passes \"lamps\" from Ministry of Lighthouses to Ministry of Bridges in I.1.1, by \"a letter\"";
    one(&change(|r| r.append(BODIES, succession)), &["responsibility-moved: this change ", passed]);
    let repository = repository();
    repository.append(BODIES, succession);
    repository.commit("2023-03-01", "passed on");
    repository.replace(BODIES, succession, "");
    one(&against(&repository, "HEAD"), &["responsibility-moved: ", "is taken back"]);
    let renamed = change(|r| {
        r.replace(
            BODIES,
            "name         = \"Ministry of Bridges\"",
            "aliases = [\"Ministry of Bridges\"]\nname = \"Ministry of Roads\"",
        );
    });
    one(
        &renamed,
        &["responsibility-moved: the body \"Ministry of Bridges\" is called \"Ministry of Roads\""],
    );
}

#[test]
fn a_measure_that_an_amendment_elsewhere_takes_out_is_told() {
    let found = change(|r| {
        r.git(&["rm", "--quiet", BRIDGE]);
        r.append(LIGHT, "\n[[amendment]]\ndate = 2031-02-01\nbasis = \"x\"\nfields = [\"II.1\"]\n");
    });
    one(&found, &["measure-removed: II.1 is removed from the plan, as an amendment in I.1.1 says"]);
}

#[test]
fn what_is_dated_long_before_the_base_came_late_into_the_record() {
    let report = |day: &str| {
        format!("\n[[report]]\ndate = {day}\nbody = \"Ministry of Bridges\"\nstatus = \"in-progress\"\n")
    };
    let amendment =
        |day: &str| format!("\n[[amendment]]\ndate = {day}\nbasis = \"Act 1\"\nfields = [\"indicator\"]\n");
    let amend = |r: &Repository, day: &str| {
        r.replace(BRIDGE, "number of bridges counted", "bridges");
        r.append(BRIDGE, &amendment(day));
    };
    // The base is of 2023-02-01.
    let late = "came into the record 93 days later, not before 2023-02-01";
    one(&change(|r| r.append(BRIDGE, &report("2022-10-31"))), &["backdated-report: ", late]);
    none(&change(|r| r.append(BRIDGE, &report("2022-11-01"))));
    one(
        &change(|r| amend(r, "2022-10-31")),
        &["backdated-amendment: the amendment of 2022-10-31 (Act 1) to II.1", late],
    );
    none(&change(|r| amend(r, "2022-11-01")));
}

#[test]
fn who_counts_does_not_change_unseen_in_the_register() {
    one(
        &change(|r| r.replace(BODIES, "kind         = \"ministry\"", "kind = \"class\"")),
        &["responsibility-moved: the kind of Ministry of Bridges goes from ministry to class"],
    );
    let leave = |r: &Repository| r.replace(BODIES, "member_of     = [\"Harbour Council\"]\n", "");
    let repository = repository();
    leave(&repository);
    one(
        &against(&repository, "HEAD"),
        &["responsibility-moved: Ministry of Lighthouses is no member of Harbour Council any more"],
    );
    let left = repository.commit("2023-03-02", "a member leaves");
    let audit = repository.run(&["audit"]).stdout;
    assert!(audit.contains("is no member of Harbour Council any more"), "{left}: {audit}");
    repository.replace(BODIES, "mentioned_in", "member_of = [\"Harbour Council\"]\nmentioned_in");
    one(
        &against(&repository, "HEAD"),
        &["responsibility-moved: Ministry of Bridges becomes a member of Harbour Council"],
    );
}

#[test]
fn a_completion_that_makes_in_time_what_was_late_is_told() {
    let repository = repository();
    repository.replace(BRIDGE, "2030-06-30", "2023-01-31");
    repository.commit("2023-03-10", "a deadline");
    let report = |day: &str, status: &str| {
        format!("\n[[report]]\ndate = {day}\nbody = \"Ministry of Bridges\"\nstatus = \"{status}\"\n")
    };
    let add = |text: String| {
        let before = repository.text(BRIDGE);
        repository.append(BRIDGE, &text);
        let found = against(&repository, "HEAD");
        repository.write(BRIDGE, before);
        found
    };
    one(
        &add(report("2023-01-31", "completed")),
        &["backdated-report: ", "38 days later", "the deadline, 2023-01-31, had passed by then"],
    );
    none(&add(report("2023-02-01", "completed")));
    none(&add(report("2023-01-31", "in-progress")));
    let assessment = |day: &str| format!("\n[[assessment]]\ndate = {day}\nby = \"A watch\"\ntext = \"so\"\n");
    one(&add(assessment("2022-12-07")), &["backdated-report: a new assessment of II.1 is dated 2022-12-07"]);
    none(&add(assessment("2022-12-08")));
}

#[test]
fn an_older_act_does_not_take_the_place_of_a_later_one_unseen() {
    let amendment = |day: &str, fields: &str| {
        format!("\n[[amendment]]\ndate = {day}\nbasis = \"Act of {day}\"\nfields = [{fields}]\n")
    };
    let repository = repository();
    repository.replace(BRIDGE, "2030-06-30", "2031-06-30");
    repository.append(BRIDGE, &amendment("2023-02-10", "\"deadline\""));
    repository.commit("2023-02-11", "moved");
    repository.replace(BRIDGE, "2031-06-30", "2030-12-31");
    repository.append(BRIDGE, &amendment("2023-01-10", "\"deadline\""));
    one(
        &against(&repository, "HEAD"),
        &["backdated-amendment: ", "changes `deadline`, which that of 2023-02-10 changed after it"],
    );
    repository.git(&["checkout", "--quiet", "."]);
    repository.replace(BRIDGE, "number of bridges counted", "bridges");
    repository.append(BRIDGE, &amendment("2023-01-10", "\"indicator\""));
    none(&against(&repository, "HEAD"));
}

#[test]
fn what_another_repository_holds_and_a_linked_plan_are_named() {
    let repository = repository();
    let inner = repository.folder.join("plan/II");
    repository.git(&["init", "--quiet", "plan/II"]);
    let id = repository.head();
    repository.git(&["rm", "--quiet", "--cached", BRIDGE]);
    repository.git(&["update-index", "--add", "--cacheinfo", &format!("160000,{id},plan/II")]);
    repository.git_on("2023-03-01", &["commit", "--quiet", "-m", "kept elsewhere"]);
    let said = "[symbolic-link] `II` is kept in another repository, and what that holds is not read";
    let said = said.split_once(' ').unwrap().1;
    for more in [&["check"][..], &["check", "--against", "HEAD~1"], &["check", "--at", "HEAD"]] {
        let run = repository.run(&[more, &["--as-of", "2033-12-31"]].concat());
        assert!(run.stdout.contains(said), "{more:?}: {}{}", run.stdout, run.stderr);
        assert_eq!(run.code, Some(1), "{more:?}");
    }
    assert!(inner.join("II.1.toml").is_file());
}

#[test]
fn a_measure_in_another_section_is_found() {
    let moved = |r: &Repository| r.append(BRIDGE, "\n");
    none(&change(moved));
    let section = |r: &Repository| r.replace(BRIDGE, "title ", "section = \"I\"\ntitle ");
    let words = ["published-text-changed: II.1 moves from section II to section I", "no amendment covers it"];
    one(&change(section), &words);
    let act = "\n[[amendment]]\ndate = 2032-12-01\nbasis = \"Act 3\"\nfields = [\"section\"]\n";
    none(&change(|r| {
        section(r);
        r.append(BRIDGE, act);
    }));
    // To say what the id says is no move.
    none(&change(|r| r.replace(BRIDGE, "title ", "section = \"II\"\ntitle ")));
}

#[test]
fn a_meeting_on_another_day_is_found() {
    let repository = repository();
    repository.write("plan/meetings/2032-07-03.toml", "title = \"Harbour Council\"\n");
    repository.commit("2032-07-04", "met");
    repository.git(&["mv", "plan/meetings/2032-07-03.toml", "plan/meetings/2032-07-13.toml"]);
    one(
        &against(&repository, "HEAD"),
        &["period-changed: the meeting 2032-07-03 is gone, and 2032-07-13 is new"],
    );
    repository.git(&["rm", "--quiet", "--force", "plan/meetings/2032-07-13.toml"]);
    one(&against(&repository, "HEAD"), &["period-changed: the meeting 2032-07-03 is removed"]);
}

#[cfg(unix)]
#[test]
fn a_plan_that_is_a_link_in_git_is_named() {
    let repository = repository();
    repository.git(&["mv", "plan", "real"]);
    std::os::unix::fs::symlink("real", repository.folder.join("plan")).unwrap();
    repository.commit("2023-03-01", "a link");
    let run = repository.run(&["check", "--as-of", "2033-12-31"]);
    assert_eq!(run.code, Some(1), "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains("`plan` is a symbolic link"), "{}", run.stdout);
    let run = repository.run(&["audit"]);
    assert_eq!(run.code, Some(3), "{}", run.stdout);
    assert!(run.stderr.contains("plan/ is a symbolic link in commit"), "{}", run.stderr);
}
