//! Documents on their way into files.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::args::Output;
use super::failure::Failure;
use super::print::write_to;
use super::session::Session;
use crate::answers::PlanAt;
use crate::answers::parts::paper::LastCommit;
use crate::check::shown_slug;
use crate::labels::{FailureText, Language, RefusalText, Sentence, TemplateText};
use crate::model::{BodyId, Register};
use crate::render::Format;
use crate::render::document::{Document, DocumentFormat, Look, TemplateFault, bytes, word_file};

/// Most bytes that a template's file may have.
const MAX_TEMPLATE: u64 = 32 << 20;

/// What the documents of a run are written as, and how they look.
pub struct PaperForm {
    format: DocumentFormat,
    /// That of Word files, which is found once for all of them.
    look: Option<Look>,
    /// Where that is from: no document is written over it.
    template: Option<PathBuf>,
}

impl PaperForm {
    /// Of a format, in a language, with the look of a template where one was named.
    ///
    /// # Errors
    /// When that cannot be read, or is none that documents can be made with.
    pub fn new(format: DocumentFormat, template: Option<&Path>, language: Language) -> Result<Self, Failure> {
        let look = match template {
            Some(path) => Some(look(path, language)?),
            None if format == DocumentFormat::Docx => Some(Look::own(language)?),
            None => None,
        };
        Ok(PaperForm { format, look, template: template.map(Path::to_owned) })
    }

    /// Refuses a path that is the template's own file, also under another name (a link).
    ///
    /// # Errors
    /// When it is one.
    pub fn refuse_template(&self, path: &Path) -> Result<(), Failure> {
        match self.template.as_deref().is_some_and(|template| is_one_file(template, path)) {
            true => {
                Err(Failure::usage(TemplateText::written_over(path.display()))
                    .help(TemplateText::OtherOutput))
            }
            false => Ok(()),
        }
    }

    /// Writes a document.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, document: &Document, path: &Path) -> Result<(), Failure> {
        self.refuse_template(path)?;
        let bytes = match &self.look {
            Some(look) => word_file(document, look),
            None => bytes(document, self.format),
        };
        let bytes =
            bytes.map_err(|why| Failure::cannot_run(FailureText::cannot_be_made(path.display(), why)))?;
        write_to(Some(path), |out| Ok(out.write_all(&bytes)?))
    }
}

/// Whether two names lead to one file, by whichever links.
#[cfg(unix)]
fn is_one_file(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let id = |path: &Path| fs::metadata(path).ok().map(|metadata| (metadata.dev(), metadata.ino()));
    id(one).is_some() && id(one) == id(other)
}

/// The same where only paths tell.
#[cfg(not(unix))]
fn is_one_file(one: &Path, other: &Path) -> bool {
    one.canonicalize().is_ok_and(|one| other.canonicalize().is_ok_and(|other| one == other))
}

/// Refuses a template for anything but Word files.
///
/// # Errors
/// When one was named for something else.
pub fn only_for_word(template: Option<&Path>, format: Option<DocumentFormat>) -> Result<(), Failure> {
    match template.is_none() || format == Some(DocumentFormat::Docx) {
        true => Ok(()),
        false => Err(Failure::usage(TemplateText::OnlyWord).help(TemplateText::WordEnding)),
    }
}

/// The look of a template.
fn look(path: &Path, language: Language) -> Result<Look, Failure> {
    let unread = |why| Failure::cannot_run(TemplateText::not_read(path.display(), why));
    let file = match fs::metadata(path).map_err(unread)?.len() {
        size if size > MAX_TEMPLATE => return Err(no_template(path, TemplateFault::TooLarge)),
        _ => fs::read(path).map_err(unread)?,
    };
    Look::of_template(&file, language).map_err(|fault| no_template(path, fault))
}

