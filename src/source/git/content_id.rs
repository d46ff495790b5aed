//! The id that git gives to the content of a file.

use sha1::{Digest, Sha1};
use sha2::Sha256;

use crate::source::sha256::hexadecimal;

/// The id of a file with this content, in so many digits.
pub(in crate::source) fn content_id(content: &[u8], digits: usize) -> String {
    let begin = format!("blob {}\0", content.len());
    match digits {
        64 => hexadecimal(&Sha256::new_with_prefix(begin).chain_update(content).finalize()),
        _ => hexadecimal(&Sha1::new_with_prefix(begin).chain_update(content).finalize()),
    }
}
