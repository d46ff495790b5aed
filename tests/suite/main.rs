//! The tests that stand outside the library: real data, laws, screens.

mod action;
mod audit;
mod change;
mod contract;
mod corpus;
mod diff;
mod document;
mod faults;
mod fix;
mod formats;
mod given;
mod hostile;
mod hosts;
mod house;
mod laws;
mod readme;
mod record;
mod recorded;
mod repository;
mod rules;
mod runs;
mod schema;
mod screens;
mod seed;
mod sweep;
mod toml_test;
