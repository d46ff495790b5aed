//! Documents: the papers of a meeting, the final report, and what they are written in.

mod asked;
mod came_later;
mod closed;
mod counted;
mod document;
mod each_says;
mod figures;
mod final_report;
mod first_meeting;
pub mod half_years;
mod hostile;
mod kept;
mod looked_back;
mod meetings;
mod parts;
mod read;
mod template;
