"""From a text to what each of its words may mean: stems, parts, repairs and translations."""

from __future__ import annotations

from collections import defaultdict
from copy import copy
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from bot.answers.spelling import Spelling
from bot.answers.text import WORD, Morphology, Word, fold, split_words

if TYPE_CHECKING:
    from collections.abc import Iterable

PERSON = 0.63  # "zoon" for "kind" and the like: nearly the same in a combination
SYNONYM = 0.6  # how much a synonym counts of the word itself


@dataclass(slots=True)
class Reading:
    """A text, word by word: at every place the terms it may mean, with how sure (0 to 1)."""

    text: str
    words: list[Word]
    terms: list[dict[str, float]]
    places: dict[str, list[tuple[int, float]]] = field(default_factory=dict)
    english: bool = False
    clauses: list[int] = field(default_factory=list)  # the number of each word's clause

    def index(self) -> None:
        """Fill ``places`` from ``terms``."""
        self.places = {}
        for place, terms in enumerate(self.terms):
            for term, sure in terms.items():
                self.places.setdefault(term, []).append((place, sure))
        clause = 0
        self.clauses = [0] * min(1, len(self.words))
        for before, word in pairwise(self.words):
            clause += any(mark in self.text[before.end : word.start] for mark in ",.;:!?")
            self.clauses.append(clause)


