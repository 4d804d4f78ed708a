"""Cases drawn at random, and what must hold of each: `python -m tests.fuzz --seconds 600 [target…]`.

A target is a file with one function `case(draw)`: it draws its input from a `random.Random`, tries it, and raises
`Fault` for what a user must never see (`verdict.py`). The same functions run in the suite, on a small budget and with
cases that shrink, in `tests/test_fuzz.py`.
"""
