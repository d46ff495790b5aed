//! A sheet becomes a plan.

mod additional;
mod again;
mod answers;
mod bounds;
mod chapters;
mod columns_aside;
mod every_column;
mod hostile;
mod judged;
mod looks;
mod mapping_faults;
mod merged;
mod metrics;
mod money_columns;
mod money_in_words;
mod moved;
mod newer_money;
mod newer_sheet;
mod nothing_lost;
mod numbered;
mod office;
mod office_sheet;
mod read_cells;
mod several_rows;
mod shown;
mod titles;
