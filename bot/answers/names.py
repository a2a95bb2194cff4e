"""Finding people by their name, part of it, organisation or function, misspelt too."""

from __future__ import annotations

import itertools
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import OSA

from bot.answers.spelling import sound
from bot.answers.text import fold, split_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence, Set

    from numpy.typing import NDArray

    from bot.answers.index import Columns
    from bot.answers.lexicon import Lexicon, Reading
    from bot.answers.models import Profile
    from bot.answers.text import Word

    Vector = NDArray[np.float32]

TITLES = frozenset(
    [
        "mevrouw",
        "mevr",
        "mw",
        "meneer",
        "dhr",
        "heer",
        "dokter",
        "dr",
        "zuster",
        "agent",
        "juf",
        "meester",
        "dominee",
        "imam",
        "heet",
    ]
)
STORY = 5  # telling words, above which a question tells more than whom is sought
IN_PASSING = 0.5
OF = frozenset(["van", "uit", "bij", "die", "of"])  # behind a name: who that is
BETWEEN = frozenset(["van", "heet", "genaamd", "jaar", "jr"])  # "jongen van 13 jaar" and a name
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
    """Return the folded parts that identify: "Gert-Jan van Os" gives gert, jan, gertjan, os."""
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
        self._buckets: dict[str, dict[str, str]] = defaultdict(dict)  # part: how it sounds

    def add(self, row: int, name: str) -> None:
        """Make a name findable."""
        for part in name_parts(name):
            self._rows[part].add(row)
            key = sound(part)
            self._buckets[key[:1] + str(len(key))][part] = key

    def remove(self, row: int, name: str) -> None:
        """Forget the name of a row."""
        for part in name_parts(name):
            rows = self._rows.get(part)
            if rows is not None:
                rows.discard(row)
                if not rows:
                    del self._rows[part]
                    key = sound(part)
                    self._buckets[key[:1] + str(len(key))].pop(part, None)

    def __contains__(self, part: str) -> bool:
        return part in self._rows

    def rows(self, part: str) -> set[int]:
        """Return the rows of which the name has exactly this part."""
        return self._rows.get(part, set())

    def near(self, word: str) -> list[tuple[str, float]]:
        """Name parts that sound like or are written nearly as a word, with how sure."""
        if len(word) < 4:
            return []
        key = sound(word)
        limit = 1 if len(word) < 7 else 2
        found = []
        near = [
            item
            for size in range(len(key) - limit, len(key) + limit + 1)
            for item in self._buckets.get(key[:1] + str(size), {}).items()
        ]
        for part, other in near:
            if len(part) < 4:
                continue
            spoken = OSA.distance(key, other, score_cutoff=limit)
            if spoken > limit:
                continue
            written = OSA.distance(word, part, score_cutoff=limit + 1)
            if spoken == 0 and written <= limit + 1:
                found.append((part, 0.9))
            elif written <= limit:
                found.append((part, 0.8 - 0.1 * (written - 1)))
        found.sort(key=lambda hit: -hit[1])
        return found[:4]


