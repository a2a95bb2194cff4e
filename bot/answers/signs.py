"""Signs in a message: phrases over words and groups of words, and phrases that stand together.

How they are written (see config/urgency.toml): ``slaat`` is that word, ``mishandel*`` and
``*pillen`` any word that begins or ends so, ``pil/pillen`` either, ``nooit/niet_meer`` that word
or those two, ``<kind>`` a word of that group, ``..`` up to three and ``...`` up to seven words
between. `` + `` joins parts that stand near each other in any order, and ``{letsel}`` is any phrase
of that list.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, product
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

GAPS = {"..": 3, "...": 7}
NEAR = 14  # words that the parts of one sign may span together
Span = tuple[int, int]


class SignError(ValueError):
    """A sign that is not written as it should be."""


@dataclass(frozen=True, slots=True)
class Step:
    """One word of a phrase, and how many others may stand before it."""

    words: frozenset[str]
    gap: int


Phrase = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """Parts that together mean something; ``name`` says of what it is a sign."""

    name: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A sign in a message, with the places of its parts."""

    name: str
    spans: tuple[Span, ...]


class Vocabulary:
    """Knows which words and groups of the data a word of a message is."""

    def __init__(
        self,
        groups: Mapping[str, Iterable[str]],
        spelling: Mapping[str, str],
        repair: Iterable[str],
        ordinary: Iterable[str],
    ) -> None:
        self._exact: dict[str, set[str]] = defaultdict(set)
        self._starts: dict[str, set[str]] = defaultdict(set)
        self._ends: dict[str, set[str]] = defaultdict(set)
        self._spelling = dict(spelling)
        self._ordinary = frozenset(ordinary)
        self._keys: dict[str, list[str]] = defaultdict(list)
        for word in repair:
            self._keys[word[0]].append(word)
        self.groups = frozenset(f"<{name}>" for name in groups)
        for name, words in groups.items():
            for word in words:
                self.add(word, f"<{name}>")
        self.atoms = lru_cache(maxsize=8192)(self._atoms)

    def add(self, word: str, atom: str) -> None:
        """Let ``word`` (with its asterisk) stand for ``atom``."""
        if word.endswith("*"):
            self._starts[word[:-1]].add(atom)
        elif word.startswith("*"):
            self._ends[word[1:]].add(atom)
        else:
            self._exact[word].add(atom)

    def knows(self, word: str) -> bool:
        """Whether the word is one of the data's own."""
        return bool(self._look_up(word)) or word in self._spelling

    def _atoms(self, word: str) -> frozenset[str]:
        word = self._spelling.get(word, word)
        found = self._look_up(word)
        if not found and len(word) > 4 and word not in self._ordinary:
            nearest = self.nearest(word)
            found = self._look_up(nearest) if nearest else found
        return frozenset(found)

    def _look_up(self, word: str) -> set[str]:
        found = set(self._exact.get(word, ()))
        for size in range(2, len(word) + 1):
            found |= self._starts.get(word[:size], set())
            found |= self._ends.get(word[-size:], set())
        return found

    def nearest(self, word: str) -> str | None:
        """Return the word of the data that a hurried thumb meant, if there is one."""
        limit = 1 if len(word) < 10 else 2
        best = None
        for key in self._keys.get(word[0], ()):
            if abs(len(key) - len(word)) <= limit:
                distance = OSA.distance(word, key, score_cutoff=limit)
                if distance <= limit:
                    best, limit = key, distance - 1
        return best


