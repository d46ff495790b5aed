//! The tests that stand outside the library: real data, laws, screens.

mod change;
mod corpus;
mod diff;
mod given;
mod house;
mod laws;
mod readme;
mod record;
mod repository;
mod runs;
mod screens;
mod seed;
mod toml_test;
