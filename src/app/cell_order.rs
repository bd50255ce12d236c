//! The ways in which the cells of Uyghur can be sent to a terminal. The painter knows how; which one reads right, a person
//! can tell: the set-up page shows a line each way.

/// How the cells of a row leave the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CellOrder {
    /// As they stand.
    #[default]
    Plain,
    /// Each letter from the right closed by an invisible mark.
    Marks,
    /// Each word backwards, for a terminal that turns words and nothing else.
    Words,
    /// Each word backwards and in a colour of its own, which nobody sees: for a terminal that turns whatever has one colour.
    Apart,
    /// Each word backwards and closed by a mark, for a terminal that turns whatever is written from the right.
    Terminal,
}

/// What a person found to read right on this terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UyghurChoice {
    Cells(CellOrder),
    /// None of the ways.
    Latin,
}
