"""Finding people by their name, part of it, organisation or function, misspelt too."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from bot.answers.lexicon import sound
from bot.answers.text import fold, split_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.answers.models import Profile

INFIXES = frozenset(
    [
        "van",
        "de",
        "der",
        "den",
        "het",
        "ten",
        "ter",
        "el",
        "al",
        "ait",
        "la",
        "le",
        "da",
        "dos",
        "di",
        "bin",
        "ben",
        "'t",
        "in",
    ]
)


def name_parts(name: str) -> tuple[str, ...]:
    """The folded parts of a name that identify: "Gert-Jan van Os" gives gert, jan, gertjan, os."""
    words = split_words(name)
    parts: list[str] = []
    joined = ""
    for word in words:
        letters = word.folded.replace("'", "")
        joined = joined + letters if joined else letters if word.glued else ""
        if word.glued:
            parts.append(letters)
            continue
        if joined and joined != letters:
            parts.append(joined)
        joined = ""
        if letters not in INFIXES:
            parts.append(letters)
    return tuple(dict.fromkeys(part for part in parts if len(part) > 1))


class NameIndex:
    """Name parts to rows, exact and by sound; rows are numbers given by the caller."""

    def __init__(self) -> None:
        self._rows: dict[str, set[int]] = defaultdict(set)
        self._buckets: dict[str, set[str]] = defaultdict(set)

    def add(self, row: int, name: str) -> None:
        """Make a name findable."""
        for part in name_parts(name):
            self._rows[part].add(row)
            self._buckets[sound(part)[:1]].add(part)

    def remove(self, row: int, name: str) -> None:
        """Forget the name of a row."""
        for part in name_parts(name):
            rows = self._rows.get(part)
            if rows is not None:
                rows.discard(row)
                if not rows:
                    del self._rows[part]
                    self._buckets[sound(part)[:1]].discard(part)

    def __contains__(self, part: str) -> bool:
        return part in self._rows

    def rows(self, part: str) -> set[int]:
        """The rows of which the name has exactly this part."""
        return self._rows.get(part, set())

    def near(self, word: str) -> list[tuple[str, float]]:
        """Name parts that sound like or are written nearly as a word, with how sure."""
        if len(word) < 4:
            return []
        key = sound(word)
        limit = 1 if len(word) < 7 else 2
        found = []
        for part in self._buckets.get(key[:1], ()):
            if abs(len(part) - len(word)) > limit or len(part) < 4:
                continue
            spoken = OSA.distance(key, sound(part), score_cutoff=limit)
            written = OSA.distance(word, part, score_cutoff=limit + 1)
            if spoken == 0 and written <= limit + 1:
                found.append((part, 0.9))
            elif spoken <= limit and written <= limit:
                found.append((part, 0.8 - 0.1 * (written - 1)))
        found.sort(key=lambda hit: -hit[1])
        return found[:4]


def find_people(
    query: str, profiles: Iterable[Profile] | Sequence[Profile], limit: int = 10
) -> list[int | str]:
    """Ids of those whose name, organisation or function a query means, best first."""
    asked = [w.folded.replace("'", "") for w in split_words(query)]
    asked = [w for w in asked if w not in INFIXES and w not in SKIPPED]
    if not asked:
        return []
    joined = {a + b for a, b in zip(asked, asked[1:], strict=False)}
    scored: list[tuple[float, str, int | str]] = []
    for profile in profiles:
        name = set(name_parts(profile.name))
        about = {
            w.folded
            for text in (profile.organisation, profile.function, profile.municipality or "")
            for w in split_words(text)
        } | {w.folded for place in profile.neighbourhoods for w in split_words(place)}
        score = 2.0 * len(joined & name)
        for word in asked:
            score += max(2.0 * _alike(word, name), 1.0 * _alike(word, about))
        if score >= 0.5 * len(asked) and score > 0.7:
            scored.append((-score, fold(profile.name), profile.id))
    scored.sort()
    return [found for _, _, found in scored[:limit]]


SKIPPED = frozenset(
    [
        "nummer",
        "van",
        "wie",
        "is",
        "de",
        "het",
        "een",
        "telefoon",
        "tel",
        "mevrouw",
        "meneer",
        "mevr",
        "dhr",
        "bij",
        "uit",
        "the",
        "of",
    ]
)


def _alike(word: str, parts: set[str]) -> float:
    if word in parts:
        return 1.0
    best = 0.0
    for part in parts:
        if len(word) >= 3 and part.startswith(word):
            best = max(best, 0.75)
        elif len(word) >= 4 and abs(len(part) - len(word)) <= 2 and part[0] == word[0]:
            limit = 1 if len(word) < 7 else 2
            if OSA.distance(sound(word), sound(part), score_cutoff=limit) <= limit:
                best = max(best, 0.8 if sound(word) == sound(part) else 0.65)
        elif len(word) >= 5 and word in part:
            best = max(best, 0.6)
    return best
