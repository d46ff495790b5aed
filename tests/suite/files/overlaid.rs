//! A plan as it would be after a change: unchanged files are not read again, and the findings are the same as without that.

use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use plan::check::check;
use plan::diagnostic::Diagnostic;
use plan::load::{Known, Loaded, load_version, load_with_sources};
use plan::source::{Entry, Memory, Overlay, ReadError, Source};
use plan::text::Files;

use crate::support::fixtures::{invented_files, options};

/// Files that count how often they are read.
struct Counting {
    files: Memory,
    reads: AtomicUsize,
}

impl Counting {
    fn count(&self) {
        self.reads.fetch_add(1, Ordering::Relaxed);
    }
}

impl Source for Counting {
    fn entries(&self) -> &[Entry] {
        self.files.entries()
    }

    fn read(&self, entry: &Entry, buffer: &mut Vec<u8>) -> Result<(), ReadError> {
        self.count();
        self.files.read(entry, buffer)
    }

    fn read_external(&self, path: &str, buffer: &mut Vec<u8>) -> Result<(), ReadError> {
        self.count();
        self.files.read_external(path, buffer)
    }

    fn has_external(&self, paths: &[&str]) -> Option<Vec<bool>> {
        paths.iter().for_each(|_| self.count());
        self.files.has_external(paths)
    }
}

const EVIDENCE: &str = "\n[[report]]\ndate = 2030-02-01\nbody = \"Ministry of Lighthouses\"\nstatus = \"in-progress\"\nevidence = ";

/// The invented plan with a document, evidence that is there and evidence that is not.
fn plan() -> Counting {
    let mut files = invented_files();
    for (path, text) in &mut files {
        match path.as_str() {
            "plan.toml" => text.splice(0..0, b"document = \"act.txt\"\n".iter().copied()).for_each(drop),
            "I/I.1.1.toml" => text.extend(format!("{EVIDENCE}[\"study.txt\", \"lost.txt\"]\n").bytes()),
            _ => {}
        }
    }
    let files = Memory::new(files).beside("act.txt", "I.1.1 Another title\n").beside("study.txt", "x");
    Counting { files, reads: AtomicUsize::new(0) }
}

/// What is found, and where.
fn found(loaded: &Loaded, files: &Files) -> Vec<(String, String, &'static str)> {
    let one = |finding: &Diagnostic| {
        (files[finding.primary.file].path.clone(), finding.message.clone(), finding.rule.id)
    };
    let mut all: Vec<_> = check(loaded, None, &options()).open.iter().map(one).collect();
    all.sort();
    all
}

#[test]
fn what_stays_as_it_was_read_is_not_read_again() {
    let files = plan();
    let before = load_with_sources(&files);
    let register = text_of(&before, "plan/bodies.toml");
    let measure = text_of(&before, "plan/I/I.1.1.toml");
    let header = text_of(&before, "plan/plan.toml");
    let changes: [&[(&str, String)]; 5] = [
        &[],
        &[("plan/I/I.1.1.toml", format!("{measure}{EVIDENCE}[\"gone.txt\"]\n"))],
        &[("plan/bodies.toml", register.replace("Ministry of Lighthouses", "Ministry of Lamps"))],
        &[("plan/plan.toml", header.replace("act.txt", "other.txt"))],
        &[("plan/I/I.1.9.toml", "title = \"New\"\nresponsible = [\"Ministry of Lamps\"]\n".to_owned())],
    ];
    let most = Cell::new(0);
    for texts in changes {
        let texts = || texts.iter().map(|(path, text)| (*path, text.as_str()));
        let whole = load_with_sources(&Overlay::new(&files, "plan/", texts()));
        files.reads.store(0, Ordering::Relaxed);
        let overlay = Overlay::new(&files, "plan/", texts()).over_known();
        let shared = load_version(&overlay, &Known::new(&before), true);
        let reads = files.reads.load(Ordering::Relaxed);
        assert_eq!(found(&shared, &shared.files), found(&whole, &whole.files), "{reads}");
        most.set(most.get().max(reads));
        let is_shared = |measure: &Arc<_>| {
            before.plan.iter().flat_map(|plan| &plan.measures).any(|known| Arc::ptr_eq(known, measure))
        };
        if texts().all(|(path, _)| path.starts_with("plan/I/")) {
            // What the change alone names is looked for.
            assert!(reads <= 1, "{reads}");
            let plan = shared.plan.as_ref().unwrap();
            assert!(
                plan.measures.iter().filter(|measure| is_shared(measure)).count() + 1 >= plan.measures.len()
            );
        }
    }
    assert!(most.get() > 2, "another register means that all is read again");
}

/// The text of a file that was read.
fn text_of(loaded: &Loaded, path: &str) -> String {
    loaded.files.iter().find(|file| file.path == path).map(|file| file.text.to_string()).unwrap()
}
