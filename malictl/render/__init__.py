"""SHAPES → TEXT: one file a format. Only the pen that draws screens knows Rich."""
