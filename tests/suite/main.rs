//! The tests that stand outside the library, by subject: a new test goes where its subject is.

mod answers;
mod architecture;
mod cli;
mod closing;
mod duplicates;
mod export;
mod files;
mod forms;
mod history;
mod hosts;
mod import;
mod languages;
mod meetings;
mod papers;
mod played;
mod proof;
mod properties;
mod returns;
mod rules;
mod site;
mod source_document;
mod support;
