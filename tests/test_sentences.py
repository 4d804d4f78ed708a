from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from malictl.citations.notes import Notes
from malictl.cli.app import App
from malictl.cli.dates import read_date
from malictl.commands.summary import _parts
from malictl.model.stored import opened
from malictl.queries.filters import EventFilter
from malictl.queries.summary import Subject, events_of
from malictl.render import csv, html, md, plain, table
from malictl.render.look import Look
from malictl.views.documents import with_sources
from malictl.views.shapes import Card, citations_in, for_reader
from malictl.views.summary import Part, kept, paragraphs_document, summary_card
from tests.call import TODAY
from tests.made import LENGTHS, bundle_with, document, event_text, flat

# --- every event, actor, place and year of the data ----------------------------------------------------------------

RENDERERS = {"md": md, "html": html, "plain": plain, "table": table, "csv": csv}


@pytest.fixture(scope="module")
def app() -> App:
    """malictl with the real dataset, opened once."""
    return App(argv=[], stdout=io.BytesIO(), stderr=io.BytesIO(), environ={"MALICTL_TODAY": TODAY})


def told(app: App) -> Iterator[tuple[Subject, str, list[Part]]]:
    """Yield what is told of every event, actor, place and year, at every length."""
    subjects = [Subject(kind, entry["id"]) for kind in ("event", "actor", "place") for entry in app.store.entries(kind)]
    years = sorted({entry["start"][:4] for entry in app.store.entries("event")})
    for subject in subjects + [Subject("date", year, read_date(app, year)) for year in years]:
        found = events_of(app.store, subject, EventFilter())
        for length in LENGTHS:
            yield subject, length, _parts(app, subject, kept([*found.entries], length), length)


def rendered(app: App, card: Card, form: str) -> str:
    shape = for_reader(card, RENDERERS[form].READER)
    return str(RENDERERS[form].render(shape, Look(Notes(citations_in(shape), app.store.cited_documents), 80)))


def cited_pieces(text: str, form: str) -> tuple[list[str], set[str], list[str]]:
    """Return what stands before each group of citation marks, the marks, and the list that they lead to."""
    if form == "plain":
        lines = [line for line in text.splitlines() if not line.startswith(("title:\t", "source:\t"))]
        found = [re.fullmatch(r"[a-z0-9-]+:\t(.*?\S)((?: \[[a-z0-9]\S*(?: via \S+)?(?: @ [^\]]+)?\])+)", line)
                 for line in lines]  # fmt: skip
        assert all(found), lines
        marks = {mark.partition(" @ ")[0] for one in found if one for mark in re.findall(r"\[([^\]]+)\]", one[2])}
        return [one[1] for one in found if one], marks, re.findall(r"(?m)^source:\t([^\t]+)\t\S", text)
    if form == "md":
        body, listed = re.split(r"(?m)^\[\^1\]: ", text)[0], re.findall(r"(?m)^\[\^(\d+)\]: \S", text)
        mark, blocks = r"((?:\[\^\d+\])+)(?: |$)", [b for b in body.strip().split("\n\n") if not b.startswith("#")]
    elif form == "html":
        listed = re.findall(r'<li id="malictl-(\d+)">\S', text)
        mark, blocks = r" <sup>\[(.*?)\]</sup>(?: |$)", re.findall(r"(?m)^<p>(.*)</p>$", text)
    else:
        body, _, rest = text.partition("\n\nSources\n")
        listed = re.findall(r"(?m)^ +\[(\d+)\] \S", rest)
        blocks = [flat(b) for b in re.findall(r"(?m)(?:^  \S.*\n?)+", body)]
        mark = r" \[(\d+(?:; \d+)*)\](?: |$)"
    pieces: list[str] = []
    numbers: set[str] = set()
    for block in blocks:
        said = re.split(mark, block)
        assert said.pop() == "", block  # nothing follows the last mark
        pieces += said[::2]
        numbers |= {n for marks in said[1::2] for n in re.findall(r"(?:malictl-|\^|^|; )(\d+)", marks)}
    return pieces, numbers, listed


def test_no_sentence_is_printed_without_a_citation_that_resolves(app: App) -> None:
    keys = {entry["id"] for entry in app.store.entries("source")}
    sentences = 0
    for subject, length, parts in told(app):
        paragraphs = paragraphs_document(parts)
        all_said: list[Any] = [sentence for paragraph in paragraphs for sentence in paragraph["sentences"]]  # type: ignore[attr-defined]
        answer = opened(with_sources(app.store, {"paragraphs": paragraphs}))
        for sentence in all_said:
            cited = {key for cite in sentence["cites"] for key in (cite["source"], cite["via"]) if key}
            assert cited, (subject, sentence)
            assert cited <= keys & answer["sources"].keys()
            assert sentence["text"].strip()
        card = summary_card("Title", parts, 0)
        # The length that is printed where none is asked for is looked at in every format.
        for form in ("md", "html", "plain", "table") if length == "short" else ("md",):
            text = rendered(app, card, form)
            pieces, marks, listed = cited_pieces(text, form)
            parts_said = len(all_said) if form == "plain" else sum(len(s["parts"]) or 1 for s in all_said)
            assert len(pieces) == parts_said, (form, subject)
            assert all(pieces)
            assert marks == set(listed)
            assert len(set(listed)) == len(listed)
        rows = rendered(app, card, "csv").splitlines()[1:]
        assert len(rows) == len(all_said)
        assert not [row for row in rows if row.endswith((",", '""'))]  # the last column is the sources
        sentences += len(all_said)
    assert sentences > 1000


