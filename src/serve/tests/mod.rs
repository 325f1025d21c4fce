//! The parts of the loop that need neither a socket nor an event of the disk.

mod editors;
mod gathering;
mod rounds;
