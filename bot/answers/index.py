"""The people of one community as columns and postings; a change is findable at once."""

from __future__ import annotations

import itertools
import math
from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING

import numpy as np

from bot.answers.names import NameIndex
from bot.answers.sought import Titles
from bot.answers.text import fold, split_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bot.answers.knowledge import Knowledge
    from bot.answers.lexicon import Lexicon
    from bot.answers.models import Profile

    Vector = NDArray[np.float32]

PER_ROW = ("alive", "place", "low", "high", "prior", "free", "local", "referral")
FIELDS = (("function", 1.3), ("discipline", 1.0), ("organisation", 1.0), ("expertise", 1.0))


class Columns:
    """Rows of people. A change writes a new row and blanks the old; rows are never moved."""

    def __init__(self, knowledge: Knowledge, lexicon: Lexicon, room: int = 64) -> None:
        self._knowledge = knowledge
        self._lexicon = lexicon
        self.profiles: list[Profile | None] = []
        self.row_of: dict[int | str, int] = {}
        self.names = NameIndex()
        self.places: dict[str, int] = {}  # folded municipality: code
        self.place_names: dict[int, str] = {}
        self.neighbourhoods: dict[str, dict[int, int]] = {}  # folded: rows with their place code
        self.languages: dict[str, set[int]] = {}
        self.functions = Titles()
        self.employers = Titles()
        self.organisations: dict[tuple[str, str], set[int]] = {}  # neighbouring words of a name
        self._rows: dict[str, array[int]] = {}
        self._weights: dict[str, array[float]] = {}
        self._allocate(room)

    def _allocate(self, room: int) -> None:
        self.affinity = np.zeros((self._knowledge.owners, room), dtype=np.float32)
        self.alive = np.zeros(room, dtype=bool)
        self.place = np.full(room, -1, dtype=np.int16)  # -1 = the whole region
        self.low = np.zeros(room, dtype=np.int16)
        self.high = np.full(room, 199, dtype=np.int16)
        self.prior = np.ones(room, dtype=np.float32)
        self.free = np.zeros(room, dtype=np.int8)  # 1 free, -1 paid, 0 unknown
        self.local = np.zeros(room, dtype=bool)  # has neighbourhoods
        self.referral = np.zeros(room, dtype=bool)

    def _grow(self) -> None:
        room = len(self.alive)
        old = {name: getattr(self, name) for name in PER_ROW}
        affinity = self.affinity
        self._allocate(room * 2)
        self.affinity[:, :room] = affinity
        for name, before in old.items():
            getattr(self, name)[:room] = before

    def __len__(self) -> int:
        return len(self.row_of)

    def put(self, profile: Profile) -> None:
        """Add or replace somebody."""
        if len(self.profiles) > 256 and len(self.profiles) > 2 * len(self.row_of) + 256:
            self._compact()
        self.remove(profile.id)
        row = len(self.profiles)
        if row == len(self.alive):
            self._grow()
        self.profiles.append(profile)
        self.row_of[profile.id] = row
        self.affinity[:, row] = self._knowledge.people.of(profile)
        self.alive[row] = True
        self.place[row] = self._place(profile.municipality)
        self.low[row] = profile.minimum_age or 0
        self.high[row] = 199 if profile.maximum_age is None else profile.maximum_age
        self.prior[row] = _prior(profile)
        self.free[row] = _free(profile.cost)
        self.local[row] = bool(profile.neighbourhoods)
        self.referral[row] = profile.referral
        self.names.add(row, profile.name)
        for name in profile.neighbourhoods:
            self.neighbourhoods.setdefault(fold(name), {})[row] = int(self.place[row])
        for pair in _pairs(profile.organisation):
            self.organisations.setdefault(pair, set()).add(row)
        self.functions.put(row, self._telling(profile.function))
        self.employers.put(row, self._telling(profile.organisation))
        for language in _languages(profile, self._lexicon.languages):
            self.languages.setdefault(language, set()).add(row)
        for stem, weight in self._weigh(profile).items():
            if stem not in self._rows:
                self._rows[stem] = array("i")
                self._weights[stem] = array("f")
            self._rows[stem].append(row)
            self._weights[stem].append(weight)

    def remove(self, profile_id: int | str) -> None:
        """Forget somebody; unknown ids are fine."""
        row = self.row_of.pop(profile_id, None)
        if row is None:
            return
        profile = self.profiles[row]
        self.profiles[row] = None
        self.alive[row] = False
        self.affinity[:, row] = 0
        if profile is not None:
            self.names.remove(row, profile.name)
            self.functions.remove(row)
            self.employers.remove(row)
            for name in profile.neighbourhoods:
                self.neighbourhoods.get(fold(name), {}).pop(row, None)
            for pair in _pairs(profile.organisation):
                self.organisations.get(pair, set()).discard(row)
            for rows in self.languages.values():
                rows.discard(row)

    def _compact(self) -> None:
        kept = [profile for profile in self.profiles if profile is not None]
        fresh = Columns(self._knowledge, self._lexicon, max(64, len(kept)))
        for profile in kept:
            fresh.put(profile)
        self.__dict__.update(fresh.__dict__)

    def _place(self, municipality: str | None) -> int:
        if municipality is None:
            return -1
        key = fold(municipality).strip()
        code = self.places.setdefault(key, len(self.places))
        self.place_names.setdefault(code, municipality)
        return code

    def _weigh(self, profile: Profile) -> dict[str, float]:
        lexicon = self._lexicon
        weights: dict[str, float] = {}
        texts = {
            "function": profile.function,
            "discipline": profile.discipline,
            "organisation": profile.organisation,
            "expertise": f"{profile.expertise} {profile.how_to_refer}",
        }
        for name, _share in FIELDS:
            lexicon.learn(*(w.folded for w in split_words(texts[name])))
        for name, share in FIELDS:
            reading = lexicon.read(texts[name])
            for terms in reading.terms:
                for term, sure in terms.items():
                    if term not in lexicon.stop:
                        weights[term] = max(weights.get(term, 0.0), share * sure) + (
                            0.15 * share * sure if term in weights else 0.0
                        )
        return weights

    def _telling(self, title: str) -> list[str]:
        """Return the stems of a title without small words, figures and places."""
        words = [word.folded for word in split_words(title) if word.folded not in self.places]
        stems = [self._lexicon.stem(word) for word in words if not word.isdigit()]
        return [stem for stem in stems if stem not in self._lexicon.stop]

    def postings(self, stem: str) -> tuple[NDArray[np.int32], Vector] | None:
        """Return the rows whose own words hold a stem, with its weight in each."""
        rows = self._rows.get(stem)
        if rows is None:
            return None
        return np.frombuffer(rows, dtype=np.int32), np.frombuffer(
            self._weights[stem], dtype=np.float32
        )

    def says(self, row: int, stem: str) -> bool:
        """Return whether somebody's own words hold a stem."""
        rows = self._rows.get(stem)
        if rows is None:
            return False
        place = bisect_left(rows, row)
        return place < len(rows) and rows[place] == row

    def idf(self, stem: str) -> float:
        """How much a word tells apart in this community; of an unseen word the most."""
        rows = self._rows.get(stem)
        total = max(len(self.row_of), 1)
        here = total / max(len(self.profiles), 1)  # the rest are blanked rows of before a change
        count = here * len(rows) if rows is not None else 0.0
        return math.log(1 + (total - count + 0.5) / (count + 0.5)) if count < total else 0.1


def _pairs(organisation: str) -> list[tuple[str, str]]:
    words = [word.folded for word in split_words(organisation)]
    return list(itertools.pairwise(words))


def _prior(profile: Profile) -> float:
    """Small, bounded: what earlier askers found, and how fresh the entry is."""
    prior = 1.0 + 0.06 * max(-1.0, min(1.0, profile.helped))
    if profile.assured_days is not None and profile.assured_days > 365:
        prior -= 0.03
    if profile.reachable is True:
        prior += 0.01
    return prior


def _free(cost: str) -> int:
    folded = fold(cost)
    if not folded:
        return 0
    if "gratis" in folded or "geen eigen bijdrage" in folded or "kosteloos" in folded:
        return 1
    return -1 if any(c.isdigit() for c in folded) or "€" in cost or "eigen" in folded else 0


def _languages(profile: Profile, names: dict[str, str]) -> set[str]:
    spoken = set()
    for language in profile.languages:
        for word in split_words(language):
            spoken.add(names.get(word.folded, word.folded))
    return spoken
