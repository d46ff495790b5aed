//! The jobs that check a plan on a code host, as the manual's page has them.

/// The page that describes them.
const PAGE: &str = include_str!("help/ci.md");

/// A code host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    Github,
    Gitlab,
}

impl Host {
    /// The words for them on the command line.
    pub const WORDS: [(&'static str, Host); 2] = [("github", Host::Github), ("gitlab", Host::Gitlab)];

    /// Where the host looks for its jobs, from the root of the repository.
    pub fn path(self) -> &'static str {
        match self {
            Host::Github => ".github/workflows/plan.yml",
            Host::Gitlab => ".gitlab-ci.yml",
        }
    }

    /// What is left to be filled in by hand.
    pub fn to_do(self) -> &'static str {
        match self {
            Host::Github => "put the owner of the repository of `plan` in place of OWNER",
            Host::Gitlab => "the job needs an image with `plan` and git in it",
        }
    }

    /// The whole file, for a plan in this folder of the repository.
    pub fn file(self, folder: &str) -> String {
        // Without being told, `plan` finds the folder of this name.
        let elsewhere = Some(folder).filter(|folder| *folder != "plan");
        // A text in JSON is one in YAML.
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        match self {
            Host::Github => {
                let steps: String =
                    block("## On GitHub").lines().map(|line| format!("      {line}\n")).collect();
                let with =
                    elsewhere.map(|folder| format!("        with:\n          dir: {}\n", quoted(folder)));
                format!("{WORKFLOW}{steps}{}", with.unwrap_or_default())
            }
            Host::Gitlab => match elsewhere {
                None => block("## On GitLab").to_owned(),
                Some(folder) => {
                    block("## On GitLab").replace("plan check", "plan check --dir \"$PLAN_DIR\"").replace(
                        "  variables:\n",
                        &format!("  variables:\n    PLAN_DIR: {}\n", quoted(&folder.replace('$', "$$"))),
                    )
                }
            },
        }
    }
}

const WORKFLOW: &str = "\
name: plan
on:
  pull_request:
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
";

/// The first block of YAML below a heading of the page.
fn block(heading: &str) -> &'static str {
    let below = PAGE.split_once(heading).and_then(|(_, below)| below.split_once("```yaml\n"));
    below.and_then(|(_, block)| block.split_once("```")).map_or("", |(block, _)| block)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_jobs_are_those_of_the_page() {
        let github = Host::Github.file("plan");
        assert!(github.contains("    steps:\n      - uses: actions/checkout@v4\n"), "{github}");
        assert!(github.contains("plan-check@main") && !github.contains("dir:"), "{github}");
        assert!(Host::Github.file("a/pl\"an").ends_with("        with:\n          dir: \"a/pl\\\"an\"\n"));
        let gitlab = Host::Gitlab.file("plan");
        assert!(gitlab.starts_with("plan:\n  rules:\n") && gitlab.contains("script: plan check --against"));
        let elsewhere = Host::Gitlab.file("a/$x");
        assert!(elsewhere.contains("  variables:\n    PLAN_DIR: \"a/$$x\"\n"), "{elsewhere}");
        assert!(elsewhere.contains("plan check --dir \"$PLAN_DIR\" --against"), "{elsewhere}");
    }
}
