//! What can be wrong with a published table.

/// E08xx.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublishedFault {}

impl PublishedFault {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match *self {}
    }
}
