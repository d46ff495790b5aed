//! What questions answer, in every format.

mod amended_later;
mod broken_keys;
mod carried;
mod change_sentences;
pub mod contract;
pub mod contract_page;
mod figures;
pub mod formats;
mod glance;
mod metrics;
mod money_by_groups;
mod money_in_other_years;
mod money_on_points;
mod money_revised;
mod money_without_year;
mod own_keys;
mod periods;
mod relations;
mod status;
mod unknown_values;
mod unread_files;
mod without_sections;
