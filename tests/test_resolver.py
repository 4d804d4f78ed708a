from __future__ import annotations

import json

import pytest

from tests.call import Result, call


def found(kind: str, name: str, **more: None) -> str:
    answer = call(kind, name, "--fields", "id", "-f", "plain", **more)
    return answer.out.strip() if answer.code == 0 else answer.err


# --- tiers: the first that holds anything decides ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "name", "record"),
    [
        # its id, or a former one
        ("actor", "river-guard", "river-guard"),
        ("actor", "River-Guard", "river-guard"),
        ("actor", "  river-guard ", "river-guard"),
        ("actor", "nahr-front", "river-front"),
        ("event", "coup-2021", "coup-2021"),
        ("event", "oldbridge-2022", "oldbridge-killings-2022"),
        ("place", "old-bridge", "oldbridge"),
        ("source", "gazette-2022-oldbridge", "gazette-2022-oldbridge"),
        # a whole name, in any spelling of it
        ("actor", "River Guard", "river-guard"),
        ("actor", "RIVER GUARD", "river-guard"),
        ("actor", "garde du fleuve", "river-guard"),
        ("actor", "rgd", "river-guard"),
        ("actor", "Amina Késsoû", "amina-kessou"),
        ("actor", "amina kessou", "amina-kessou"),
        ("actor", "Âmîna KÉSSOU", "amina-kessou"),
        ("actor", "aminah quessou", "amina-kessou"),
        ("actor", "amina-késsou", "amina-kessou"),
        ("actor", "جبهة النهر", "river-front"),
        ("actor", "Jabhat al-Nahr", "river-front"),
        ("actor", "jabhat al nahr", "river-front"),
        ("place", "Tésta", "testa"),
        ("place", "TESTA", "testa"),
        ("place", "تستا", "testa"),
        ("place", "Terre d’Essai", "testland"),
        ("place", "terre d'essai", "testland"),
        ("event", "Killings at Oldbridge [sic]", "oldbridge-killings-2022"),
        ("event", "killings at oldbridge sic", "oldbridge-killings-2022"),
        # a name without its Arabic articles, or with others
        ("actor", "Jabhat an-Nahr", "river-front"),
        ("actor", "jabhat nahr", "river-front"),
        ("actor", "Djebhat Nahr", "river-front"),
        ("actor", "Jabhat en-Nahr", "river-front"),
        ("actor", "Djebhat el-Nahr", "river-front"),
        # all words of one name, in any order
        ("actor", "fleuve", "river-guard"),
        ("actor", "Kessou Amina", "amina-kessou"),
        ("actor", "rights observatory", "testland-observatory"),
        ("actor", "ministry zorvania", "zorvania-ministry"),
        ("event", "convoy oldbridge", "convoy-ambush-2023"),
        ("place", "republic", "testland"),
        ("source", "déconseille Testland", "courrier-2024-conseil"),
        # the beginning of an id or a name
        ("actor", "amin", "amina-kessou"),
        ("actor", "river g", "river-guard"),
        ("actor", "testland-o", "testland-observatory"),
        ("place", "old", "oldbridge"),
        ("event", "coup", "coup-2021"),
        # an earlier tier keeps a later one from being asked: a name is found though others begin with it
        ("place", "testland", "testland"),
        ("actor", "jan", "river-front"),
    ],
)
def test_a_name_means_one_record(kind: str, name: str, record: str) -> None:
    assert found(kind, name) == record


@pytest.mark.parametrize(
    "words",
    [
        "actor Garde du Fleuve",
        "place republic of testland",
        "event convoy oldbridge",
        "on 1 march 2022",
        "on 3 days ago",
    ],
)
def test_a_name_or_a_date_of_several_words_needs_no_quotes(words: str) -> None:
    command, *name = words.split()
    assert call(command, *name).out == call(command, " ".join(name)).out != ""


@pytest.mark.parametrize(
    ("option", "names", "same_as"),
    [
        ("--actor", "Garde du Fleuve", "river-guard"),
        ("--actor", "RGD, kessou", "river-guard,amina-kessou"),
        ("--place", "TESTA", "testa"),
        ("--holder", "observatoire", "testland-observatory"),
        ("--not", "actor=Jabhat an-Nahr", "actor=river-front"),
        ("--not", "place=Tésta", "place=testa"),
    ],
)
def test_options_take_every_name_that_arguments_take(option: str, names: str, same_as: str) -> None:
    assert call("events", option, names).out == call("events", option, same_as).out != ""


