//! What leaves the program: findings and results as JSON, results as CSV, forms as workbooks, documents as HTML and Markdown.

pub mod docx;
pub mod examples;
pub mod findings;
pub mod form;
pub mod given;
pub mod html;
pub mod markdown;
pub mod number;
pub mod page;
pub mod reconcile;
pub mod rounds;
pub mod sarif;
pub mod scores;
pub mod scoresheet;
pub mod suggest;
pub mod table;
mod witness;
