"""The tests: what a user would notice."""
