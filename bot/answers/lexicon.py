"""From a text to what each of its words may mean: stems, parts, repairs and translations."""

from __future__ import annotations

from collections import defaultdict
from copy import copy
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from rapidfuzz.distance import OSA

from bot.answers.text import PARTICLES, WORD, Morphology, Word, fold, split_words

if TYPE_CHECKING:
    from collections.abc import Iterable

ENGLISH_MARKS = frozenset(
    [
        "the",
        "and",
        "who",
        "what",
        "where",
        "how",
        "can",
        "could",
        "does",
        "is",
        "are",
        "to",
        "of",
        "for",
        "with",
        "my",
        "his",
        "her",
        "their",
        "our",
        "this",
        "that",
        "it",
        "has",
        "have",
        "someone",
        "she",
        "need",
        "needs",
        "about",
        "from",
        "there",
        "child",
        "kid",
        "boy",
        "girl",
        "any",
        "you",
    ]
)
# Abbreviations that are ordinary words as well: only in capitals.
SHOUTED = frozenset(
    [
        "so",
        "zat",
        "mas",
        "pro",
        "po",
        "bor",
        "ec",
        "wt",
        "mee",
        "add",
        "ass",
        "tos",
        "fact",
        "siz",
        "oco",
        "pij",
        "hb",
        "km",
        "bb",
        "mo",
        "sr",
    ]
)
PERSON = 0.63  # "zoon" for "kind" and the like: nearly the same in a combination
SYNONYM = 0.6  # how much a synonym counts of the word itself
LINKS = ("", "s", "en", "e", "n")
SOUNDS = (
    ("sch", "sg"), ("ch", "g"), ("ph", "f"), ("th", "t"), ("qu", "kw"), ("x", "ks"), ("ck", "k"),
    ("cc", "k"), ("ij", "y"), ("ei", "y"), ("eau", "o"), ("ou", "au"), ("c", "k"), ("z", "s"),
    ("v", "f"), ("dt", "t"), ("auw", "au"),
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
        self.morphology = Morphology(language["verbs"], language["forms"], self._stop_words)
        self._abbreviations: dict[str, str] = language["abbreviations"]
        self._slang: dict[str, str] = {
            fold(short): full for short, full in language["slang"].items()
        }
        self._english: dict[str, str] = language["english"]
        self.stop = frozenset(self.stem(fold(w)) for w in language["stop"]["words"].split())
        self.people = {
            kind: frozenset(self.stem(word) for word in words.split())
            for kind, words in language["people"].items()
        }
        self.languages = {}
        for name, others in language["languages"].items():
            for other in (name, *others.split()):
                self.languages[other] = name
        self._known: set[str] = set()  # stems
        self._mates: dict[str, tuple[tuple[str, float], ...]] = {}
        self._parts: dict[str, str] = {}  # written form that may be part of a compound: stem
        self._by_sound: dict[str, list[str]] = defaultdict(list)
        self._buckets: dict[str, dict[str, str]] = defaultdict(dict)
        self._seen: set[str] = set()
        self._splits: dict[str, tuple[str, ...]] = {}
        self._repairs: dict[str, tuple[tuple[str, float], ...]] = {}
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
        vars(other).update(
            _known=set(self._known),
            _seen=set(self._seen),
            _parts=dict(self._parts),
            _buckets=defaultdict(dict, {key: dict(of) for key, of in self._buckets.items()}),
            _splits={},
            _repairs={},
        )
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
        fresh = False
        for word in words:
            if word in self._seen or not word:
                continue
            fresh = True
            self._seen.add(word)
            stem = self.stem(word)
            self._known.add(stem)
            if len(word) >= 3 and word.isalpha():
                if len(word) > 3 and word not in self._stop_words:
                    self._parts.setdefault(word, stem)
                key = sound(word)
                self._by_sound[key].append(word)
                self._buckets[key[0] + str(len(key))][word] = key
        if fresh and (self._splits or self._repairs):
            self._splits.clear()
            self._repairs.clear()

    def knows(self, stem: str) -> bool:
        """Whether this stem is in the vocabulary."""
        return stem in self._known

    def spelt(self, word: str) -> bool:
        """Whether this folded word is in the vocabulary just as it is written."""
        return word in self._seen

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
        marks = sum(w.folded in ENGLISH_MARKS for w in words)
        english = marks >= 2 or (marks == 1 and len(words) <= 4)
        if english and sum(w.folded in DUTCH_MARKS for w in words) >= marks:
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
        word = spoken.folded
        stem = self.stem(word)
        terms = {stem: 1.0}
        surface = word
        full = self._abbreviations.get(word)
        if full is not None and word in SHOUTED and not spoken.written.isupper():
            full = None
        if full is not None:
            if spoken.written.isupper() and self.morphology.is_verb(word):
                terms = {word: 1.0}
            for part in full.split():
                terms.setdefault(self.stem(part), 0.9)
        if english:
            for part in self._translate(word):
                terms.setdefault(self.stem(part), 0.9)
        if len(terms) > 1 or word.isdigit():
            return terms, surface
        known = stem in self._known
        better = () if known or len(word) < 3 else self.repair(word)
        close = len(word) >= 9 and bool(better) and better[0][1] >= 0.9
        parts = () if close else self.split(word)
        for number, part in enumerate(parts):
            terms.setdefault(part, 0.75 if number == len(parts) - 1 else 0.65)
        for other, sure in () if parts else better:
            if surface == word:
                surface = other
            terms.setdefault(self.stem(other), sure)
            for part in self.split(other):
                terms.setdefault(part, 0.6 * sure)
        return terms, surface

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
        stem = self.stem(word)
        return stem if len(stem) >= 4 and stem in self._known else None

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
            stem = self.stem(candidate)
            if stem not in stems:
                stems.add(stem)
                out.append((candidate, 0.9 if cost <= 1 else 0.8 if cost <= 1.8 else 0.65))
        if len(out) > 1:
            out = [(candidate, sure - 0.1) for candidate, sure in out]
        return tuple(out)

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
                if joined in self._seen or (stem in self._known and len(joined) > 7):
                    return stem
        return None

    def _separable(self, reading: Reading, fixed: list[str]) -> None:
        for place, word in enumerate(fixed):
            if word not in PARTICLES or (word in PREPOSITIONS and not _ends(reading, place)):
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
                if joined in self._known and joined != self.stem(word):
                    reading.terms[place - back].setdefault(joined, 0.85)

    def infinitive(self, word: str) -> str:
        """Return the base that a particle can be put before: "loopt" gives "lopen"."""
        return self.morphology.base(word)


DUTCH_MARKS = frozenset(
    [
        "de",
        "het",
        "een",
        "en",
        "van",
        "ik",
        "je",
        "hij",
        "zij",
        "niet",
        "met",
        "voor",
        "op",
        "dat",
        "die",
        "wie",
        "waar",
        "hoe",
        "naar",
        "om",
        "te",
        "er",
        "maar",
    ]
)


PREPOSITIONS = frozenset(
    [
        "achter",
        "aan",
        "bij",
        "binnen",
        "door",
        "in",
        "langs",
        "na",
        "om",
        "onder",
        "op",
        "over",
        "tegen",
        "toe",
        "uit",
        "voor",
    ]
)
BREAKS = frozenset(
    [
        "en",
        "maar",
        "omdat",
        "want",
        "als",
        "dus",
        "of",
        "wanneer",
        "terwijl",
        "toen",
        "dat",
        "die",
        "and",
        "but",
    ]
)


def _ends(reading: Reading, place: int) -> bool:
    """Whether a clause ends after this word."""
    if place + 1 == len(reading.words):
        return True
    rest = reading.text[reading.words[place].end : reading.words[place + 1].start]
    return rest.strip() != "" or reading.words[place + 1].folded in BREAKS


def learn_all(lexicon: Lexicon, texts: Iterable[str]) -> None:
    """Take all words of some texts into the vocabulary."""
    for text in texts:
        lexicon.learn(*WORD.findall(fold(text)))
