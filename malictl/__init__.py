"""A cited reference on the crisis in Mali, in a terminal, offline."""

__version__ = "0.1.0"