# --- several, or none: listed or suggested, never picked ---------------------------------------------------------


@pytest.mark.parametrize(
    ("argv", "records"),
    [
        (("actor", "river"), ["river-front", "river-guard"]),
        (("actor", "Testland"), ["testland-government", "testland-observatory"]),
        (("event", "oldbridge"), ["oldbridge-killings-2022", "oldbridge-report-2022", "convoy-ambush-2023"]),
        (("events", "--actor", "river"), ["river-front", "river-guard"]),
        (("events", "--not", "actor=river"), ["river-front", "river-guard"]),
    ],
)
def test_a_name_of_several_records_lists_them_and_picks_none(argv: tuple[str, ...], records: list[str]) -> None:
    answer = call(*argv)
    assert (answer.code, answer.out) == (4, "")
    assert f'"{argv[-1].removeprefix("actor=")}" fits {len(records)} ' in answer.err
    assert all(record in answer.err for record in records)
    assert "Use the id" in answer.err
    told = json.loads(call(*argv, "--json").err)["error"]
    assert (told["code"], sorted(told["candidates"])) == ("ambiguous", sorted(records))


@pytest.mark.parametrize(
    ("kind", "typo", "meant"),
    [
        ("actor", "rivr guard", "river-guard"),
        ("actor", "river gaurd", "river-guard"),
        ("actor", "guard of river", "river-guard"),
        ("actor", "amina kesou", "amina-kessou"),
        ("actor", "amina qessou", "amina-kessou"),
        ("actor", "testland-observatry", "testland-observatory"),
        ("place", "oldbrigde", "oldbridge"),
        ("place", "zorwania", "zorvania"),
        ("event", "coup-2012", "coup-2021"),
        ("source", "gazette-2022-oldbrige", "gazette-2022-oldbridge"),
    ],
)
def test_a_slip_is_suggested_and_never_taken(kind: str, typo: str, meant: str) -> None:
    answer = call(kind, typo)
    assert (answer.code, answer.out) == (4, "")
    assert f'no {kind} is called "{typo}"' in answer.err
    assert f'Did you mean "{meant}" (' in answer.err
    assert f"List all with: malictl {kind}s" in answer.err
    told = json.loads(call(kind, typo, "--json").err)["error"]
    assert (told["code"], told["candidates"][0]) == ("unknown-name", meant)
    assert len(told["candidates"]) <= 3


@pytest.mark.parametrize("kind", ["event", "actor", "place", "source", "span"])
@pytest.mark.parametrize("name", ["qqqqqqq", "--qq", "", "   ", "*", "[/]"])
def test_what_is_like_nothing_gets_no_suggestion(kind: str, name: str) -> None:
    answer = call(kind, "--", name)
    assert (answer.code, answer.out) == (4, "")
    assert "Did you mean" not in answer.err
    assert f"List all with: malictl {kind}s" in answer.err


@pytest.mark.parametrize(
    ("kind", "name", "where"),
    [
        ("actor", "oldbridge", "malictl place oldbridge"),
        ("actor", "coup-2021", "malictl event coup-2021"),
        ("place", "river-guard", "malictl actor river-guard"),
    ],
)
def test_a_name_of_another_kind_is_pointed_to(kind: str, name: str, where: str) -> None:
    answer = call(kind, name)
    assert answer.code == 4
    assert f"of that name: {where}" in answer.err


@pytest.mark.parametrize(
    ("word", "command"),
    [("river-guard", "actor river-guard"), ("RGD", "actor river-guard"), ("Oldbridge", "place oldbridge"),
     ("coup-2021", "event coup-2021"), ("evnts", "events"), ("actros", "actors")],
)  # fmt: skip
def test_a_name_alone_is_no_command_but_a_hint(word: str, command: str) -> None:
    answer = call(word)
    assert (answer.code, answer.out) == (2, "")
    assert f'no command is called "{word}"' in answer.err
    assert f"Did you mean: malictl {command}" in answer.err


def test_words_that_are_no_command_are_what_to_search_for() -> None:
    told = call("oldbridge", "convoy's", "--json").err
    assert "malictl search oldbridge 'convoy'\\\"'\\\"'s'" in told
    assert "malictl event convoy-ambush-2023?" in call("oldbridge", "convoy").err
    assert "malictl search" not in call("").err + call("evnts").err


