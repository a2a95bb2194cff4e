"""The words that are known: which are compounds, and what a misspelt one was meant to be."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from bot.answers.text import Morphology

LINKS = ("", "s", "en", "e", "n")
SOUNDS = (
    ("sch", "sg"), ("ch", "g"), ("ph", "f"), ("th", "t"), ("qu", "kw"), ("x", "ks"), ("ck", "k"),
    ("cc", "k"), ("ij", "y"), ("ei", "y"), ("eau", "o"), ("ou", "au"), ("c", "k"), ("z", "s"),
    ("v", "f"), ("dt", "t"), ("auw", "au"), ("dj", "tj"),
)  # fmt: skip


def sound(word: str) -> str:
    """Return a rough key of how a Dutch word sounds, so that "jeugt" meets "jeugd"."""
    for old, new in SOUNDS:
        word = word.replace(old, new)
    key: list[str] = []
    for letter in word:
        if not key or key[-1] != letter:
            key.append(letter)
    if key and key[-1] in "db":
        key[-1] = {"d": "t", "b": "p"}[key[-1]]
    return "".join(key)


class Spelling:
    """A vocabulary that grows; function words are known but are no part of a compound."""

    def __init__(self, morphology: Morphology, function_words: frozenset[str]) -> None:
        self._morphology = morphology
        self._function_words = function_words
        self._stems: set[str] = set()
        self._written: set[str] = set()
        self._parts: dict[str, str] = {}  # written form that may be part of a compound: stem
        self._by_sound: dict[str, list[str]] = defaultdict(list)
        self._buckets: dict[str, dict[str, str]] = defaultdict(dict)
        self._splits: dict[str, tuple[str, ...]] = {}
        self._repairs: dict[str, tuple[tuple[str, float], ...]] = {}

    def branch(self) -> Spelling:
        """Return a vocabulary that knows the same, and whose learning stays its own."""
        other = Spelling(self._morphology, self._function_words)
        vars(other).update(
            _stems=set(self._stems),
            _written=set(self._written),
            _parts=dict(self._parts),
            _by_sound=defaultdict(list, {key: list(of) for key, of in self._by_sound.items()}),
            _buckets=defaultdict(dict, {key: dict(of) for key, of in self._buckets.items()}),
        )
        return other

    def learn(self, *words: str) -> None:
        """Take folded words into the vocabulary: known from now on."""
        fresh = False
        for word in words:
            if word in self._written or not word:
                continue
            fresh = True
            self._written.add(word)
            stem = self._morphology.stem(word)
            self._stems.add(stem)
            if len(word) >= 3 and word.isalpha():
                if len(word) > 3 and word not in self._function_words:
                    self._parts.setdefault(word, stem)
                key = sound(word)
                self._by_sound[key].append(word)
                self._buckets[key[0] + str(len(key))][word] = key
        if fresh and (self._splits or self._repairs):
            self._splits.clear()
            self._repairs.clear()

    def knows(self, stem: str) -> bool:
        """Whether this stem is in the vocabulary."""
        return stem in self._stems

    def has(self, word: str) -> bool:
        """Whether this folded word is in the vocabulary just as it is written."""
        return word in self._written

    def better(self, word: str) -> tuple[tuple[str, float], ...]:
        """Return how a word was meant to be written, where it is not written like any other."""
        if not self.knows(self._morphology.stem(word)):
            return self.repair(word) if len(word) >= 3 else ()
        if len(word) >= 5 and not self.has(word):
            # Nobody writes it so, but it sounds like a word: "maadje".
            return tuple((other, 0.8) for other in self._by_sound.get(sound(word), ())[:1])
        return ()

    def split(self, word: str) -> tuple[str, ...]:
        """Return the stems of a compound's parts, modifier first; empty if it is no compound."""
        found = self._splits.get(word)
        if found is None:
            found = self._splits[word] = self._split(word)
        return found

    def _split(self, word: str) -> tuple[str, ...]:
        best: tuple[str, ...] = ()
        best_score = 0
        if len(word) < 8 or not word.isalpha():
            return best
        for cut in range(4, len(word) - 3):
            head = self._parts.get(word[cut:]) or self._part_form(word[cut:])
            if head is None:
                continue
            for link in LINKS:
                body = word[: cut - len(link)] if word[:cut].endswith(link) else ""
                if len(body) < 4:
                    continue
                modifier = self._parts.get(body)
                rest = () if modifier else self._split(body) if len(body) > 8 else ()
                score = min(cut - len(link), len(word) - cut) * 2 - (2 if link else 0)
                if modifier and score > best_score and modifier != head:
                    best, best_score = (modifier, head), score
                elif rest and score - 1 > best_score:
                    best, best_score = (*rest, head), score - 1
        return best

    def _part_form(self, word: str) -> str | None:
        stem = self._morphology.stem(word)
        return stem if len(stem) >= 4 and stem in self._stems else None

    def repair(self, word: str) -> tuple[tuple[str, float], ...]:
        """Known words that this one may be a typo of, best first, at most two."""
        found = self._repairs.get(word)
        if found is None:
            found = self._repairs[word] = self._repair(word)
        return found

    def _repair(self, word: str) -> tuple[tuple[str, float], ...]:
        key = sound(word)
        limit = 0 if len(word) == 3 else 1 if len(word) <= 6 else 2
        scored: list[tuple[float, int, str]] = []
        for size in range(max(2, len(key) - limit), len(key) + limit + 1):
            for candidate, other in self._buckets.get(key[0] + str(size), {}).items():
                spoken = OSA.distance(key, other, score_cutoff=limit)
                if spoken > limit:
                    continue
                written = OSA.distance(word, candidate, score_cutoff=limit + 1)
                if written > limit + 1:
                    continue
                cost = spoken + 0.5 * written + (0.3 if candidate[-1] != word[-1] else 0)
                scored.append((cost, -len(candidate), candidate))
        if not scored:
            return ()
        scored.sort()
        out: list[tuple[str, float]] = []
        stems: set[str] = set()
        for cost, _, candidate in scored:
            if cost > scored[0][0] + 0.5 or len(out) == 3:
                break
            stem = self._morphology.stem(candidate)
            if stem not in stems:
                stems.add(stem)
                out.append((candidate, 0.9 if cost <= 1 else 0.8 if cost <= 1.8 else 0.65))
        if len(out) > 1:
            out = [(candidate, sure - 0.1) for candidate, sure in out]
        return tuple(out)
