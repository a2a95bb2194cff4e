"""Finding cues in a text: words and short combinations, matched on stems in any near order."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.answers.lexicon import Lexicon, Reading

SYNONYMS = 0.64  # what is less sure is a synonym
NEAR = 3  # places between neighbours of an adjacent combination
FAR = 9  # places between the sides of ".."


class Cue(NamedTuple):
    """A compiled cue: whose it is, how much it says, and its stems with the room before each."""

    owner: int
    weight: float
    text: str
    stems: tuple[str, ...]
    rooms: tuple[int, ...]
    optional: tuple[bool, ...]
    required: tuple[str, ...]  # of the stems


class Match(NamedTuple):
    """A cue found in a text: the places it covers and how sure each word was."""

    cue: Cue
    places: tuple[int, ...]
    sure: float


def compile_cue(
    owner: int, weight: float, text: str, lexicon: Lexicon, *, learn: bool = False
) -> Cue | None:
    """Return a cue from its written form; None when nothing is left of it."""
    stems: list[str] = []
    rooms: list[int] = []
    optional: list[bool] = []
    fillers, small, denials = (lexicon.grammar[n] for n in ("fillers", "optional", "denials"))
    for side in text.split(".."):
        words = lexicon.words(side)
        if learn:
            lexicon.learn(*words)
        kept = [w for w in words if w not in fillers]
        if sum(w not in small and w not in denials for w in kept) < 2 and ".." not in text:
            kept = words
        for number, word in enumerate(kept or words):
            stems.append(lexicon.stem(word))
            rooms.append(NEAR if number else FAR)
            optional.append(word in small)
    if not stems:
        return None
    if optional.count(False) < 2:
        optional = [False] * len(stems)
    found = tuple(stems)
    required = found
    if any(optional):
        required = tuple(s for s, small in zip(stems, optional, strict=True) if not small)
    return Cue(owner, weight, text, found, _once(tuple(rooms)), _once(tuple(optional)), required)


@cache
def _once(same: Any) -> Any:
    """Return one and the same for all that are equal."""
    return same


class CueIndex:
    """All cues by their rarest stem, so that a question meets only the few that may fit."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        self.cues = list(cues)
        spread: dict[str, int] = defaultdict(int)
        for cue in self.cues:
            for stem in set(cue.stems):
                spread[stem] += 1
        self._by_anchor: dict[str, list[tuple[Cue, int]]] = defaultdict(list)
        for cue in self.cues:
            self._place(cue, spread)
        self.spread = dict(spread)

    def _place(self, cue: Cue, spread: dict[str, int]) -> None:
        anchor = 0
        if len(cue.stems) > 1:
            choices = [n for n in range(len(cue.stems)) if not cue.optional[n]]
            anchor = min(choices, key=lambda n: spread.get(cue.stems[n], 0))
        self._by_anchor[cue.stems[anchor]].append((cue, anchor))

    def add(self, cue: Cue) -> None:
        """Take one more cue; it counts at once."""
        self.cues.append(cue)
        self._place(cue, self.spread)

    def find(self, reading: Reading) -> list[Match]:
        """Every cue that a text contains, each once, at its surest."""
        found: list[Match] = []
        places = reading.places
        present = places.__contains__
        by_anchor = self._by_anchor
        for term, where in places.items():
            for cue, anchor in by_anchor.get(term, ()):
                if len(cue.stems) == 1:
                    place, sure = max(where, key=_sureness)
                    found.append(Match(cue, (place,), sure))
                    continue
                if not all(map(present, cue.required)):
                    continue
                best: Match | None = None
                for place, sure in where:
                    match = _around(cue, anchor, place, sure, places)
                    if match is not None and (best is None or match.sure > best.sure):
                        best = match
                if best is not None:
                    found.append(best)
        return found


def _sureness(where: tuple[int, float]) -> float:
    return where[1]


def _around(
    cue: Cue, anchor: int, place: int, sure: float, places: dict[str, list[tuple[int, float]]]
) -> Match | None:
    used = [place]
    taken = {(place, cue.stems[anchor])}
    for numbers, forward in (
        (range(anchor + 1, len(cue.stems)), True),
        (range(anchor - 1, -1, -1), False),
    ):
        last = place
        for number in numbers:
            room = cue.rooms[number if forward else number + 1]
            best: tuple[float, int] | None = None
            for other, other_sure in places.get(cue.stems[number], ()):
                if (other, cue.stems[number]) in taken:
                    continue
                distance = other - last if forward else last - other
                if 0 < distance <= room:
                    score = other_sure * (1 - 0.02 * distance)
                elif -room <= distance < 0:
                    score = other_sure * 0.8 * (1 + 0.02 * distance)
                elif distance == 0 and other_sure > SYNONYMS and sure > SYNONYMS:
                    score = other_sure * 0.9  # both in one compound or abbreviation
                else:
                    continue
                if best is None or score > best[0]:
                    best = (score, other)
            if best is None:
                if not cue.optional[number]:
                    return None
                sure *= 0.85
                continue
            sure *= best[0]
            last = best[1]
            used.append(last)
            taken.add((last, cue.stems[number]))
    return Match(cue, tuple(sorted(set(used))), sure)
