//! Parts that are the same on most pages, each written once: where a page lies two folders deep, as those of measures,
//! bodies and sections do, all that leads from it to others is the same.

use std::sync::OnceLock;

/// So deep do these pages lie in the folder of their language.
pub const DEPTH: usize = 2;

/// Such parts in one language.
#[derive(Debug, Default)]
pub struct SharedParts {
    /// Every measure as a point of a list, by its place: it is on the lists of its sections and of all its bodies.
    pub points: Vec<OnceLock<String>>,
    /// The way through the site.
    pub ways: OnceLock<String>,
    /// The foot of a page.
    pub foot: OnceLock<String>,
}

impl SharedParts {
    /// Of a plan with so many measures; nothing is written yet.
    pub fn new(measures: usize) -> Self {
        let points = std::iter::repeat_with(OnceLock::new).take(measures).collect();
        SharedParts { points, ..SharedParts::default() }
    }
}
