//! The program as every test runs it.

use std::process::Command;

use snapbox::cmd::cargo_bin;

/// The locale of the tests: the answers that they keep are in English, whatever the language of the machine.
pub const LOCALE: &str = "C.UTF-8";

/// A run of the program that takes nothing from the environment of the person who runs the tests.
pub fn program() -> Command {
    let mut command = Command::new(cargo_bin!("plan"));
    command.env("LC_ALL", LOCALE).env_remove("COMPLETE").env_remove("GITHUB_ACTIONS");
    command
}
