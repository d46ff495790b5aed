//! The sites that `tests/programs/site.sh` opens in a browser: written where it asks for them.

use std::fs;
use std::path::Path;

use crate::papers::half_years::played;
use crate::support::repository::Repository;

#[test]
#[ignore = "writes what tests/programs/site.sh opens"]
fn sites_for_a_browser_are_written_where_they_are_asked_for() {
    let out = std::env::var_os("SITES_FOR_BROWSER").expect("SITES_FOR_BROWSER names the folder");
    let out = Path::new(&out);
    fs::create_dir_all(out).unwrap();
    let renumbered = played(4);
    renumbered.git(&["mv", "plan/I/I.1.1.toml", "plan/I/I.1.9.toml"]);
    let measure = renumbered.text("plan/I/I.1.9.toml");
    renumbered.write("plan/I/I.1.9.toml", format!("formerly = [\"I.1.1\"]\n{measure}"));
    renumbered.commit("2024-02-10", "one measure has another number");
    for (name, repository) in [("played", &renumbered), ("small", &Repository::new())] {
        let folder = out.join(name);
        let args = ["site", folder.to_str().unwrap(), "--base-url", "https://plan.example.org"];
        let run = repository.run(&args);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
    }
}
