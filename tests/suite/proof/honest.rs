//! An honest record verifies wherever it is: in a clone, a bundle, with other ids, after git has tidied up.

use std::fs;

use super::{SEAL, outcome, recorded, seal, verify};
use crate::support::repository::{LIGHT, Repository};

/// What came after the seal does not matter.
fn goes_on(repository: &Repository) {
    repository.append(LIGHT, "# later\n");
    repository.commit("2023-05-10", "later");
}

#[test]
fn here_in_a_clone_and_after_git_has_tidied_up() {
    let repository = recorded(&[]);
    let text = seal(&repository, SEAL, &[]);
    let digest = text.trim_end().rsplit(' ').next().unwrap();
    goes_on(&repository);
    let answer = verify(&repository, 0, &[SEAL]);
    for check in ["objects", "history", "commits", "tree", "files", "title", "previous"] {
        assert_eq!(outcome(&answer, check), true, "{check}");
    }
    assert!(outcome(&answer, "published").is_null());
    assert_eq!(answer["seal"]["digest"], digest);
    let published = verify(&repository, 0, &[SEAL, "--digest", digest]);
    assert_eq!(outcome(&published, "published"), true);
    let other = format!("{}0", &digest[..63]);
    let other = if other == digest { format!("{}1", &digest[..63]) } else { other };
    assert_eq!(outcome(&verify(&repository, 1, &[SEAL, "--digest", &other]), "published"), false);

    repository.git(&["gc", "--quiet", "--aggressive", "--prune=now"]);
    verify(&repository, 0, &[SEAL]);

    repository.git(&["clone", "--quiet", "--bare", ".", "../bare.git"]);
    let run = repository.run_in(&repository.home.path().join("bare.git"), &["verify", SEAL]);
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
}

#[test]
fn in_a_bundle_without_a_repository_around_it() {
    for init in [&[][..], &["--object-format=sha256"]] {
        let repository = recorded(init);
        seal(&repository, SEAL, &[]);
        goes_on(&repository);
        repository.git(&["bundle", "create", "--quiet", "../all.bundle", "HEAD", "main"]);
        repository.git(&["bundle", "create", "--quiet", "../main.bundle", "main"]);
        repository.git(&["bundle", "create", "--quiet", "../part.bundle", "HEAD~1..main"]);
        repository.git(&["branch", "other", "HEAD~3"]);
        repository.git(&["bundle", "create", "--quiet", "../two.bundle", "main", "other"]);
        let home = repository.home.path();
        let outside = home.join("outside");
        fs::create_dir(&outside).unwrap();
        let run = |code: i32, args: &[&str]| {
            let run = repository.run_in(&outside, &[&["verify", SEAL], args].concat());
            assert_eq!(run.code, Some(code), "{args:?}: {}{}", run.stdout, run.stderr);
            run
        };
        run(0, &["../all.bundle"]);
        run(0, &["../main.bundle"]);
        assert!(run(3, &["../part.bundle"]).stderr.contains("whole history"));
        let several = run(3, &["../two.bundle"]).stderr;
        assert!(several.contains("refs/heads/main, refs/heads/other"), "{several}");
        run(0, &["../two.bundle", "--at", "main"]);
        let run_of_other = run(1, &["../two.bundle", "--at", "other"]);
        assert!(run_of_other.stdout.contains("does not hold"), "{}", run_of_other.stdout);
        run(3, &["../nothing.bundle"]);
        run(3, &[SEAL]);
        assert_eq!(fs::read_dir(&outside).unwrap().count(), 0, "nothing is left behind");
    }
}

#[test]
fn with_ids_of_sha256() {
    let repository = recorded(&["--object-format=sha256"]);
    let text = seal(&repository, SEAL, &[]);
    assert!(text.contains("\nobject-format sha256\n"), "{text}");
    goes_on(&repository);
    verify(&repository, 0, &[SEAL]);
}

#[test]
fn a_chain_of_seals_is_followed_as_far_as_it_is_given() {
    let repository = recorded(&[]);
    seal(&repository, SEAL, &[]);
    goes_on(&repository);
    seal(&repository, "../second.txt", &["--previous", SEAL]);
    repository.append(LIGHT, "# later still\n");
    repository.commit("2023-06-10", "later still");
    seal(&repository, "../third.txt", &["--previous", "../second.txt"]);
    assert!(outcome(&verify(&repository, 0, &["../third.txt"]), "previous").is_null());
    let both = ["--previous", "../second.txt", "--previous", SEAL];
    let whole = verify(&repository, 0, &[&["../third.txt"][..], &both].concat());
    assert_eq!(outcome(&whole, "previous"), true);
    let latest = verify(&repository, 0, &["../third.txt", "--previous", "../second.txt"]);
    assert_eq!(outcome(&latest, "previous"), true);
    for (of, previous) in [("../third.txt", SEAL), ("../second.txt", "../third.txt"), (SEAL, "../second.txt")]
    {
        let answer = verify(&repository, 1, &[of, "--previous", previous]);
        assert_eq!(outcome(&answer, "previous"), false, "{of} after {previous}");
    }
}

#[test]
fn the_answer_says_in_two_languages_what_it_proves_and_what_not() {
    let repository = recorded(&[]);
    seal(&repository, SEAL, &[]);
    let english = repository.run(&["verify", SEAL, "--lang", "en"]).stdout;
    let hungarian = repository.run(&["verify", SEAL, "--lang", "hu"]).stdout;
    for (page, words) in [
        (&english, ["The seal holds", "What this proves", "What this does not prove", "second history"]),
        (&hungarian, ["A pecsét érvényes", "Mit bizonyít", "Mit nem bizonyít", "másik előzménysor"]),
    ] {
        words.iter().for_each(|word| assert!(page.contains(word), "no {word:?} in {page}"));
    }
}

#[test]
fn what_git_advises_is_not_what_is_wrong_with_a_bundle() {
    let repository = recorded(&[]);
    seal(&repository, SEAL, &[]);
    repository.git(&["bundle", "create", "--quiet", "../all.bundle", "HEAD", "main"]);
    let path = repository.home.path().join("all.bundle");
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..].fill(0);
    fs::write(&path, bytes).unwrap();
    let run = repository.run(&["verify", SEAL, "../all.bundle"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(3), ""), "{}", run.stderr);
    assert!(run.stderr.contains("all.bundle cannot be unpacked"), "{}", run.stderr);
    assert!(!run.stderr.contains("Using 'master'") && !run.stderr.contains("\\u{9}"), "{}", run.stderr);
}
