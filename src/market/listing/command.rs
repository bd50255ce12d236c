//! What is done about a listing, and its text form.

use super::Edit;
use crate::{
    ProductId,
    grammar::{Word, grammar},
};

#[derive(Debug, Clone, PartialEq, Eq, strum::EnumDiscriminants)]
#[strum_discriminants(name(CommandKind), vis(pub(crate)), derive(strum::EnumMessage))]
pub enum Command {
    /// Begins a listing of a product, or puts it on the desk again: `list walnut`.
    List(ProductId),
    /// Sends the listing to review: `submit`.
    Submit,
    /// Puts a passed listing on the shelf again: `shelve`.
    Shelve,
    /// Takes it off: `unshelve`.
    Unshelve,
    /// Writes a field of the listing on the desk.
    Edit(Edit),
}

grammar! {
    "list" List(product: Word("product"));
    "submit" Submit;
    "shelve" Shelve;
    "unshelve" Unshelve;
    .. Edit;
}

impl From<Edit> for crate::Command {
    fn from(edit: Edit) -> crate::Command {
        crate::Command::Listing(Command::Edit(edit))
    }
}
