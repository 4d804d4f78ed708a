"""SHAPES → TEXT: one file a format. Only the table renderer knows Rich."""