/// What is wrong with a template, and what to do about it.
fn no_template(path: &Path, fault: TemplateFault) -> Failure {
    let (why, help): (Sentence, _) = match fault {
        TemplateFault::NoDocument => (TemplateText::NoDocument.into(), TemplateText::SaveAsDocx),
        TemplateFault::Old => (TemplateText::Old.into(), TemplateText::SaveOpen),
        TemplateFault::Macros => (TemplateText::Macros.into(), TemplateText::SaveWithoutMacros),
        TemplateFault::Damaged => (TemplateText::Damaged.into(), TemplateText::CopyAgain),
        TemplateFault::TooLarge => (TemplateText::TooLarge.into(), TemplateText::SmallerPictures),
        TemplateFault::NoStyles => (TemplateText::NoStyles.into(), TemplateText::SaveAsDocx),
        TemplateFault::Narrow => (TemplateText::Narrow.into(), TemplateText::Widen),
        TemplateFault::Form(part) => {
            (Sentence::of(|language| TemplateText::form(language, &part)), TemplateText::SavePlain)
        }
        TemplateFault::External(part, what) => {
            (Sentence::of(|language| TemplateText::external(language, &part, &what)), TemplateText::TakeOut)
        }
        TemplateFault::Embedded(part) => {
            (Sentence::of(|language| TemplateText::embedded(language, &part)), TemplateText::MakePicture)
        }
    };
    let why = Sentence::of(|language| {
        TemplateText::no_template(language, path.display(), why.in_language(language))
    });
    Failure::cannot_run(why).help(help)
}

/// The last commit of the history, for the foot of a paper; `None` where there is none: a paper says so. Of a plan that was
/// read at a commit, the foot names that one, and nothing has to be compared.
///
/// # Errors
/// When there is a history, and git cannot read it.
pub fn last_commit(session: &Session, plan_at: &PlanAt) -> Result<Option<LastCommit>, Failure> {
    if plan_at.revision.is_some() {
        return Ok(None);
    }
    let Some((_, id)) = session.last_commit()? else { return Ok(None) };
    // Where git cannot say, no more is said than is known.
    let is_changed = session.is_uncommitted(&plan_at.files).unwrap_or(true);
    Ok(Some(LastCommit { id, is_changed }))
}

/// The file that a document was asked for in, by the ending of its name.
///
/// # Errors
/// When another form was asked for as well.
pub fn wanted(output: &Output) -> Result<Option<(PathBuf, DocumentFormat)>, Failure> {
    let Some(path) = &output.to_file else { return Ok(None) };
    let Some(format) = DocumentFormat::of_path(path) else { return Ok(None) };
    match output.format()? {
        _ if !output.columns.is_empty() => Err(not_both(path, "--columns")),
        Format::Table => Ok(Some((path.clone(), format))),
        Format::Markdown if format == DocumentFormat::Markdown => Ok(None),
        _ => Err(not_both(path, "--format")),
    }
}

fn not_both(path: &Path, option: &str) -> Failure {
    Failure::usage(RefusalText::not_both(option, path.display())).help(RefusalText::EndingIsDocument)
}

/// What the files for these bodies are called, without their endings, and no two the same: by the abbreviation, as it is
/// where that is letters and digits, else by the name. A number stands in place of one that leads to a person or a place.
pub fn file_names(register: &Register, bodies: &[BodyId]) -> Vec<String> {
    let is_plain = |short: &str| short.chars().all(|c| c.is_alphanumeric() || c == '-');
    let mut taken = HashSet::new();
    let mut name = |(at, id): (usize, &BodyId)| {
        let body = &register[*id];
        let first = body.abbreviations.first().map(|short| short.as_str());
        let short = first.and_then(|short| {
            shown_slug(short).map(|slug| if is_plain(short) { short.to_owned() } else { slug })
        });
        let name = short.or_else(|| body.names().find_map(shown_slug));
        let mut name = name.unwrap_or_else(|| format!("body-{}", id.index() + 1));
        // Not all disks tell capitals apart.
        while !taken.insert(name.to_lowercase()) {
            name = format!("{name}-{}", at + 1);
        }
        name
    };
    bodies.iter().enumerate().map(&mut name).collect()
}
