//! Whether two versions of a table say the same.

use super::record::{Comparer, Field, Name, Record};

/// Whether two versions of a table say the same under every key. Where they are written does not count: to move a table
/// says nothing new.
pub fn says_the_same<T: Record>(before: &T, after: &T) -> bool {
    let mut difference = Difference { is_found: false };
    T::compare(before, after, &mut difference);
    !difference.is_found
}

/// Notes whether any key differs.
struct Difference {
    is_found: bool,
}

impl<'v> Comparer<'v> for Difference {
    fn field(&mut self, _: Name, before: Field<'v>, after: Field<'v>) {
        self.is_found |= before != after;
    }

    fn rows<T: Record>(&mut self, _: Name, before: &'v [T], after: &'v [T]) {
        let mut pairs = before.iter().zip(after);
        self.is_found |= before.len() != after.len() || !pairs.all(|(was, is)| says_the_same(was, is));
    }

    fn table<T: Record>(&mut self, _: Name, before: Option<&'v T>, after: Option<&'v T>) {
        self.is_found |= match (before, after) {
            (Some(before), Some(after)) => !says_the_same(before, after),
            (None, None) => false,
            _ => true,
        };
    }
}
