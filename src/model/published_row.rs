//! The rows of the official table.

/// A row of the official table. A plan may say which of them it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublishedRow {
    /// What is to be done: no plan is without it.
    Title,
    /// Who answers for it.
    Responsible,
    /// Who takes part in it.
    Partners,
    /// By which means.
    Means,
    /// By when.
    Deadline,
    /// How it will be seen that it was done.
    Indicator,
    /// Who pays.
    Funding,
}

impl PublishedRow {
    /// Every row.
    pub const ALL: [PublishedRow; 7] = [
        Self::Title,
        Self::Responsible,
        Self::Partners,
        Self::Means,
        Self::Deadline,
        Self::Indicator,
        Self::Funding,
    ];

    /// Every row that a plan may do without, with its key in a measure's file.
    pub const WORDS: [(&'static str, PublishedRow); 6] = [
        (Self::Responsible.word(), Self::Responsible),
        (Self::Partners.word(), Self::Partners),
        (Self::Means.word(), Self::Means),
        (Self::Deadline.word(), Self::Deadline),
        (Self::Indicator.word(), Self::Indicator),
        (Self::Funding.word(), Self::Funding),
    ];

    /// Its key in a measure's file.
    pub const fn word(self) -> &'static str {
        match self {
            PublishedRow::Title => "title",
            PublishedRow::Responsible => "responsible",
            PublishedRow::Partners => "partners",
            PublishedRow::Means => "means",
            PublishedRow::Deadline => "deadline",
            PublishedRow::Indicator => "indicator",
            PublishedRow::Funding => "funding",
        }
    }
}
