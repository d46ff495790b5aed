//! Changes of what can be read: moves, reverts, living layers rewritten, the plan's own files.

use serde_json::json;

use crate::support::repository::{BRIDGE, LIGHT, Repository};

use super::{demand, words};

const REPORT: &str =
    "\n[[report]]\ndate = 2030-06-30\nbody = \"ML\"\nstatus = \"in-progress\"\ntext = \"oil bought\"\n";

#[test]
fn moves_between_folders() {
    let repository = Repository::new();
    repository.write("plan/new folder ű/.keep", "");
    repository.git(&["mv", LIGHT, "plan/new folder ű/I.1.1.toml"]);
    let moved = repository.commit("2023-02-01", "moved");
    repository.git(&["mv", "plan/new folder ű/I.1.1.toml", "plan/I.1.1.toml"]);
    repository.replace("plan/I.1.1.toml", "2031-12-31", "2031-11-30");
    let both = repository.commit("2023-02-02", "moved and changed");
    repository.git(&["mv", "plan/II", "plan/bridges"]);
    let folder = repository.commit("2023-02-03", "a folder");
    // The same words under another id: it is renumbered.
    repository.git(&["mv", "plan/bridges/II.1.toml", "plan/bridges/II.2.toml"]);
    let renamed = repository.commit("2023-02-04", "another id");
    let told = demand(&repository);
    assert_eq!(words(&told, &moved), ["I.1.1 changed path"]);
    assert_eq!(words(&told, &both), ["I.1.1 changed path", "I.1.1 changed deadline"]);
    assert_eq!(words(&told, &folder), ["II.1 changed path"]);
    assert_eq!(words(&told, &renamed), ["II.2 changed id", "II.2 changed path"]);
}

#[test]
fn reverts_and_commits_that_do_nothing() {
    let repository = Repository::new();
    repository.replace(LIGHT, "2031-12-31", "2032-12-31");
    let later = repository.commit("2023-02-01", "later");
    let empty = repository.commit("2023-02-02", "nothing");
    repository.write("notes.txt", "remember");
    repository.write("other/plan.toml", "title = 1");
    repository.write("planning/I.1.1.toml", "title = 1");
    let others = repository.commit("2023-02-03", "elsewhere");
    repository.replace(BRIDGE, "title ", "# a comment\ntitle ");
    repository.write("plan/.hidden/I.1.1.toml", "title = 1");
    repository.write("plan/notes.md", "said so by check, and no part of the plan");
    let layout = repository.commit("2023-02-04", "layout");
    repository.git_on("2023-02-05", &["revert", "--no-edit", &later]);
    let reverted = repository.head();
    std::fs::remove_file(repository.folder.join(BRIDGE)).unwrap();
    let removed = repository.commit("2023-02-06", "removed");
    repository.git_on("2023-02-07", &["revert", "--no-edit", "HEAD"]);
    let back = repository.head();
    let told = demand(&repository);
    assert_eq!(words(&told, &later), ["I.1.1 changed deadline"]);
    for quiet in [empty, others, layout] {
        assert_eq!(words(&told, &quiet), [""; 0]);
    }
    assert_eq!(words(&told, &reverted), ["I.1.1 changed deadline"]);
    assert_eq!(words(&told, &removed), ["II.1 removed"]);
    assert_eq!(words(&told, &back), ["II.1 added"]);
}

#[test]
fn what_happened_is_told_and_rewritten() {
    let repository = Repository::new();
    repository.append(LIGHT, REPORT);
    let reported = repository.commit("2023-02-01", "reported");
    repository.append(LIGHT, &REPORT.replace("06-30", "12-31").replace("in-progress", "completed"));
    repository
        .append(LIGHT, "\n[[assessment]]\ndate = 2031-01-31\nby = \"Sailors\"\ntext = \"still dark\"\n");
    let ended = repository.commit("2023-02-02", "completed");
    repository.replace(LIGHT, "oil bought", "no oil");
    let rewritten = repository.commit("2023-02-03", "rewritten");
    repository.replace(LIGHT, &REPORT.replace("oil bought", "no oil"), "");
    let removed = repository.commit("2023-02-04", "taken out");
    // Two reports of one day: the later in the file counts.
    let twice = [REPORT, &REPORT.replace("in-progress", "completed")].concat();
    repository.append(BRIDGE, &twice);
    repository.commit("2023-02-05", "twice");
    let other = [&REPORT.replace("in-progress", "completed"), REPORT].concat();
    repository.replace(BRIDGE, &twice, &other);
    let swapped = repository.commit("2023-02-06", "swapped");
    repository
        .append(BRIDGE, "\n[[amendment]]\ndate = 2030-07-01\nbasis = \"a letter\"\nfields = [\"means\"]\n");
    repository.append(BRIDGE, "\n[[allow]]\nrule = \"no-target\"\nreason = \"nobody counts\"\n");
    repository.append(BRIDGE, "\n[[milestone]]\ntitle = \"half\"\ndue = 2030-03-31\n");
    repository.append(BRIDGE, "\n[[metric]]\nname = \"bridges\"\nunit = \"bridges\"\ntarget = 3.50\n");
    let tables = repository.commit("2023-02-07", "tables");
    repository.replace(BRIDGE, "3.50", "3.5");
    let written = repository.commit("2023-02-08", "the same number");
    let told = demand(&repository);
    assert_eq!(words(&told, &reported), ["I.1.1 added report"]);
    assert_eq!(words(&told, &ended), ["I.1.1 added report", "I.1.1 added assessment"]);
    assert_eq!(words(&told, &rewritten), ["I.1.1 changed report"]);
    assert_eq!(words(&told, &removed), ["I.1.1 removed report"]);
    assert_eq!(words(&told, &swapped), ["II.1 changed report", "II.1 changed report"]);
    assert_eq!(words(&told, &tables).len(), 4);
    assert_eq!(words(&told, &written), [""; 0]);
}

