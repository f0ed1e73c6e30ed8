//! The tests of demarche, in one binary: behaviour, not functions.

mod escalation;
