//! The drawing of responses.
