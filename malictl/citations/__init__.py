"""SOURCES → REFERENCES: citation numbers and reference styles."""
