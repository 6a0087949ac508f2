//! The units that a form is made for, as it shows them: the roster is read by `data`, as for `dti eval --units`.

use super::columns::property_shown;
use crate::data::Roster;
use crate::eval::Given;
use crate::ir::{Program, Property};

/// A unit as its form shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormUnit {
    /// Its name.
    pub name: String,
    /// What is known of its properties, by their ids, in the words that the form offers.
    pub properties: Vec<Option<String>>,
}

/// The units of a roster.
pub fn form_units(program: &Program, roster: &Roster) -> Vec<FormUnit> {
    let known = |(property, given): (&Property, &Given)| property_shown(program, property, given);
    let properties = |given: &[Given]| program.properties.iter().zip(given).map(known).collect();
    roster.units().iter().map(|unit| FormUnit { name: unit.name.clone(), properties: properties(&unit.properties) }).collect()
}