# --- the real data -----------------------------------------------------------------------------------------------

SPELLINGS = {
    "actor": {
        "jnim": ["JNIM", "jnim", "gsim", "GSIM", "Nusrat al-Islam", "nusrat ul islam", "Nusrat el-Islam",
                 "support group for islam and muslims", "Group for the Support of Islam and Muslims",
                 "Groupe de soutien à l'islam et aux musulmans", "groupe de soutien a l’islam",
                 "Jama'at Nusrat al-Islam wal-Muslimin", "Jama’at Nusrat Al-Islam wal Muslimeen"],
        "wagner": ["wagner", "Wagner", "WAGNER GROUP", "groupe wagner", "Vagner", "PMC Wagner", "ЧВК Вагнер", "вагнер"],
        "africa-corps": ["africa corps", "Africa-Corps", "Afrika Korps", "corps africain", "Африканский корпус"],
        "assimi-goita": ["goita", "Goïta", "GOÏTA", "Assimi Goita", "goita assimi", "assimi"],
        "bah-ndaw": ["Bah N'Daw", "bah n’daw", "Ba N'Daou", "ndaw"],
        "ibrahim-boubacar-keita": ["IBK", "Keïta", "keita", "boubacar keita"],
        "iyad-ag-ghali": ["Iyad Ag Ghaly", "ag ghali", "iyad"],
        "amadou-koufa": ["koufa", "Kouffa", "Amadou Kouffa"],
        "ansar-dine": ["Ansar al-Din", "ansar eddine", "Ansar ad-Din"],
        "aqim": ["AQMI", "al-qaeda in the islamic maghreb", "qaeda in the islamic maghreb"],
        "al-qaeda": ["al-Qaïda", "al qaida", "qaeda", "el-Qaeda"],
        "issp": ["Islamic State in the Greater Sahara", "ISGS", "is sahel"],
        "ecowas": ["CEDEAO", "cédéao", "economic community of west african states"],
        "fama": ["FAMa", "forces armees maliennes", "malian army"],
        "cnsp": ["Comité national pour le salut du peuple", "comite national salut peuple"],
        "us-state-department": ["state department", "département d'État américain", "departement d’etat americain"],
        "france-foreign-ministry": ["quai d'orsay", "Quai d’Orsay"],
    },
    "place": {
        "segou": ["segou", "Ségou", "SEGOU"],
        "segou-region": ["region de segou", "Ségou region"],
        "kayes": ["kayes", "Kayes"],
        "nioro-du-sahel": ["nioro", "Nioro-du-Sahel"],
        "kolondieba": ["Kolondiéba", "kolondieba"],
        "cote-d-ivoire": ["ivory coast", "Côte d’Ivoire", "cote d'ivoire"],
        "senegal": ["Sénégal", "senegal"],
        "timbuktu": ["timbuktu", "Timbuktu"],
        "united-states": ["Etats-Unis", "US", "united states of america"],
    },
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "name", "record"),
    [(kind, name, record) for kind, of in SPELLINGS.items() for record, names in of.items() for name in names],
)
def test_the_data_is_found_in_any_spelling(kind: str, name: str, record: str) -> None:
    assert found(kind, name, data=None) == record


@pytest.mark.parametrize(
    ("kind", "typo", "meant"),
    [
        ("actor", "wagnr", "wagner"),
        ("actor", "wanger", "wagner"),
        ("actor", "gioita", "assimi-goita"),
        ("actor", "africa korps", "africa-corps"),
        ("actor", "ansar dinne", "ansar-dine"),
        ("actor", "prigozin", "yevgeny-prigozhin"),
        ("place", "bamoko", "bamako"),
        ("place", "sikaso", "sikasso"),
        ("place", "kolondeba", "kolondieba"),
        ("place", "nioro du sahell", "nioro-du-sahel"),
    ],
)
def test_a_slip_in_a_name_of_the_data_gets_the_right_suggestion_first(kind: str, typo: str, meant: str) -> None:
    answer: Result = call(kind, typo, "--json", data=None)
    assert answer.code == 4
    assert json.loads(answer.err)["error"]["candidates"][:1] == [meant]
