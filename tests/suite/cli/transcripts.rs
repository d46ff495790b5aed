//! What a person sees: the transcripts of the README and the manual, and the screens in `tests/cli/`, each run for
//! real.
//!
//! After a change that is meant, `.ci/bless screens` writes the screens anew; read the difference.

use crate::support::program::LOCALE;

#[test]
fn screens() {
    // The widths of `narrow` are its own.
    trycmd::TestCases::new().env("LC_ALL", LOCALE).case("tests/cli/narrow.trycmd");
    trycmd::TestCases::new()
        .env("LC_ALL", LOCALE)
        .env("COLUMNS", "100")
        .env("GITHUB_ACTIONS", "false")
        .case("README.md")
        .case("src/cli/help/*.md")
        .case("src/schema/FORMAT.md")
        .case("src/answers/README.md")
        .case("tests/cli/*.trycmd")
        .skip("tests/cli/narrow.trycmd");
}