def find_named(
    reading: Reading, columns: Columns, lexicon: Lexicon, lexical: Vector, story: Set[int]
) -> tuple[Vector, tuple[str, ...]]:
    """How clearly everybody is meant by name in a question, and the name parts that were found.

    A name that is an ordinary word as well ("Bos", "Klein") needs more to go with it. A name behind
    "leerling", "zoon" and the like is nobody's here. Nor is one part of a name where a problem is
    told (`story`: where it begins), unless a title stands before it or it is clearly asked for
    ("Dennis van het vmbo, die over verzuim gaat"). In a longer text it may be who signs.
    """
    found = np.zeros(len(lexical), dtype=np.float32)
    words = reading.words
    telling = sum(lexicon.stem(w.folded) not in lexicon.stop for w in words)
    tokens = [(n, w.folded.replace("'", "")) for n, w in enumerate(words)]
    tokens += [
        (n, one.folded + other.folded)
        for n, (one, other) in enumerate(itertools.pairwise(words))
        if len(one.folded) > 2
    ]
    pupils = _pupils(words, lexicon)
    names: list[str] = []
    parts_of: dict[int, set[int]] = defaultdict(set)  # places of a row's name in the question
    for place, token in tokens:
        stem = lexicon.stem(token)
        if place in pupils or len(token) < 3 or stem in lexicon.stop or token in columns.places:
            continue  # "Oss" says where, though a team may be called after it
        ordinary = lexicon.spelling.knows(stem)
        parts = [(token, 1.0)] if token in columns.names else []
        titled = place > 0 and words[place - 1].folded in TITLES
        if not parts and not ordinary and (titled or not (story or telling > STORY)):
            parts = columns.names.near(token)
        if not parts:
            continue
        signal = 0.4 + _signal(words, place, telling) + (-0.35 if ordinary else 0.3)
        for part, likeness in parts:
            names.append(part)
            for row in columns.names.rows(part):
                found[row] += max(signal * likeness, 0.0)
                parts_of[row].add(place)
    for row, places in parts_of.items():
        (first, *others) = places
        titled = first > 0 and words[first - 1].folded in TITLES
        if not others and not titled and story and not _asked_for(words, first, lexicon):
            found[row] = 0.0
        elif not others and not titled and telling > STORY:
            found[row] *= IN_PASSING
    hit = found > 0
    found[hit] += 0.8 * lexical[hit]
    meant = [name for name in names if hit[list(columns.names.rows(name))].any()]
    return found, tuple(dict.fromkeys(meant))


def _pupils(words: Sequence[Word], lexicon: Lexicon) -> set[int]:
    """Return the places of the names of whom is told: "leerling Jayden Pieters", "zoon, 9, Piet".

    In lower case the first word counts, and what follows as long as it is no known word.
    """
    places: set[int] = set()
    for place, word in enumerate(words):
        if lexicon.stem(word.folded) not in lexicon.people["anyone"]:
            continue
        at = place + 1
        while at < len(words) and (words[at].folded in BETWEEN or words[at].folded.isdigit()):
            at += 1
        if at < len(words) and words[at].folded not in TITLES:
            places.add(at)
            at += 1
        while at < len(words) and (
            words[at].folded in INFIXES
            or words[at].written[:1].isupper()
            or not lexicon.spelling.knows(lexicon.stem(words[at].folded))
        ):
            places.add(at)
            at += 1
    return places


def _asked_for(words: Sequence[Word], place: int, lexicon: Lexicon) -> bool:
    """Tell whether the words around a name look for whom it belongs to."""
    after = [word.folded for word in words[place + 1 : place + 3]]
    described = not OF.isdisjoint(after[:1]) and not after[-1][0].isdigit()  # "van 14", "uit 3B"
    seeking = lexicon.grammar["seeking"]
    return described or any(word.folded in seeking for word in words[:place])


def _signal(words: Sequence[Word], place: int, telling: int) -> float:
    """Return what around a word says that it is a name."""
    signal = 0.3 if telling <= 3 else 0.0
    if place == 0:
        return signal + (0.3 if len(words) > 1 and words[1].folded in OF else 0.0)
    before = words[place - 1].folded
    if words[place].written[:1].isupper():
        signal += 0.3
    if before in TITLES:
        signal += 0.5
    if before in {"is", "van"} and telling <= 3:
        signal += 0.2
    return signal


def find_people(
    query: str, profiles: Iterable[Profile] | Sequence[Profile], limit: int = 10
) -> list[int | str]:
    """Ids of those whose name, organisation or function a query means, best first."""
    asked = [w.folded.replace("'", "") for w in split_words(query)]
    asked = [w for w in asked if w not in INFIXES and w not in SKIPPED]
    if not asked:
        return []
    joined = {a + b for a, b in itertools.pairwise(asked)}
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
