"""ANSWERS → SHAPES: tables and cards, in words, without marks or colour."""
