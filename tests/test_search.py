from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malictl.queries.search import marked
from malictl.text import fold
from tests.call import LITTLE, call
from tests.made import bundle_with, document, event_text, rows, screen, sources_resolve, span_text

NAMED = 'kind = "{kind}"\n{more}\n[[names]]\ntext = "{name}"\nlang = "en"\ntype = "official"\n'
ACTOR, PLACE = 'country = "testland"\n', 'cites = ["atlas-2020-testland @ page 4"]\n'


def hits(*words: str, data: Path = LITTLE) -> list[str]:
    """Return what is found, best first, as kind:id."""
    return [f"{hit['kind']}:{hit['id']}" for hit in document("search", *words, data=data)["results"]]


def said(text: str, day: int, **more: Any) -> str:
    statements = [{"text": text, "cites": ["atlas-2020-testland @ page 4"]}]
    return event_text(more.pop("title", f"Day {day}"), f"2023-05-{day:02}", statements=statements, **more)


# --- what is found ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("spelling", ["Késsoû", "kessou", "KESSOU", "KÉSSOÛ", "Ke\u0301ssou\u0302", "kess", "k-é-s"])
def test_accents_case_and_the_rest_of_a_word_make_no_difference(spelling: str) -> None:
    words = (spelling,) if spelling != "k-é-s" else ("kés",)
    assert hits(*words) == hits("kessou") == ["actor:amina-kessou", "span:kessou-president", "event:coup-2021"]


def test_every_spelling_of_a_name_finds_its_record() -> None:
    for alias in (
        "Quessou",
        "aminah",
        "Djebhat",
        "جبهة",
        "JAN",
        "Terre-d'Essai",
        "terre d’essai",
        "Observatoire des droits",
        "RGD",
    ):
        assert hits(alias)[0].startswith(("actor:", "place:")), alias


def test_every_word_must_be_there_in_whatever_order() -> None:
    both = hits("river oldbridge")
    assert both == hits("oldbridge", "river") == hits("oldbridge river")
    assert set(both) <= set(hits("river")) & set(hits("oldbridge"))
    assert hits("river", "qqqq") == []


def test_statements_accounts_and_sources_are_searched() -> None:
    assert hits("eliminated") == ["event:oldbridge-killings-2022"]  # only an account says so
    assert hits("freight") == ["event:convoy-ambush-2023"]  # only a statement
    assert "source:gazette-2022-oldbridge" in hits("calm")
    assert "source:gazette-2022-oldbridge" in hits("pëtersen")
    assert "span:corps-in-testland" in hits("landed")


def test_a_word_inside_another_is_not_found() -> None:
    assert "place:oldbridge" not in hits("bridge")
    assert hits("ldbridge") == []


def test_a_kind_narrows_and_kinds_may_be_several() -> None:
    found = hits("river")
    for kind in ("actor", "place", "event", "span", "source"):
        assert hits("river", "--kind", kind) == [hit for hit in found if hit.startswith(f"{kind}:")]
    several = [hit for hit in found if hit.startswith(("actor:", "span:"))]
    assert hits("river", "--kind", "actor,span") == hits("river", "--kind", "span", "--kind", "actor") == several
    assert several


@pytest.mark.parametrize("words", ["", "  ", "—", "!?", "''"])
def test_a_search_for_no_word_is_wrong_use(words: str) -> None:
    answer = call("search", words)
    assert (answer.code, answer.out) == (2, "")
    assert call("search").code == 2
    assert call("search", "river", "--kind", "tag").code == 2


def test_finding_nothing_is_no_error_and_is_said() -> None:
    answer = call("search", "qqqq")
    assert (answer.code, answer.out) == (0, "")
    assert "match" in answer.err
    assert call("search", "qqqq", "--exit-status").code == 1


# --- the order of finds -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def ranked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Records that have "quill" in every way that there is."""
    return bundle_with(tmp_path_factory.mktemp("search"), {
        "actors/whole": NAMED.format(kind="civil-society", more=ACTOR, name="Quill"),
        "actors/part": NAMED.format(kind="civil-society", more=ACTOR, name="Friends of the Quill"),
        "places/begun": NAMED.format(kind="town", more=PLACE, name="Quillton") + '\n[[parents]]\nplace = "testland"\n',
        "spans/titled-span": span_text("Ban on the quill", "sanction", "2023-01-01/2023-02-01"),
        "events/2023/titled-minor": event_text("Quill found", "2023-05-01", 3),
        "events/2023/titled-turning": event_text("Quill lost", "2023-05-02", 1),
        "events/2023/said-minor": said("A quill was seen.", 3, significance=3),
        "events/2023/said-turning": said("A quill was heard.", 4, significance=1),
    })  # fmt: skip


def test_whole_names_come_before_names_titles_and_what_is_said(ranked: Path) -> None:
    found = hits("quill", data=ranked)
    assert found[0] == "actor:whole"
    assert set(found[1:3]) == {"actor:part", "place:begun"}
    assert set(found[3:6]) == {"event:titled-turning", "event:titled-minor", "span:titled-span"}
    assert found[6:] == ["event:said-turning", "event:said-minor"]
    assert found.index("event:titled-turning") < found.index("event:titled-minor")
    scores = [hit["score"] for hit in document("search", "quill", data=ranked)["results"]]
    assert scores == sorted(scores, reverse=True)