class Lexicon:
    """The words that are known, and how a text is read with them."""

    def __init__(self, language: dict[str, Any]) -> None:
        self._stop_words = frozenset(fold(w) for w in language["stop"]["words"].split())
        self.morphology = Morphology(language, self._stop_words)
        self.spelling = Spelling(self.morphology, self._stop_words)
        self.grammar = {
            name: frozenset(words.split()) for name, words in language["grammar"].items()
        }
        self._abbreviations: dict[str, str] = language["abbreviations"]
        self._slang: dict[str, str] = {
            fold(short): full for short, full in language["slang"].items()
        }
        self._english: dict[str, str] = language["english"]
        self.stop = frozenset(self.stem(fold(w)) for w in language["stop"]["words"].split())
        self.asking = frozenset(map(self.stem, self.grammar["asking"]))
        self.people = {
            kind: frozenset(self.stem(word) for word in words.split())
            for kind, words in language["people"].items()
        }
        self.languages = {}
        for name, others in language["languages"].items():
            for other in (name, *others.split()):
                self.languages[other] = name
        self._mates: dict[str, tuple[tuple[str, float], ...]] = {}
        for word in self._stop_words | set(self._slang) | set(self.languages):
            self.learn(word)
        for full in (*language["verbs"], *language["forms"], *self._slang.values()):
            self.learn(*full.split())
        for line in language["verbs"].values():
            self.learn(*line.split())
        self.learn(*language.get("common", {}).get("words", "").split())
        for short, full in self._abbreviations.items():
            self.learn(short, *full.split())
        self._group(language.get("synonyms", {}).get("groups", ""))

    def branch(self) -> Lexicon:
        """Return a lexicon that knows the same, and whose learning stays its own."""
        other = copy(self)
        other.spelling = self.spelling.branch()
        return other

    def _group(self, groups: str) -> None:
        mates: dict[str, dict[str, float]] = defaultdict(dict)
        for line in groups.strip().splitlines():
            likeness = PERSON if line.startswith("!") else SYNONYM
            words = [fold(word) for word in line.lstrip("! ").split()]
            self.learn(*words)
            stems = [self.stem(word) for word in words]
            for stem in stems:
                for other in stems:
                    if other != stem:
                        mates[stem][other] = max(likeness, mates[stem].get(other, 0.0))
        self._mates = {stem: tuple(others.items()) for stem, others in mates.items()}

    def stem(self, word: str) -> str:
        """Return the stem of one folded word."""
        return self.morphology.stem(word)

    def learn(self, *words: str) -> None:
        """Take folded words into the vocabulary: known from now on."""
        self.spelling.learn(*words)

    def words(self, text: str) -> list[str]:
        """Return the folded words of a text in order, slang resolved."""
        slang = self._slang
        words: list[str] = []
        for word in WORD.findall(fold(text)):
            full = slang.get(word)
            if full is None:
                words.append(word)
            else:
                words.extend(full.split())
        return words

    def stems(self, text: str) -> list[str]:
        """Return the plain stems of a text in order, slang resolved and nothing added."""
        return [self.stem(word) for word in self.words(text)]

    def read(self, text: str, *, synonyms: bool = False) -> Reading:
        """Read a text: all that each of its words may mean; with synonyms for a question."""
        words: list[Word] = []
        for word in split_words(text):
            full = self._slang.get(word.folded)
            if full is None:
                words.append(word)
            else:
                words.extend(
                    Word(part, word.written, word.start, word.end, word.glued)
                    for part in full.split()
                )
        marks = sum(w.folded in self.grammar["english"] for w in words)
        english = marks >= 2 or (marks == 1 and len(words) <= 4)
        if english and sum(w.folded in self.grammar["dutch"] for w in words) >= marks:
            english = False
        reading = Reading(text, words, [], english=english)
        fixed: list[str] = []
        for word in words:
            terms, surface = self._meanings(word, english)
            reading.terms.append(terms)
            fixed.append(surface)
        self._join(reading, fixed)
        self._separable(reading, fixed)
        if synonyms:
            for terms in reading.terms:
                for term, sure in list(terms.items()):
                    for mate, likeness in self._mates.get(term, ()) if sure >= 0.7 else ():
                        if terms.get(mate, 0.0) < likeness * sure:
                            terms[mate] = likeness * sure
        reading.index()
        return reading

    def _meanings(self, spoken: Word, english: bool) -> tuple[dict[str, float], str]:
        """Return what a word may mean, and how it should have been written."""
        word = spoken.folded
        terms = self._spelled_out(spoken, english)
        if len(terms) > 1 or word.isdigit():
            return terms, word
        better = self.spelling.better(word)
        close = len(word) >= 9 and bool(better) and better[0][1] >= 0.9
        parts = () if close else self.spelling.split(word)
        for number, part in enumerate(parts):
            terms.setdefault(part, 0.75 if number == len(parts) - 1 else 0.65)
        if parts or not better:
            return terms, word
        for other, sure in better:
            terms.setdefault(self.stem(other), sure)
            for part in self.spelling.split(other):
                terms.setdefault(part, 0.6 * sure)
        return terms, better[0][0]

    def _spelled_out(self, spoken: Word, english: bool) -> dict[str, float]:
        """Return a word's stem, with what it abbreviates and what it is in Dutch."""
        word = spoken.folded
        terms = {self.stem(word): 1.0}
        full = self._abbreviations.get(word)
        if full is not None and (word not in self.grammar["shouted"] or spoken.written.isupper()):
            if spoken.written.isupper() and self.morphology.is_verb(word):
                terms = {word: 1.0}
            for part in full.split():
                terms.setdefault(self.stem(part), 0.9)
        if english:
            for part in self._translate(word):
                terms.setdefault(self.stem(part), 0.9)
        return terms

    def _translate(self, word: str) -> list[str]:
        for form in (
            word,
            word.removesuffix("s"),
            word.removesuffix("ing"),
            word.removesuffix("ed"),
        ):
            if form in self._english:
                return self._english[form].split()
        return []

    def _join(self, reading: Reading, fixed: list[str]) -> None:
        for place in range(len(fixed) - 1):
            joined = self._joined(reading, fixed, place)
            if joined is not None:
                reading.terms[place].setdefault(joined, 0.9)
                reading.terms[place + 1].setdefault(joined, 0.9)

    def _joined(self, reading: Reading, fixed: list[str], place: int) -> str | None:
        """Return the stem of two loose words that are one: "mantel zorg"."""
        spoken = [reading.words[n].folded for n in (place, place + 1)]
        for left, right in (spoken, fixed[place : place + 2]):
            if len(left) < 2 or len(right) < 3 or len(left) + len(right) < 7:
                continue
            if left in self._stop_words and not reading.words[place].glued:
                continue
            if not (left.isalpha() and right.isalpha()):
                continue
            for link in ("", "s"):
                joined = left + link + right
                stem = self.stem(joined)
                if self.spelling.has(joined) or (self.spelling.knows(stem) and len(joined) > 7):
                    return stem
        return None

    def _separable(self, reading: Reading, fixed: list[str]) -> None:
        for place, word in enumerate(fixed):
            if word not in self.grammar["particles"]:
                continue
            if word in self.grammar["prepositions"] and not self.ends(reading, place):
                continue
            for back in range(1, 6):
                if place - back < 0:
                    break
                other = fixed[place - back]
                if len(other) < 3 or (
                    other in self._stop_words and not self.morphology.is_verb(other)
                ):
                    continue
                joined = self.stem(word + self.infinitive(other))
                if self.spelling.knows(joined) and joined != self.stem(word):
                    reading.terms[place - back].setdefault(joined, 0.85)

    def infinitive(self, word: str) -> str:
        """Return the base that a particle can be put before: "loopt" gives "lopen"."""
        return self.morphology.base(word)

    def ends(self, reading: Reading, place: int) -> bool:
        """Whether a clause ends after this word."""
        if place + 1 == len(reading.words):
            return True
        rest = reading.text[reading.words[place].end : reading.words[place + 1].start]
        return rest.strip() != "" or reading.words[place + 1].folded in self.grammar["breaks"]


def learn_all(lexicon: Lexicon, texts: Iterable[str]) -> None:
    """Take all words of some texts into the vocabulary."""
    for text in texts:
        lexicon.learn(*WORD.findall(fold(text)))