def test_nothing_is_said_twice_of_one_record(app: App) -> None:
    for subject, length, parts in told(app):
        said = Counter((s.record, s.text) for part in parts for group in part.paragraphs for s in group)
        assert not [text for text, times in said.items() if times > 1], (subject, length)


def test_every_holder_of_every_figure_is_in_the_short_summary_with_the_number(app: App) -> None:
    figures = 0
    for entry in app.store.entries("event"):
        event = app.store.document("event", entry["id"])
        short = _parts(app, Subject("event", entry["id"]), [entry["id"]], "short")
        said = [s for part in short for group in part.paragraphs for s in group if s.kind == "figure"]
        by_id = {account["id"]: account for account in event["accounts"]}
        told_of = [f for f in event["figures"] if any(_numbered(by_id[i]) for i in f["accounts"])]
        assert len(said) == len(told_of)
        for figure, sentence in zip(told_of, said, strict=True):
            assert (", contested: " in sentence.text) == (figure["status"] == "contested")
            for account in filter(_numbered, (by_id[i] for i in figure["accounts"])):
                assert f"according to {account['holder_name']}" in sentence.text
                stated = account["max"] if account["min"] is None else account["min"]
                words = "none reported" if stated is None else f"{stated:,}"
                assert (account["wording"] or words) in sentence.text
                assert {cite["source"] for cite in account["cites"]} <= {cite.source for cite in sentence.cites}
                figures += 1
    assert figures > 50


def _numbered(account: dict[str, Any]) -> bool:
    return any(account[key] is not None for key in ("min", "max", "wording")) or account["qualifier"] == "none-reported"


def test_a_date_before_what_happened_is_the_records_own_and_not_said_again(app: App) -> None:
    led = 0
    for entry in app.store.entries("event"):
        event = app.store.event(entry["id"])
        [part] = _parts(app, Subject("event", entry["id"]), [entry["id"]], "line")
        [first, *_] = part.paragraphs[0]
        if event.statements and not first.text.startswith(event.statements[0].text):
            lead, _, rest = first.text.partition(f": {event.statements[0].text}")
            assert lead.lower().endswith(event.date.text.lower())
            assert re.findall(r"\d+", lead) == re.findall(r"\d+", event.date.text)
            assert event.date.text not in event.statements[0].text + rest
            led += 1
    assert led > 5


# --- one event, as it is put --------------------------------------------------------------------------------------


def one(folder: Path, when: str, text: str = "Boats were stopped.", length: str = "short", **more: Any) -> list[str]:
    """Return the sentences of an event that `more` describes."""
    cites = more.pop("cites", ["gazette-2022-oldbridge @ para. 1", "observatory-2023-report @ page 1"])
    event = event_text("Boats", when, statements=[{"text": text, "cites": cites}], **more)
    answer = document(
        "summary", "event:boats", "--length", length, data=bundle_with(folder, {"events/2023/boats": event})
    )
    return [s["text"] for paragraph in answer["paragraphs"] for s in paragraph["sentences"]]


def account(name: str, **more: Any) -> dict[str, Any]:
    """Return an account, its keys in the order in which the data has them."""
    given = {"id": name, "question": "toll", "holder": "river-guard", "claim": f"Claim of {name}.", "metric": "killed",
             "cites": ["observatory-2023-report @ page 2"], **more}  # fmt: skip
    order = ("id", "question", "holder", "stance", "of", "claim", "metric", "described_as", "min", "max", "qualifier",
             "wording", "said", "rank", "rank_reason", "cites")  # fmt: skip
    return {key: given[key] for key in order if given.get(key) is not None}


@pytest.mark.parametrize(
    ("when", "text", "expected"),
    [
        ("2023-09-01", "Boats were stopped.", "1 September 2023: Boats were stopped."),
        ("2023-09-01", "On 1 September 2023 boats were stopped.", "On 1 September 2023 boats were stopped."),
        ("2023-09-01", "On Friday 1 September boats were stopped.", "On Friday 1 September boats were stopped."),
        ("2023-09-01", "Until 21 September boats waited.", "1 September 2023: Until 21 September boats waited."),
        ("2023-09-01~", "Boats were stopped.", "About 1 September 2023: Boats were stopped. (day not known)"),
        ("2023-09-01", "Until 11 September 2023 boats waited.",
                     "1 September 2023: Until 11 September 2023 boats waited."),
        ("2023-09-01", "Boats waited as on 1 September 2013.",
                     "1 September 2023: Boats waited as on 1 September 2013."),
    ],
)  # fmt: skip
def test_what_happened_is_dated_once(tmp_path: Path, when: str, text: str, expected: str) -> None:
    assert one(tmp_path, when, text) == [expected]


