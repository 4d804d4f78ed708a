"""The hallway: the root group, shared options, streams, and the one place where errors become output."""
