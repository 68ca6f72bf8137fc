//! The sheet: a result on one or two pages of A4, in the person's language and in Portuguese side by
//! side, to be printed and handed over. A leaf: the page of a result and the desk of an association
//! make the same paper.

mod code;
mod face;
mod fit;
mod ink;
mod page;
mod paper;
mod plan;
mod room;
mod rows;
mod rules;
mod steps;
mod tall;
mod widths;

pub(crate) use self::page::{SheetPage, Way};