def test_what_lasted_is_dated_from_its_first_day_to_its_last(tmp_path: Path) -> None:
    assert one(tmp_path, "2023-09-01/2023-09-03", date_kind="span") == ["1–3 September 2023: Boats were stopped."]


@pytest.mark.parametrize(("when", "words"), [("2023-09", "September 2023"), ("2023", "2023"), ("2023-34", "")])
def test_some_day_of_a_longer_time_is_never_given_as_that_time(tmp_path: Path, when: str, words: str) -> None:
    [said] = one(tmp_path, when, date_kind="within")
    assert re.fullmatch(rf"(One|On some|Some) day\W.*{words}: Boats were stopped\. \(day not known\)", said)
    assert len(re.findall(r"\d+", said)) == 1  # no day that is not known


# fmt: off
RIVALS = [account("guard", min=40, max=40, qualifier="exact"),
          account("odt", holder="testland-observatory", min=120, qualifier="at-least", described_as="civilians")]
# fmt: on
RELAYED = ["zorvania-2024-advice via courrier-2024-conseil @ para. 1"]


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize(
    ("more", "caveats"),
    [
        ({}, []),
        ({"accounts": RIVALS}, ["contested"]),
        ({"cites": ["gazette-2022-oldbridge @ para. 1"]}, ["single source"]),
        ({"cites": RELAYED}, ["single source", "second-hand"]),
        ({"date_kind": "within"}, ["day not known"]),
        ({"accounts": RIVALS, "date_kind": "within", "cites": RELAYED}, ["contested", "second-hand", "day not known"]),
    ],
    ids=["none", "contested", "single", "relayed", "within", "all"],
)
def test_caveats_travel_with_the_text(tmp_path: Path, more: dict[str, Any], caveats: list[str], length: str) -> None:
    said = one(tmp_path, "2023-09", length=length, **{"date_kind": "span", **more})
    ending = re.search(r" \(([a-z; -]+)\)$", said[-1])
    assert [word.removeprefix("in part ") for word in ending[1].split("; ")] == caveats if ending else caveats == []
    assert not [text for text in said[:-1] if re.search(r"single source|second-hand|not known", text)]


def test_rival_numbers_are_put_side_by_side_with_their_holders(tmp_path: Path) -> None:
    assert one(tmp_path, "2023-09-01", accounts=RIVALS)[1] == (
        "Killed, contested: 40, according to River Guard; at least 120 (civilians), according to Testland Rights "
        "Observatory. (contested)"
    )
    assert one(tmp_path / "one", "2023-09-01", accounts=RIVALS[1:])[1] == (
        "Killed: at least 120 (civilians), according to Testland Rights Observatory."
    )


def test_a_full_summary_tells_every_account_with_who_and_when(tmp_path: Path) -> None:
    # fmt: off
    accounts = [account("guard", min=40, max=40, qualifier="exact", said="2023-09-02"),
                account("odt", holder="testland-observatory", min=120, qualifier="at-least", said="2023-10"),
                account("denial", question="identity", metric=None, stance="denies", of=["odt"], said="2023-11")]
    # fmt: on
    assert one(tmp_path, "2023-09-01", length="full", accounts=accounts)[1:] == [
        "According to River Guard, on 2 September 2023: Claim of guard.",
        "According to Testland Rights Observatory, October 2023: Claim of odt.",
        "River Guard denies what Testland Rights Observatory says, November 2023: Claim of denial. (contested)",
    ]


def test_a_denial_of_words_is_in_the_short_summary(tmp_path: Path) -> None:
    accounts = [account("odt", holder="testland-observatory", question="conduct", metric=None),
                account("guard", question="conduct", metric=None, stance="denies", of=["odt"]),
                account("other", question="motive", metric=None)]  # fmt: skip
    assert [text.partition(":")[0] for text in one(tmp_path, "2023-09-01", accounts=accounts)[1:]] == [
        "According to Testland Rights Observatory",
        "River Guard denies what Testland Rights Observatory says",
    ]


def test_a_denial_of_a_number_that_gives_none_is_in_the_short_summary(tmp_path: Path) -> None:
    accounts = [RIVALS[1], account("guard", stance="denies", of=["odt"])]
    assert any("River Guard denies" in text for text in one(tmp_path, "2023-09-01", accounts=accounts))


def test_an_account_that_the_dataset_rejects_is_not_told_as_any_other(tmp_path: Path) -> None:
    accounts = [
        *RIVALS,
        account("wild", min=9000, max=9000, qualifier="exact", rank="deprecated", rank_reason="No boat holds it."),
    ]
    said = one(tmp_path, "2023-09-01", length="full", accounts=accounts)
    assert not [text for text in said if "Claim of wild." in text and "deprecated" not in text]
