//! What the commands that write have in common, from the question to the commit.
//!
//! | file | subject |
//! |---|---|
//! | `target` | the plan, and the measure in it, that is written to |
//! | `prompt` | questions asked one by one on a terminal |
//! | `editor`, `answer_sheet` | the same questions in the user's editor (`--edit`), and the text that it shows |
//! | `amendment` | what an act changes in a measure |
//! | `report` | what a body reports or others assess |
//! | `finish` | a change is checked, described in words, and written or shown |
//! | `files` | new texts of files: written, or shown as a difference |
//! | `commit` | the commit of them, and its branch |

pub mod amendment;
mod answer_sheet;
pub mod commit;
pub mod editor;
pub mod files;
pub mod finish;
pub mod prompt;
pub mod report;
pub mod target;
