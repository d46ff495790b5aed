//! A copy of a site, compared with what its commit gives.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::files::Site;
use crate::answers::site_manifest::{LARGEST, NAME, NoManifest, SiteManifest};
use crate::answers::site_proof::{SiteComparison, SiteDifference, SiteDifferenceKind};

/// A file or folder of a copy that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("{} cannot be read: {why}", path.display())]
pub struct NotRead {
    /// Which one.
    pub path: PathBuf,
    /// What the system says.
    pub why: io::Error,
}

/// What a copy says of itself. Nothing is read but a plain file of a size that such a file can have.
///
/// # Errors
/// When it is not there, or is not as `plan site` writes it.
pub fn manifest(copy: &Path) -> Result<SiteManifest, NoManifest> {
    match plain(&copy.join(NAME), LARGEST) {
        Ok(Some(text)) => SiteManifest::parse(&text),
        Err(why) if why.kind() == io::ErrorKind::NotFound => Err(NoManifest::Missing),
        Ok(None) | Err(_) => Err(NoManifest::NotPlain),
    }
}

/// What a plain file holds; `None` where it is none, or larger than it may be.
///
/// # Errors
/// When it is not there, or cannot be read.
pub fn plain(path: &Path, largest: u64) -> io::Result<Option<Vec<u8>>> {
    let found = fs::symlink_metadata(path)?;
    if !found.is_file() || found.len() > largest {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(largest + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= largest).then_some(bytes))
}

/// Holds every file of a copy against the site: nothing that the copy holds is followed, and no more of it is read than the
/// site has. `progress` gets the number of files compared so far, and of all.
///
/// # Errors
/// When something of the copy cannot be read.
pub fn compare(
    site: &Site<'_>,
    copy: &Path,
    progress: impl Fn(usize, usize) + Sync,
) -> Result<SiteComparison, NotRead> {
    let mut there = files_of(copy)?;
    let files = site.files();
    let done = AtomicUsize::new(0);
    let kinds = files.par_iter().map(|file| {
        let kind = match there.get(&file.path) {
            None => Some(SiteDifferenceKind::Missing),
            Some(path) => {
                let expected = site.content_of(file);
                let found =
                    plain(path, expected.len() as u64).map_err(|why| NotRead { path: path.clone(), why })?;
                (found.as_deref() != Some(&*expected)).then_some(SiteDifferenceKind::Changed)
            }
        };
        progress(done.fetch_add(1, Ordering::Relaxed) + 1, files.len());
        Ok(kind)
    });
    let kinds = kinds.collect::<Result<Vec<_>, NotRead>>()?;
    let mut comparison = SiteComparison::default();
    for (file, kind) in files.into_iter().zip(kinds) {
        there.remove(&file.path);
        match kind {
            None => comparison.same += 1,
            Some(kind) => comparison.differences.push(SiteDifference { path: file.path, kind }),
        }
    }
    let additional =
        there.into_keys().map(|path| SiteDifference { path, kind: SiteDifferenceKind::Additional });
    comparison.differences.extend(additional);
    comparison.differences.sort();
    Ok(comparison)
}

/// Everything in a folder that is no folder, by its path with slashes. Links are not followed.
fn files_of(root: &Path) -> Result<BTreeMap<String, PathBuf>, NotRead> {
    let mut files = BTreeMap::new();
    let mut folders = vec![(root.to_owned(), String::new())];
    while let Some((folder, inside)) = folders.pop() {
        let not_read = |why| NotRead { path: folder.clone(), why };
        for entry in fs::read_dir(&folder).map_err(not_read)? {
            let entry = entry.map_err(not_read)?;
            let path = format!("{inside}{}", entry.file_name().to_string_lossy());
            match entry.file_type().map_err(not_read)?.is_dir() {
                true => folders.push((entry.path(), format!("{path}/"))),
                false => drop(files.insert(path, entry.path())),
            }
        }
    }
    Ok(files)
}
