"""An event as lists show it: one line of the bundle, so that a list of hundreds reads no whole record."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from malictl.model.account import Citation
from malictl.model.figures import Figure

if TYPE_CHECKING:
    from malictl.model.event import Event


class Listed(NamedTuple):
    """What lists show of an event. `when` is its date for a narrow column, `sources` are keys in order of mention.

    `contested` are the disputed figures, each with the question it answers; `cites` what the statements rest on,
    without the place in it.
    """

    id: str
    title: str
    edtf: str
    when: str
    start: str | None
    end: str | None
    type: str
    subtype: str
    significance: int
    places: tuple[str, ...]
    actors: tuple[str, ...]
    tags: tuple[str, ...]
    evidence: tuple[str, ...]
    disputes: tuple[str, ...]
    contested: tuple[tuple[str, Figure], ...]
    sources: tuple[str, ...]
    cites: tuple[Citation, ...]

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> "Listed":
        """Return the listed event of a document. Raises TypeError or ValueError if it is of other fields."""
        *plain, places, actors, tags, evidence, disputes, contested, sources, cites = document.values()
        lists = map(tuple, (places, actors, tags, evidence, disputes))
        figures = tuple([(question, Figure.of(figure)) for question, figure in contested])
        cited = tuple([Citation(source, via, None) for source, via in cites])
        return cls._make((*plain, *lists, figures, tuple(sources), cited))

    def document(self) -> dict[str, Any]:
        """Return the plain document of this listed event, fields in order."""
        plain = {key: list(value) if isinstance(value, tuple) else value for key, value in self._asdict().items()}
        contested = [[question, figure.document()] for question, figure in self.contested]
        return {**plain, "contested": contested, "cites": [[cite.source, cite.via] for cite in self.cites]}


def as_listed(event: "Event") -> Listed:
    """Return an event as lists show it."""
    date = event.date
    questions = {account.id: account.question for account in event.accounts}
    said = [cite for statement in event.statements for cite in statement.cites]
    cited = [*said, *(cite for some in (event.accounts, event.links) for one in some for cite in one.cites)]
    return Listed(
        event.id,
        event.title,
        date.edtf,
        date.edtf if date.precision == "day" and date.edtf == date.start else date.text,
        date.start,
        date.end,
        event.type,
        event.subtype,
        event.significance,
        tuple(place.name for place in event.places),
        tuple(participant.actor for participant in event.participants),
        event.tags,
        event.evidence,
        event.disputes,
        tuple(
            (question, figure)
            for question in event.disputes
            for figure in event.figures
            if figure.status == "contested" and question in {questions[i] for i in figure.accounts}
        ),
        tuple(dict.fromkeys(key for cite in cited for key in (cite.source, cite.via) if key)),
        tuple(dict.fromkeys(Citation(cite.source, cite.via, None) for cite in said)),
    )
