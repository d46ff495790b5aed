//! A map whose copies share all that is the same: where branches of a record part, each goes on from there.

use foldhash::fast::RandomState;
use rpds::HashTrieMapSync;

/// The copy of a map takes no longer than that of a number.
pub(super) type SharedMap<K, V> = HashTrieMapSync<K, V, RandomState>;
