//! Keys: positions in a [`Graph`](crate::Graph), which hands them out and takes them back.
//!
//! A key is a small number that belongs to one graph. Nodes are numbered actors first, then events, each in
//! order of id; acts are numbered in order of time; so comparing two keys of acts compares their place in
//! the register.

macro_rules! key {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// The key of a position.
            ///
            /// # Panics
            ///
            /// Panics past four thousand million entries, which the limits on reading rule out.
            pub fn new(position: usize) -> $name {
                $name(u32::try_from(position).expect("reading stops long before 2^32 entries"))
            }

            /// The position that this key stands for.
            pub fn position(self) -> usize {
                self.0 as usize
            }
        }
    };
}

key! {
    /// An actor or an event.
    NodeKey
}
key! {
    /// An act; in order of time.
    ActKey
}
key! {
    /// A link between two acts.
    LinkKey
}
key! {
    /// An act type.
    TypeKey
}
key! {
    /// A source.
    SourceKey
}
key! {
    /// A topic.
    TopicKey
}
key! {
    /// A dispute.
    DisputeKey
}