#[test]
fn the_register_moves_under_the_measures() {
    let repository = Repository::new();
    let bodies = "plan/bodies.toml";
    // In the middle: all that follows has another place, and says the same.
    repository.replace(bodies, "[[body]]\nname         = \"Ministry of Bridges\"", "[[body]]\nname = \"Ministry of Boats\"\nkind = \"ministry\"\n\n[[body]]\nname         = \"Ministry of Bridges\"");
    let inserted = repository.commit("2023-02-01", "inserted");
    // Renamed, and known by the old name: no measure says anything else.
    repository.replace(
        bodies,
        "\"Ministry of Lighthouses\"",
        "\"Ministry of Lights\"\naliases = [\"Ministry of Lighthouses\"]",
    );
    let renamed = repository.commit("2023-02-02", "renamed");
    // Under another name everywhere.
    let text = repository.text(bodies).replace("Ministry of Boats", "Ministry of Ships");
    repository.write(bodies, text);
    repository.replace(BRIDGE, "partners    = []", "partners = [\"Ministry of Ships\"]");
    let other = repository.commit("2023-02-03", "another name");
    repository.replace(
        BRIDGE,
        "partners = [\"Ministry of Ships\"]",
        "partners = [\"Ministry of Lighthouses\"]",
    );
    repository.replace(bodies, "[[body]]\nname = \"Ministry of Ships\"\nkind = \"ministry\"\n\n", "");
    let removed = repository.commit("2023-02-04", "removed");
    let told = demand(&repository);
    assert_eq!(words(&told, &inserted), ["plan added body"]);
    assert_eq!(words(&told, &renamed), ["plan changed body"]);
    assert_eq!(words(&told, &other), ["plan removed body", "plan added body", "II.1 changed partners"]);
    assert_eq!(
        words(&told, &removed),
        ["plan removed body", "II.1 changed partners", "II.1 changed published.partners"]
    );
}

#[test]
fn whoever_takes_over_a_name_becomes_nobody_else() {
    let repository = Repository::new();
    // The ministry is called otherwise, and the other one takes its old name: two bodies before, and two after.
    for path in ["plan/bodies.toml", LIGHT, BRIDGE] {
        repository.write(path, repository.text(path).replace("Ministry of Bridges", "Ministry of Fish"));
    }
    repository.replace("plan/bodies.toml", "[\"ML\"]", "[\"ML\", \"Ministry of Bridges\"]");
    std::fs::remove_file(repository.folder.join(LIGHT)).unwrap();
    let taken = repository.commit("2023-02-01", "a name taken over");
    let told = demand(&repository);
    let of_measures: Vec<&serde_json::Value> =
        told.iter().filter(|change| change["commit"] == *taken && !change["measure"].is_null()).collect();
    assert_eq!(of_measures.len(), 2, "{told:#?}");
    assert_eq!(of_measures[0]["before"]["partners"], json!(["Ministry of Bridges"]));
    assert_eq!(of_measures[1]["before"], json!(["Ministry of Bridges"]));
    assert_eq!(of_measures[1]["after"], json!(["Ministry of Fish"]));
}

#[test]
fn the_plans_lists_and_its_money() {
    let repository = Repository::new();
    let plan = "plan/plan.toml";
    repository.replace(LIGHT, "amount        = 1_000", "amount = 1_000.00");
    let same = repository.commit("2023-02-01", "the same amount");
    repository.replace(LIGHT, "amount = 1_000.00", "amount = 999.95");
    let cut = repository.commit("2023-02-02", "cut");
    // No measure says its currency, and each has another one now.
    repository.replace(plan, "currency = \"EUR\"", "currency = \"HUF\"");
    let currency = repository.commit("2023-02-03", "forints");
    // In the middle: the sources that follow have other places.
    repository.replace(
        plan,
        "[[source]]\nid    = \"sea-fund\"",
        "[[source]]\nid = \"loan\"\nname = \"Loan\"\nstate = \"decided\"\n\n[[source]]\nid    = \"sea-fund\"",
    );
    repository.replace(LIGHT, "source        = \"treasury\"", "source = \"sea-fund\"");
    let source = repository.commit("2023-02-04", "another source");
    // Sections in another order: so are the measures, and no measure changed.
    repository.replace(
        plan,
        "[[section]]\nid    = \"D\"\ntitle = \"The Decision on Quiet Harbours\"\n\n",
        "",
    );
    repository.append(plan, "\n[[section]]\nid = \"D\"\ntitle = \"The Decision on Quiet Harbours\"\n");
    let order = repository.commit("2023-02-05", "another order");
    repository
        .append(plan, "\n[coordination]\ncoordinator = \"The Keeper\"\nbody = \"ML\"\ncycle = \"yearly\"\n");
    repository.replace(plan, "2031-12-31", "2032-12-31");
    let period = repository.commit("2023-02-06", "longer");
    let told = demand(&repository);
    assert_eq!(words(&told, &same), [""; 0]);
    assert_eq!(words(&told, &cut), ["I.1.1 changed allocation"]);
    assert_eq!(
        words(&told, &currency),
        ["plan changed currency", "plan changed appropriation", "I.1.1 changed allocation"]
    );
    assert_eq!(
        words(&told, &source),
        ["plan added source", "I.1.1 removed allocation", "I.1.1 added allocation"]
    );
    assert_eq!(words(&told, &order), ["plan changed section"]);
    assert_eq!(words(&told, &period), ["plan changed period.end", "plan added coordination"]);
}
