//! The whole plan as tables: for spreadsheets, databases, and questions in SQL.
//!
//! `tables` says which tables there are and how their rows are made, each once; every form of an export, and the database
//! that `plan query` asks, is written from that. Nothing is joined into a cell, what is not known is null.

pub mod records;
pub mod table;
pub mod tables;
pub mod value;
