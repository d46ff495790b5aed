//! What the files and folders of a plan are called.

/// The file that makes a folder the folder of a plan.
pub const PLAN_FILE: &str = "plan.toml";

/// The register of bodies, in the same folder.
pub const BODIES_FILE: &str = "bodies.toml";

/// The folder of what bodies report for periods.
pub const RETURNS_FOLDER: &str = "reports/";

/// The folder of what meetings decided.
pub const MEETINGS_FOLDER: &str = "meetings/";

/// The folder of a plan, by the path of its `plan.toml`: it ends in `/`, or is empty.
pub fn plan_folder(plan_file: &str) -> &str {
    plan_file.strip_suffix(PLAN_FILE).unwrap_or_default()
}
