"""What is said beside an answer, on standard error."""

from __future__ import annotations

import pytest

from tests.call import call
from tests.test_streams import HIDDEN


@pytest.mark.parametrize("form", ["table", "plain", "md", "ris"])
def test_control_characters_in_a_notice_never_reach_a_terminal(form: str) -> None:
    odd = "\x0c\u2028\x85\u202e river\n\tguard"  # folded away, so that the name is found
    answer = call("summary", odd, "-f", form, stdout_tty=True, stderr_tty=True)
    assert answer.code == 0
    assert answer.err.startswith("Note: ")
    assert answer.err.count("\n") == 1
    assert not HIDDEN.search(answer.err)
