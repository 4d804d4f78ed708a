"""The built wheel, installed, and called in every surrounding that a user may have: `python -m tests.surroundings`.

Each surrounding is a function of `plain.py`, `streams.py` or `disks.py` that tries a handful of commands in it, and
tells of each what came out. It prints a table and ends with 1 if anything was not as it must be. Not part of the suite:
it builds a wheel and starts a thousand processes.
"""
