//! The answers are the same however git stores its objects.

use std::fs;

use crate::support::repository::{BRIDGE, LIGHT, REPORTED, Repository};

/// A plan that changed a few times, with a merge and a file that moved.
fn recorded() -> Repository {
    let repository = Repository::new();
    repository.append(LIGHT, REPORTED);
    repository.commit("2023-02-01", "reports");
    repository.git(&["checkout", "--quiet", "-b", "branch"]);
    repository.replace(BRIDGE, "deadline    = 2030-06-30", "deadline    = 2031-06-30");
    repository.commit("2023-03-01", "another deadline");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.replace(LIGHT, "the oil is bought", "the oil is here");
    repository.commit("2023-03-02", "other words");
    repository.git_on("2023-03-03", &["merge", "--quiet", "--no-edit", "branch"]);
    repository.git(&["mv", LIGHT, "plan/II/I.1.1.toml"]);
    repository.commit("2023-04-01", "a file moves");
    repository
}

/// The answers about the whole history, and about one measure.
fn said(repository: &Repository) -> [String; 4] {
    let commands = [
        &["history", "--format", "json"][..],
        &["history", "I.1.1", "--format", "json"],
        &["audit", "--format", "json"],
        &["history", "--all-commits", "--format", "json"],
    ];
    commands.map(|command| {
        let run = repository.run(command);
        assert!(matches!(run.code, Some(0 | 1)), "{command:?}: {}{}", run.stdout, run.stderr);
        run.stdout
    })
}

#[test]
fn loose_packed_or_borrowed() {
    let repository = recorded();
    let before = said(&repository);
    assert!(before[0].contains("2031-06-30") && before[1].contains("the oil is here"), "{}", before[0]);
    for settings in [
        &[][..],
        &["-c", "repack.useDeltaBaseOffset=false"],
        // An index of the first version, which is left to git.
        &["-c", "pack.indexVersion=1"],
    ] {
        repository.git(&[settings, &["repack", "-adfq", "--depth=50"]].concat());
        assert_eq!(said(&repository), before, "{settings:?}");
    }
    let objects = repository.folder.join(".git/objects");
    let elsewhere = repository.home.path().join("objects");
    fs::rename(&objects, &elsewhere).unwrap();
    fs::create_dir_all(objects.join("info")).unwrap();
    fs::create_dir_all(objects.join("pack")).unwrap();
    for line in [elsewhere.to_str().unwrap(), "../../../objects"] {
        fs::write(objects.join("info/alternates"), format!("# borrowed\n{line}\n")).unwrap();
        assert_eq!(said(&repository), before, "{line}");
    }
    // As a hook sees it that receives commits.
    fs::remove_file(objects.join("info/alternates")).unwrap();
    let mut command = repository.command(&repository.folder, &["history", "--format", "json"]);
    command.env("GIT_OBJECT_DIRECTORY", &objects).env("GIT_ALTERNATE_OBJECT_DIRECTORIES", &elsewhere);
    assert_eq!(String::from_utf8(command.output().unwrap().stdout).unwrap(), before[0]);
}

#[test]
fn what_cannot_be_read_is_told() {
    let repository = recorded();
    let blob = repository.git(&["rev-parse", "HEAD:plan/II/I.1.1.toml"]);
    let (first, rest) = blob.trim().split_at(2);
    let file = repository.folder.join(format!(".git/objects/{first}/{rest}"));
    fs::remove_file(&file).unwrap();
    let run = repository.run(&["history", "--format", "json"]);
    assert!(run.stdout.contains("the repository does not hold its content"), "{}{}", run.stdout, run.stderr);
    let tree = repository.git(&["rev-parse", "HEAD~1:plan"]);
    let (first, rest) = tree.trim().split_at(2);
    fs::remove_file(repository.folder.join(format!(".git/objects/{first}/{rest}"))).unwrap();
    let run = repository.run(&["history", "--format", "json"]);
    assert_eq!(run.code, Some(3), "{}{}", run.stdout, run.stderr);
    assert!(run.stderr.contains(tree.trim()), "{}", run.stderr);
}
