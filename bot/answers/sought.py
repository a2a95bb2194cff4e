"""Who is sought by what they are called alone: a kind of work, a function or an organisation."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from bot.answers.asked import Asked
    from bot.answers.index import Columns
    from bot.answers.knowledge import Evidence, Knowledge
    from bot.answers.lexicon import Lexicon

    Vector = NDArray[np.float32]

SURE = 0.8  # how sure a word must be read to stand in a title
MOST = 5  # telling words; who says more, tells a problem
HALF = 0.5  # of a title, from which it is called by some of its words
KIND = 0.6  # what being of the kind of work counts, beside having the very function
TOPIC = 0.25  # chance from which words that are a problem as well ("scheiding") are read as one
AWAY = 0.4  # what the place counts at least for an organisation that is named without one


class Titles:
    """Rows of people by the stems of what they, or those they work for, are called."""

    def __init__(self) -> None:
        self._rows: dict[str, set[int]] = defaultdict(set)
        self._stems: dict[int, tuple[str, ...]] = {}

    def put(self, row: int, stems: Iterable[str]) -> None:
        """Add a title."""
        self._stems[row] = tuple(dict.fromkeys(stems))
        for stem in self._stems[row]:
            self._rows[stem].add(row)

    def remove(self, row: int) -> None:
        """Forget a title."""
        for stem in self._stems.pop(row, ()):
            self._rows[stem].discard(row)

    def met(self, asked: Sequence[Sequence[str]], size: int) -> tuple[NDArray[np.bool_], Vector]:
        """Return which asked words (places by rows) call a title, and how much of it they are.

        Its first word calls it, or at least half of its words.
        """
        said: dict[int, set[str]] = defaultdict(set)
        found = np.zeros((len(asked), size), dtype=bool)
        for place, terms in enumerate(asked):
            for term in terms:
                for row in self._rows.get(term, ()):
                    found[place, row] = True
                    said[row].add(term)
        share = np.zeros(size, dtype=np.float32)
        for row, stems in said.items():
            share[row] = len(stems) / len(self._stems[row])
            if share[row] < HALF and self._stems[row][0] not in stems:
                found[:, row] = False
        return found, share


def find_sought(
    asked: Asked,
    evidence: dict[int, Evidence],
    columns: Columns,
    knowledge: Knowledge,
    lexicon: Lexicon,
    fit: Vector,
    likeliest: float,
) -> Vector | None:
    """How far everybody is called what a question names, where it names nothing else.

    Who has the very function comes before who is of the kind of work. None when there is more in
    the question, or when its words are a problem as well (``likeliest``: how sure its topic is)
    and not nearly all of what somebody is called.
    """
    content = _content(asked, columns, lexicon)
    if not 0 < len(content) <= MOST:
        return None
    size = len(fit)
    readings = [asked.reading.terms[place] for place in content]
    terms = [[term for term, sure in reading.items() if sure >= SURE] for reading in readings]
    function, part = columns.functions.met(terms, size)
    employer, whole = columns.employers.met(terms, size)
    its_name = employer.all(axis=0) & (whole > HALF)
    exactly = its_name | ((function | employer).all(axis=0) & (part > HALF))
    if likeliest >= TOPIC and not exactly.any():
        return None
    kind = np.zeros((len(content), size), dtype=np.float32)
    for owner, proof in evidence.items():
        if len(knowledge.topics) <= owner < knowledge.owners:
            named = np.isin(content, _places(proof))
            near = columns.affinity[owner, :size]
            kind[named] = np.maximum(kind[named], np.where(near >= HALF, near, 0.0))
    called = np.maximum(function | employer, KIND * kind)
    title = np.where(called.min(axis=0) > 0, called.mean(axis=0) + HALF * part, 0.0)
    if asked.place_given:
        just_employer = its_name | (employer.any(axis=0) & (kind.max(axis=0) == 0))
        fit = np.where(just_employer, np.maximum(fit, AWAY), fit)
    sought: Vector = (title * fit * columns.alive[:size]).astype(np.float32)
    return sought if sought.any() else None


def only_names(asked: Asked, columns: Columns, lexicon: Lexicon) -> bool:
    """Tell whether a question is just a name, of which the words tell nothing: "Karin de Bruin"."""
    words = [asked.reading.words[place] for place in _content(asked, columns, lexicon)]
    return all(word.written[:1].isupper() or word.folded in columns.names for word in words)


def _content(asked: Asked, columns: Columns, lexicon: Lexicon) -> list[int]:
    """Return the places of the words that say who is sought; none when they are just people."""
    content = [
        place
        for place, word in enumerate(asked.reading.words)
        if lexicon.stem(word.folded) not in lexicon.stop
        and word.folded not in lexicon.grammar["seeking"]
        and word.folded not in columns.places
        and word.folded not in columns.neighbourhoods
    ]
    anyone = lexicon.people["anyone"]
    stems = {lexicon.stem(asked.reading.words[place].folded) for place in content}
    return [] if stems <= anyone else content


def _places(proof: Evidence) -> list[int]:
    """Return the places of the words that were surely read as evidence."""
    return [place for _, match in proof.matches if match.sure >= SURE for place in match.places]
