//! Published tables.

use crate::diagnostic::PublishedFault;
use crate::message::Message;

pub(super) fn say(fault: &PublishedFault) -> Message {
    match *fault {}
}
