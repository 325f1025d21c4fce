//! The parts of the loop that need neither a socket nor a disk event.
