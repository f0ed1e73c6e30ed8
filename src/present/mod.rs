//! For people: answers and graphs as text and pictures. Nothing here asks a question of its own.

pub mod dot;