def test_a_limit_keeps_the_best_and_is_said(ranked: Path) -> None:
    found = hits("quill", data=ranked)
    for limit in (0, 1, 3, 8, 99):
        answer = document("search", "quill", "-n", str(limit), data=ranked)
        assert [f"{hit['kind']}:{hit['id']}" for hit in answer["results"]] == found[:limit]
        assert (answer["count"], answer["total"]) == (min(limit, 8), 8)
        assert bool(answer["notices"]) == (limit < 8)
    assert "showing 3 of 8" in call("search", "quill", "-n", "3", data=ranked).err
    assert hits("quill", "--reverse", data=ranked) == found[::-1]


def test_groups_stand_in_the_order_of_their_best_find(ranked: Path) -> None:
    shown = screen("search", "quill", data=ranked)
    headings = [line for line in shown.splitlines() if line in ("Actors", "Places", "Events", "What held")]
    assert headings == ["Actors", "Places", "Events", "What held"]
    assert all(name in shown for name in ("whole", "part", "begun", "titled-span", "said-minor"))
    events = shown.partition("Events\n")[2]
    assert events.index("titled-turning") < events.index("titled-minor") < events.index("said-turning")


# --- marks --------------------------------------------------------------------------------------------------------

WORDS = st.text("aàáeéèoœnñßčġ -'’.,ﬁỹ\u0301", min_size=1, max_size=40)


@given(WORDS, st.text("aeonsfi", min_size=1, max_size=3))
def test_marks_are_whole_words_of_the_text_that_begin_with_what_was_looked_for(text: str, query: str) -> None:
    marks = marked(text, query)
    assert list(marks) == sorted(marks)
    for start, end in marks:
        assert any(part.startswith(fold(query)) for part in fold(text[start:end]).split())
        assert start == 0 or not text[start - 1].isalnum()
        assert end == len(text) or not text[end].isalnum()
    assert all(one[1] <= other[0] for one, other in pairwise(marks))


@pytest.mark.parametrize(
    ("text", "query", "shown"),
    [
        ("Amina Késsoû took office", "kessou", ["Késsoû"]),
        ("Ménaka, Menaka and Ménakas", "menaka", ["Ménaka", "Menaka", "Ménakas"]),
        ("l'Œuvre de l’œuf", "oeuvre", ["Œuvre"]),
        ("Côte d'Ivoire", "cote ivoire", ["Côte", "Ivoire"]),
        ("Al-Qaeda in Qaed", "qaeda", ["Qaeda"]),
        ("nothing here", "kessou", []),
        ("جبهة النهر", "جبهة", ["جبهة"]),
    ],
)
def test_marks_keep_the_letters_of_the_text(text: str, query: str, shown: list[str]) -> None:
    assert [text[start:end] for start, end in marked(text, query)] == shown


def test_a_mark_is_the_whole_word_where_accents_are_letters_of_their_own() -> None:
    text = "Ke\u0301ssou\u0302 came"
    assert [text[start:end] for start, end in marked(text, "kessou")] == ["Ke\u0301ssou\u0302"]


def test_every_find_shows_a_text_that_has_one_of_the_words() -> None:
    for query in ("river", "oldbridge", "kessou", "front river", "testland 2022", "agence"):
        for hit in document("search", query)["results"]:
            folded = f" {fold(hit['text'])}"
            assert any(f" {word}" in folded for word in fold(query).split()), hit
            assert hit["marks"]
            assert all(0 <= start < end <= len(hit["text"]) for start, end in hit["marks"])


def test_a_find_by_another_name_of_who_took_part_says_who() -> None:
    found = {hit["id"]: hit["text"] for hit in document("search", "gdt", "--kind", "event")["results"]}
    assert "Government of Testland" in found["coup-2021"]


def test_what_was_found_is_marked_where_there_is_no_bold_and_bold_where_there_is() -> None:
    assert "Amina *Késsoû* took office on the next day. [1, para. 1]" in screen("search", "kessou", width=120)
    painted = call("search", "kessou", "-f", "table", "--color", "always", "--width", "120").out
    assert "\x1b[1mKéssoû\x1b[0m took office" in painted
    assert "*Késsoû*" not in painted
    assert "Amina **Késsoû** took office on the next day.[^1]" in call("search", "kessou", "-f", "md").out


# --- rows and JSON ------------------------------------------------------------------------------------------------


def test_a_pipe_gets_a_row_a_find_with_the_text_as_it_is() -> None:
    results = document("search", "kessou")["results"]
    lines = [line.split("\t") for line in call("search", "kessou").out.splitlines()]
    assert lines == [[hit[key] if key != "score" else str(hit[key]) for key in
                      ("id", "kind", "score", "title", "field", "text")] for hit in results]  # fmt: skip
    assert [row["text"] for row in rows("search", "kessou")] == [hit["text"] for hit in results]
    assert not re.search(r"\*|\[\d", call("search", "kessou").out)


@pytest.mark.parametrize("form", ["table", "md"])
@pytest.mark.parametrize("query", ["oldbridge", "river", "kessou"])
def test_the_sources_of_finds_are_those_they_cite(query: str, form: str) -> None:
    assert sources_resolve(call("search", query, "-f", form), form) > 0


def test_the_sources_of_a_json_answer_are_those_of_its_finds() -> None:
    answer = document("search", "oldbridge")
    cited = {key for hit in answer["results"] for cite in hit["cites"] for key in (cite["source"], cite["via"]) if key}
    assert cited == set(answer["sources"])
    fields = {hit["field"] for hit in answer["results"]}
    assert fields <= {"name", "title", "statement", "account", "participant", "place", "reference"}