class Signbook:
    """Finds signs in a message; made once from the data."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        signs: Iterable[tuple[str, str]],
        lists: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self._vocabulary = vocabulary
        self._lists = lists or {}
        self._phrases: dict[str, list[Phrase]] = {}
        # A sign is looked at only when the rarest word of its rarest part is there.
        self._by_word: dict[str, list[tuple[str, Phrase]]] = defaultdict(list)
        self._by_part: dict[str, list[Sign]] = defaultdict(list)
        for name, text in signs:
            parts = tuple(part.strip() for part in text.split(" + "))
            for part in parts:
                if part not in self._phrases:
                    self._phrases[part] = self._read_part(part)
            key = max(parts, key=self._rareness)
            if key not in self._by_part:
                for phrase in self._phrases[key]:
                    for word in max(phrase, key=_rareness).words:
                        self._by_word[word].append((key, phrase))
            self._by_part[key].append(Sign(name, parts))

    def find(self, message: Sequence[frozenset[str]]) -> list[Found]:
        """All signs in a message, given what each of its words is."""
        places: dict[str, list[int]] = defaultdict(list)
        for place, atoms in enumerate(message):
            for atom in atoms:
                places[atom].append(place)
        spans: dict[str, list[Span]] = {}
        keys: dict[str, list[Span]] = defaultdict(list)
        for atom in places:
            for part, phrase in self._by_word.get(atom, ()):
                keys[part] += _match(phrase, places)
        found = []
        for key, at in keys.items():
            if not at:
                continue
            spans[key] = at
            for sign in self._by_part[key]:
                for part in sign.parts:
                    if part not in spans:
                        spans[part] = [s for p in self._phrases[part] for s in _match(p, places)]
                    if not spans[part]:
                        break
                else:
                    near = _together([sorted(set(spans[part])) for part in sign.parts])
                    if near:
                        found.append(Found(sign.name, near))
        return found

    def _read_part(self, part: str) -> list[Phrase]:
        listed = part.startswith("{") and part.endswith("}")
        texts = self._lists.get(part[1:-1]) if listed else [part]
        if texts is None:
            raise SignError(f"no list {part}")
        phrases = [_read(spelled) for text in texts for spelled in _spell_out(text)]
        for word in {word for phrase in phrases for step in phrase for word in step.words}:
            if not word.startswith("<"):
                self._vocabulary.add(word, word)
            elif word not in self._vocabulary.groups:
                raise SignError(f"no group {word} in {part!r}")
        return phrases

    def _rareness(self, part: str) -> int:
        return min(max(_rareness(step) for step in phrase) for phrase in self._phrases[part])


def _rareness(step: Step) -> int:
    if any(word.startswith("<") for word in step.words):
        return -100 - len(step.words)
    return 3 * min(len(word) for word in step.words) - len(step.words)


def _spell_out(text: str) -> list[str]:
    """Return a phrase with its single words, and once for each ``two_words`` among them."""
    choices = []
    for step in text.split():
        words = step.split("/")
        single = "/".join(word for word in words if "_" not in word)
        several = [word.replace("_", " ") for word in words if "_" in word]
        choices.append([single, *several] if single else several)
    return [" ".join(choice) for choice in product(*choices)]


def _read(text: str) -> Phrase:
    steps = []
    gap = 0
    for word in text.split():
        if word in GAPS:
            gap = GAPS[word]
        else:
            steps.append(Step(frozenset(word.split("/")), gap))
            gap = 0
    if not steps:
        raise SignError(f"no words in {text!r}")
    return tuple(steps)


def _match(phrase: Phrase, places: Mapping[str, list[int]]) -> list[Span]:
    steps = []
    for step in phrase:
        present = step.words & places.keys()
        if not present:
            return []
        steps.append({place for word in present for place in places[word]})
    if len(steps) == 1:
        return [(place, place + 1) for place in steps[0]]
    spans = []
    for start in steps[0]:
        ends = {start}
        for step, at in zip(phrase[1:], steps[1:], strict=True):
            ends = {p for e in ends for p in range(e + 1, e + 2 + step.gap) if p in at}
            if not ends:
                break
        else:
            spans.append((start, min(ends) + 1))
    return spans


def _together(parts: list[list[Span]]) -> tuple[Span, ...] | None:
    if len(parts) == 1:
        return (parts[0][0],) if parts[0] else None
    for choice in product(*parts):
        ordered = sorted(choice)
        apart = all(a[1] <= b[0] for a, b in pairwise(ordered))
        if apart and max(end for _, end in choice) - ordered[0][0] <= NEAR:
            return choice
    return None
