"""A large dataset for measuring, never for reading: `python3 benchmarks/generate.py FILE [--events 40000]`.

Writes a whole bundle, made by malictl's own compiler from records of the shape that an import of a conflict monitor
would have: a day, a place, one or two parties, one statement, half of them with a count of the dead, one source. The
same number gives the same bytes. Read it with MALICTL_DATA=FILE.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT))

from malictl.dataset.build import build_tables  # noqa: E402 - an installed malictl is preferred, a checkout will do
from malictl.dataset.bundle import bundle_text  # noqa: E402
from malictl.dataset.read import Dataset, Record  # noqa: E402

Document = dict[str, Any]
FIRST, LAST = date(2012, 1, 1), date(2026, 10, 31)
SOURCES, ACTORS = 600, 100
REGIONS = {
    "gao": "Gao Ansongo Bourem Labbezanga Djebok", "kidal": "Kidal Tessalit Aguelhok Tinzaouaten Anefis",
    "timbuktu": "Tombouctou Ber Gossi Goundam Dire Lere Niafunke", "menaka": "Menaka Anderamboukane Inekar",
    "mopti": "Mopti Djenne Youwarou Tenenkou Diafarabe Moura Konna", "bandiagara": "Bandiagara Bankass Koro Ogossagou",
    "segou": "Segou Macina Niono Farabougou Nampala", "koulikoro": "Koulikoro Nara Banamba",
    "sikasso": "Sikasso Koutiala Kadiolo", "kayes": "Kayes Nioro Diboli",
}  # fmt: skip
TYPES = (
    ("battle", "armed-clash", 38), ("violence-against-civilians", "attack", 30),
    ("explosion-remote-violence", "remote-explosive", 14), ("explosion-remote-violence", "air-drone-strike", 8),
    ("protest", "peaceful-protest", 5), ("strategic-development", "looting-property-destruction", 5),
)  # fmt: skip
# Some words are rare, as "convoy" and "ambush" are together, so that a search has something to leave out.
COMMON = (
    "soldiers fighters village road market camp patrol checkpoint river herders farmers civilians officials mayor "
    "motorcycles vehicles night morning dawn houses granaries cattle wells school bridge crossing garrison position"
)
RARE = "convoy ambush ferry minaret quarry antenna warehouse orchard"
VERBS = "attacked entered burnt held left surrounded crossed struck searched looted"
ADJECTIVES = "Northern Southern Eastern Western Free United Popular Mobile Central Riverine"
BODIES = "Battalion Brigade Front Katiba Movement Militia Patrol Column Guard Company"
OUTLETS = "Sahel-Wire River-Post Northern-Monitor Daily-Courier Desert-Radio Weekly-Record"


class Maker:
    """Makes the records of a dataset, one after the other, from one stream of chance."""

    def __init__(self, events: int) -> None:
        self.chance = random.Random(20120322 + events)
        self.events = events
        self.actors = [f"actor-{number:03d}" for number in range(1, ACTORS + 1)]
        self.sources = [f"source-{number:04d}" for number in range(1, SOURCES + 1)]
        self.common, self.rare, self.verbs = COMMON.split(), RARE.split(), VERBS.split()
        self.names = [f"{adjective} {body}" for adjective in ADJECTIVES.split() for body in BODIES.split()]
        self.outlets = OUTLETS.split()
        self.towns = [town.lower() for towns in REGIONS.values() for town in towns.split()]

    def dataset(self) -> Dataset:
        """Return the whole dataset, as reading a data folder would."""
        about = {
            "version": "2026.11.0",
            "updated": LAST.isoformat(),
            "coverage": [{"period": f"{FIRST}/{LAST}", "depth": "selected", "note": "Made up, for measuring."}],
        }
        made = {
            "event": dict(self.event(number) for number in range(1, self.events + 1)),
            "actor": dict(self.actor(number) for number in range(ACTORS)),
            "place": dict(self.places()),
            "source": {key: self.source(key) for key in self.sources},
            "span": {},
        }
        records = {kind: {key: _record(kind, key, found[key]) for key in sorted(found)} for kind, found in made.items()}
        return Dataset(ROOT, _record("dataset", "dataset", about), records)

    def words(self, count: int) -> str:
        """Return some words of what happened; seldom a rare one."""
        chance = self.chance
        found = [
            chance.choice(self.rare) if chance.random() < 0.04 else chance.choice(self.common) for _ in range(count - 1)
        ]
        found.insert(count // 2, chance.choice(self.verbs))
        return " ".join(found)

    def event(self, number: int) -> tuple[str, Document]:
        """Return an event: most on a day, some over days, a few of which only the month is known."""
        chance = self.chance
        day = FIRST + timedelta(int((LAST - FIRST).days * chance.random() ** 0.7))
        when: Document = {"date": day.isoformat()}
        kind = chance.random()
        if kind > 0.95:
            when = {"date": day.isoformat()[:7], "date_kind": "within"}
        elif kind > 0.90:
            when = {"date": f"{day}/{day + timedelta(chance.randint(1, 9))}", "date_kind": "span"}
        town = chance.choice(self.towns)
        event_type, subtype, _ = chance.choices(TYPES, [share for *_, share in TYPES])[0]
        parties = chance.sample(self.actors, chance.choice((1, 2, 2)))
        event: Document = {
            "title": f"{self.words(4).capitalize()} at {town.capitalize()}",
            **when,
            "type": event_type,
            "subtype": subtype,
            "places": [town],
            "significance": 2 if chance.random() < 0.02 else 3,
            "tags": [chance.choice(self.common)],
            "part_of": [],
            "participants": [
                {"actor": actor, "role": role, "standing": "undisputed"}
                for actor, role in zip(parties, ("initiator", "target"), strict=False)
            ],
        }
        cites = [f"{chance.choice(self.sources)} @ para. {chance.randint(1, 9)}"]
        text = f"{self.words(chance.randint(12, 22)).capitalize()}."
        event["statements"] = [{"text": text, "cites": cites}]
        if chance.random() < 0.5:
            low = chance.randint(1, 20)
            event["accounts"] = [{
                "id": "toll-1", "question": "toll", "holder": chance.choice(self.actors), "stance": "asserts",
                "claim": f"{low} were killed.", "metric": "killed", "population": "all", "min": low, "max": low,
                "qualifier": "exact", "said": when["date"][:10], "cites": cites,
            }]  # fmt: skip
        return f"made-{day.year}-{number:06d}", event

    def actor(self, number: int) -> tuple[str, Document]:
        """Return an actor of two names."""
        name = self.names[number]
        letters = "".join(word[0] for word in name.split())
        names = [
            {"text": name, "lang": "en", "type": "official"},
            {"text": f"{letters}{number}", "lang": "en", "type": "acronym"},
        ]
        return self.actors[number], {"kind": "armed-group", "country": "mali", "names": names}

    def places(self) -> list[tuple[str, Document]]:
        """Return the country, its regions and their towns."""
        cites = [f"{self.sources[0]} @ para. 1"]

        def place(name: str, kind: str, above: str | None, **more: Any) -> Document:
            parents = {"parents": [{"place": above, "cites": cites}]} if above else {}
            names = [{"text": name, "lang": "fr", "type": "short"}]
            return {"kind": kind, "cites": cites, "names": names, **parents, **more}

        found = [("mali", place("Mali", "country", None))]
        for region, towns in REGIONS.items():
            found.append((f"{region}-region", place(f"{region.capitalize()} Region", "region", "mali")))
            for town in towns.split():
                lat, lon = round(self.chance.uniform(11, 22), 4), round(self.chance.uniform(-11, 3), 4)
                found.append((town.lower(), place(town, "town", f"{region}-region", lat=lat, lon=lon)))
        return found

    def source(self, key: str) -> Document:
        """Return a source that was read."""
        outlet, day = self.chance.choice(self.outlets), FIRST + timedelta(self.chance.randint(0, (LAST - FIRST).days))
        return {
            "class": "newspaper", "consulted": "full", "accessed": LAST.isoformat(),
            "origin": outlet.lower(), "carried": "original", "party": [],
            "csl": {
                "type": "article-newspaper", "title": self.words(8).capitalize(),
                "container-title": outlet.replace("-", " "),
                "issued": day.isoformat(), "URL": f"https://example.org/{key}", "language": "en",
            },
        }  # fmt: skip


def _record(kind: str, record_id: str, raw: Document) -> Record:
    return Record(kind, record_id, f"made/{record_id}", json.dumps(raw), raw)


def main() -> None:
    """Write the bundle that the command line asks for."""
    parser = argparse.ArgumentParser(description="Write a made-up bundle of many events, for measuring.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--events", type=int, default=40_000, metavar="N")
    asked = parser.parse_args()
    asked.file.write_bytes(bundle_text(build_tables(Maker(asked.events).dataset())).encode())


if __name__ == "__main__":
    main()
