//! Lists of named things, found by their key at once however long the list is.

use std::ops::Index;
use std::sync::Arc;

use foldhash::HashMap;

/// Something that a plan lists under a key of its own.
pub trait Listed: Clone {
    /// Its place in the list, as a type of its own.
    type Id: Copy;

    /// What files and people call it, unique in its list.
    fn key(&self) -> &str;
    /// The thing number `at` of the list, from 0.
    fn id(at: u32) -> Self::Id;
    /// The number of the thing in the list, from 0.
    fn at(id: Self::Id) -> u32;
}

/// A list in the order of the file. No two things in it have one key. A copy shares them, until one of the two changes.
#[derive(Clone, Debug)]
pub struct Catalog<T>(Arc<Entries<T>>);

#[derive(Clone, Debug)]
struct Entries<T> {
    items: Vec<T>,
    by_key: HashMap<String, u32>,
}

impl<T> Default for Catalog<T> {
    fn default() -> Self {
        Catalog(Arc::new(Entries { items: Vec::new(), by_key: HashMap::default() }))
    }
}

impl<T: Listed> Catalog<T> {
    /// Adds to the end.
    ///
    /// # Errors
    /// Gives the thing back where its key is taken.
    pub fn push(&mut self, item: T) -> Result<T::Id, T> {
        let Entries { items, by_key } = Arc::make_mut(&mut self.0);
        let at = u32::try_from(items.len()).unwrap_or(u32::MAX);
        if by_key.contains_key(item.key()) {
            return Err(item);
        }
        by_key.insert(item.key().to_owned(), at);
        items.push(item);
        Ok(T::id(at))
    }

    /// The things alone, to be changed in anything but their keys.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        Arc::make_mut(&mut self.0).items.iter_mut()
    }

    /// The thing with exactly this key.
    pub fn find(&self, key: &str) -> Option<T::Id> {
        self.0.by_key.get(key).copied().map(T::id)
    }

    /// Everything in the list, in its order.
    pub fn iter(&self) -> impl Iterator<Item = (T::Id, &T)> {
        (0..).map(T::id).zip(&self.0.items)
    }

    /// The things alone, in the order of the list.
    pub fn as_slice(&self) -> &[T] {
        &self.0.items
    }

    /// Every key, in the order of the list.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.items.iter().map(T::key)
    }
}

impl<T: Listed> Index<T::Id> for Catalog<T> {
    type Output = T;

    fn index(&self, id: T::Id) -> &T {
        &self.0.items[T::at(id) as usize]
    }
}
