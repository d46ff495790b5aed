//! Writes a site to a folder.

use std::collections::HashSet;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::files::{SITE_MAP, Site};
use super::record::SEAL;
use crate::answers::site_manifest::{self, SiteManifest};
use crate::labels::Language;
use crate::source::{OutputError, OutputFolder};

/// Writes a site in place of the one that is there, of an empty folder, or where there is none, and says how many files it
/// has. What the folder holds in addition to an earlier site, such as `CNAME` or
/// `.git`, is kept. `progress` gets the number of files written so far, and of all.
///
/// # Errors
/// When the folder holds something else, or cannot be written.
pub fn write(
    site: &Site<'_>,
    out: &Path,
    progress: impl Fn(usize, usize) + Sync,
) -> Result<usize, OutputError> {
    let is_site =
        |out: &Path| fs::read(out.join(site_manifest::NAME)).is_ok_and(|text| SiteManifest::is_one(&text));
    let folder = OutputFolder::begin(out, is_site)?;
    let files = site.files();
    let done = AtomicUsize::new(0);
    files.par_iter().try_for_each(|file| {
        folder.write_with(&file.path, |out| site.write(file, out))?;
        progress(done.fetch_add(1, Ordering::Relaxed) + 1, files.len());
        Ok(())
    })?;
    let own: HashSet<&str> = files.iter().filter_map(|file| file.path.split('/').next()).collect();
    folder.finish(|name| !name.to_str().is_some_and(|name| own.contains(name) || is_of_a_site(name)))?;
    Ok(files.len())
}

/// Whether some site has a file or folder of this name at its root, though this one may have none.
fn is_of_a_site(name: &str) -> bool {
    [SEAL, SITE_MAP].contains(&name) || Language::WORDS.iter().any(|(tag, _)| *tag == name)
}
