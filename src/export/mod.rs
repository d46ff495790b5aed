//! The whole plan as tables: for spreadsheets, databases, and questions in SQL.
//!
//! `tables` says which tables there are and how their rows are made, each once; every form of an export, and the database
//! that `plan query` asks, is written from that. Nothing is joined into a cell, what is not known is null.

pub mod answer;
mod clock;
pub mod csv;
pub mod database;
pub mod description;
pub mod documentation;
pub mod lines;
pub mod measure_sheet;
pub mod package;
pub mod partitions;
pub mod question;
pub mod records;
pub mod spreadsheet;
pub mod table;
pub mod tables;
pub mod value;
pub mod views;
