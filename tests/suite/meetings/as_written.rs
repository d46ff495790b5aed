//! Days and periods as people write them, and as answers do, wherever one is asked for.

use super::harbour;

#[test]
fn the_notations_of_either_language_are_understood() {
    let repository = harbour();
    let same = |plain: &[&str], written: &[&str]| {
        let (plain, written) = (repository.run(plain), repository.run(written));
        assert_eq!((plain.code, written.code), (Some(0), Some(0)), "{}", written.stderr);
        assert!(plain.stdout == written.stdout, "{}\n{}", plain.stdout, written.stdout);
    };
    for period in ["2030. I. félév", "2030-h1", "first half of 2030"] {
        same(&["due", "--period", "2030-H1"], &["due", "--period", period]);
    }
    for day in ["2030. 07. 03.", "2030.07.03.", "3 July 2030"] {
        same(&["minutes", "--meeting", "2030-07-03"], &["minutes", "--meeting", day]);
        same(&["due", "--meeting", "2030-07-03"], &["due", "--meeting", day]);
        let brief = ["brief", "--as-of", "2030-08-01", "--meeting"];
        same(&[&brief[..], &["2030-07-03"]].concat(), &[&brief[..], &[day]].concat());
        same(&["overdue", "--as-of", "2030-07-03"], &["overdue", "--as-of", day]);
    }
    let agenda = |day| ["agenda", "--dry-run", "--meeting", day];
    same(&agenda("2031-01-15"), &agenda("2031. 01. 15."));
    same(&agenda("2031-01-15"), &agenda("2031. január 15."));
}

#[test]
fn a_day_that_is_in_no_calendar_is_called_one() {
    let repository = harbour();
    for (lang, said) in [("en", "there is no such day"), ("hu", "nincs ilyen nap")] {
        for args in [
            &["agenda", "--dry-run", "--meeting", "2031-02-30"][..],
            &["agenda", "--dry-run", "--meeting", "2031-02-30-experts"],
            &["minutes", "--meeting", "2031. 02. 30."],
            &["due", "--meeting", "2031-02-30"],
            &["brief", "--meeting", "2031-02-30"],
        ] {
            let mut command = repository.command(&repository.folder, args);
            command.env("LC_ALL", if lang == "hu" { "hu_HU.UTF-8" } else { "C.UTF-8" });
            let run = command.output().unwrap();
            let told = String::from_utf8(run.stderr).unwrap();
            assert_eq!(run.status.code(), Some(2), "{args:?}: {told}");
            assert!(told.contains(said), "{args:?}: {told}");
        }
    }
}
