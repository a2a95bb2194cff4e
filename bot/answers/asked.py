"""Reading a question against the people of a community: place, age, language, cost, hour."""

from __future__ import annotations

import itertools
import math
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from bot.answers.text import fold
from bot.answers.understanding import (
    find_ages,
    find_languages,
    open_late,
    wants_free,
    wants_late,
    wants_paid,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from bot.answers.index import Columns
    from bot.answers.knowledge import Knowledge
    from bot.answers.lexicon import Lexicon, Reading

    Vector = NDArray[np.float32]

INTERPRETER = re.compile(r"tolk|vertal|interpret|translat")
SHORT = 8  # words, in which a named organisation is what is sought
NOWHERE = -2  # the code of a municipality in which nobody works


@dataclass(slots=True)
class Asked:
    """Everything that was read from one question besides its topics."""

    reading: Reading
    place: int | None
    place_given: bool
    neighbourhoods: tuple[str, ...]
    ages: list[tuple[int, int]]
    languages: tuple[str, ...]
    free: bool
    paid: bool
    late: bool
    adults: bool  # parents or other adults are spoken of
    somebody: bool  # somebody who may need help is spoken of
    interpreter: bool  # an interpreter is asked for, not somebody who speaks it
    names: tuple[str, ...] = field(default=())
    phrases: dict[int, tuple[str, ...]] = field(default_factory=dict)  # the words for an owner


class Reader:
    """Reads questions; knows which stems stand for people."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.adults = lexicon.people["adults"]
        self.anyone = lexicon.people["anyone"]
        self.people = self.anyone | lexicon.people["others"]

    def read(
        self, text: str, columns: Columns, municipality: str | None, override: str | None
    ) -> Asked:
        """Read a question; ``override`` is a place that goes before what the text says."""
        reading = self.lexicon.read(text, synonyms=True)
        number = False
        for terms, word in zip(reading.terms, reading.words, strict=True):
            if word.folded in columns.places:  # says where, and nothing of what
                terms.clear()
            if word.folded == "jr" and number:  # years, and no jeugdreclassering
                terms.clear()
            number = word.folded.isdigit()
        reading.index()
        folded = fold(text)
        place, given, hoods = _find_place(folded, columns, municipality, override)
        ages = find_ages(text)
        return Asked(
            reading,
            place,
            given,
            hoods,
            ages,
            find_languages(reading, self.lexicon),
            wants_free(text),
            wants_paid(text),
            wants_late(text),
            adults=not self.adults.isdisjoint(reading.places),
            somebody=bool(ages) or not self.anyone.isdisjoint(reading.places),
            interpreter=INTERPRETER.search(folded) is not None,
        )

    def says_something(self, asked: Asked, columns: Columns) -> bool:
        """Whether there is more in a question than whom it is about and where."""
        return any(
            len(word.folded) > 1
            and not word.folded.isdigit()
            and word.folded not in columns.neighbourhoods
            and (stem := self.lexicon.stem(word.folded)) not in self.lexicon.stop
            and stem not in self.anyone
            for word, terms in zip(asked.reading.words, asked.reading.terms, strict=True)
            if terms  # those of a place were taken away
        )

    def speaks_of(self, people: frozenset[str], reading: Reading, start: int, end: int) -> bool:
        """Whether a part of a question speaks of one of these people."""
        return any(not people.isdisjoint(terms) for terms in reading.terms[start:end])


def _find_place(
    folded: str, columns: Columns, municipality: str | None, override: str | None
) -> tuple[int | None, bool, tuple[str, ...]]:
    hoods = tuple(
        name
        for name, rows in columns.neighbourhoods.items()
        if rows and name in folded and re.search(rf"\b{re.escape(name)}\b", folded)
    )
    if override is not None:
        return columns.places.get(fold(override).strip()), False, hoods
    for key, code in columns.places.items():
        inside = any(key in hood and hood != key for hood in hoods)
        if key in folded and not inside and re.search(rf"\b{re.escape(key)}(?:se|er|s)?\b", folded):
            return code, False, hoods
    if municipality is not None:
        return columns.places.get(fold(municipality).strip(), NOWHERE), True, hoods
    codes = {code for hood in hoods for code in columns.neighbourhoods[hood].values()}
    return (codes.pop() if len(codes) == 1 else None), False, hoods


def reach(asked: Asked, columns: Columns, size: int, regional: float) -> tuple[Vector, Vector]:
    """Who may serve as "the best here" (0 to 1), and how much everybody's place counts."""
    code = columns.place[:size]
    everywhere = code == -1
    if asked.place is None:
        allowed = np.where(everywhere, 1.0, 0.6)
        fit = np.where(everywhere, 1.0, 0.45)
    else:
        here = code == asked.place
        allowed = np.where(here | everywhere, 1.0, 0.0)
        fit = np.where(here, 1.0, np.where(everywhere, regional, 0.04))
    if asked.neighbourhoods:
        inside = np.zeros(size, dtype=bool)
        for hood in asked.neighbourhoods:
            inside[list(columns.neighbourhoods[hood])] = True
        fit = fit * np.where(inside, 1.35, np.where(columns.local[:size], 0.8, 1.0))
    allowed = allowed * columns.alive[:size]
    return allowed.astype(np.float32), fit.astype(np.float32)


def age_fit(ages: list[tuple[int, int]], columns: Columns, size: int, adults: float) -> Vector:
    """How well everybody serves the ages spoken of, 0.06 to 1; any of several will do.

    ``adults``: how likely it is, 0 to 1, that help for adults is what is needed.
    """
    if not ages:
        return np.ones(size, dtype=np.float32)
    low, high = columns.low[:size], columns.high[:size]
    best = np.zeros(size, dtype=np.float32)
    for start, end in ages[:3]:
        gap = np.maximum(low - end, start - high).astype(np.float32)
        best = np.maximum(best, np.where(gap <= 0, 1.0, np.exp(-0.45 * gap - 0.25)))
    best = np.where((low >= 18) | (high > 60), np.maximum(best, 0.9 * adults), best)
    return np.maximum(best, 0.06).astype(np.float32)


def wishes(asked: Asked, columns: Columns, base: Vector, fit: Vector) -> Vector:
    """Return what language, cost and hour add to or take off everybody's score."""
    size = len(base)
    extra = np.zeros(size, dtype=np.float32)
    for language in asked.languages:
        rows = list(columns.languages.get(language, ()))
        extra[rows] += (0.35 + 0.5 * base[rows]) * fit[rows]
    if asked.free:
        cost = columns.free[:size]
        extra += 0.08 * base * (cost == 1) - 0.3 * base * (cost == -1)
    if asked.paid:
        extra += 0.25 * base * (columns.free[:size] == -1)
    if asked.late:
        for row in np.argsort(-base)[:40]:
            profile = columns.profiles[row]
            if profile is not None and profile.hours and not open_late(profile.hours):
                extra[row] -= 0.35 * base[row]
    return extra


def names_organisation(asked: Asked, columns: Columns) -> bool:
    """Tell whether a short question names an organisation: "wie zit er bij Samen Doen?"."""
    return len(asked.reading.words) <= SHORT and any(_organisations(asked, columns))


def _organisations(asked: Asked, columns: Columns) -> Iterator[set[int]]:
    """Give the rows of each organisation that is named by neighbouring words of its name.

    It may be called by everyday words that tell nothing one by one.
    """
    for one, other in itertools.pairwise(asked.reading.words):
        if named := columns.organisations.get((one.folded, other.folded)):
            yield named


def own_words(
    asked: Asked, columns: Columns, knowledge: Knowledge, reader: Reader, size: int
) -> tuple[Vector, float]:
    """How much of a question's telling words are in each one's own words, and known at all."""
    lexicon, everyday = reader.lexicon, reader.anyone
    score = np.zeros(size, dtype=np.float32)
    whole = known = 0.0
    for word, terms in zip(asked.reading.words, asked.reading.terms, strict=True):
        if lexicon.stem(word.folded) in lexicon.stop or word.folded in columns.places:
            continue
        if word.folded.isdigit() or len(word.folded) < 2:
            continue
        telling = 0.0
        touched: list[tuple[NDArray[np.int32], Vector]] = []
        for term, sure in terms.items():
            if sure < 0.64 or term in lexicon.stop or term in everyday:
                continue
            posting = columns.postings(term)
            if posting is None:
                continue
            rarity = columns.idf(term) * sure * (0.2 + 0.8 * knowledge.words.informative(term))
            telling = max(telling, rarity)
            touched.append((posting[0], posting[1] * np.float32(rarity)))
        whole += telling or 3.0
        known += telling
        if len(touched) == 1:
            score[touched[0][0]] += touched[0][1]
        elif touched:
            part = np.zeros(size, dtype=np.float32)
            for rows, values in touched:
                part[rows] = np.maximum(part[rows], values)
            score += part
    for named in _organisations(asked, columns):
        rarity = math.log(1 + len(columns) / len(named))
        score[list(named)] += rarity
        whole += rarity
        known += rarity
    score *= columns.alive[:size]
    return score / max(whole, 1e-6), known / max(whole, 1e-6)
