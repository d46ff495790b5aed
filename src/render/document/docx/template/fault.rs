//! Why a file is no template that documents can be made with.

/// What is wrong with a file that was named as a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateFault {
    /// It is no document of Word.
    NoDocument,
    /// It is of the time before 2007, or protected by a password.
    Old,
    /// It holds macros.
    Macros,
    /// What it is packed in is damaged.
    Damaged,
    /// It unpacks to more than any template.
    TooLarge,
    /// It has no styles.
    NoStyles,
    /// A part of it is written in a form that is not known.
    Form(String),
    /// A part of it takes something from elsewhere when the document is opened: an address, or a field.
    External(String, String),
    /// A part of it holds an object of another program, or something else that is no picture.
    Embedded(String),
    /// Its page leaves no room for tables.
    Narrow,
}
