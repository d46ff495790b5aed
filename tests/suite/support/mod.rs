//! What tests share: the real and the invented plan, repositories to work in, and how to ask.

pub mod ask;
pub mod fixtures;
pub mod form;
pub mod kept;
pub mod program;
pub mod repository;
pub mod zip;
