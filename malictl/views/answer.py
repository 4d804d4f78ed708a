"""What every command returns. Its shape and its document are made only when a format asks for them."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from malictl.views.shapes import Shape


class Answer(NamedTuple):
    """What a command returns: the shape for people, the document for machines, and what to say about both.

    `name` is that of the JSON schema; `record_key` is where its records are. `dates` are the bounds that the
    date options came to; `possible` the ids of records that merely may match. `of_data` is false for answers
    that no dataset stands behind; `noun` says what was looked for, by default what is at `record_key`.
    """

    name: str
    shape: "Callable[[], Shape]"
    document: Callable[[], dict[str, Any]]
    record_key: str = ""
    empty: bool = False
    notices: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()
    dates: Mapping[str, str | None] = MappingProxyType({})
    exit_code: int = 0
    noun: str = ""
    of_data: bool = True
