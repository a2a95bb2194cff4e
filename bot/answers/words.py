"""What each single word says for each topic, learnt from cues and from what colleagues tell.

A word speaks for a topic as far as that topic's texts use it more than all texts do: the logarithm
of that ratio, smoothed, as naive Bayes has it.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Set

    from numpy.typing import NDArray

    from bot.answers.tuning import Tuning

    Vector = NDArray[np.float32]
    Used = Iterable[tuple[int, str, float]]  # a topic's number, a stem in its texts, how much


MOST = 4.0  # log odds that one word may give
PRIOR = 50.0  # words of no particular kind, that are counted with each kind


class Words:
    """The single words that topics use."""

    def __init__(self, written: Used, told: Used, topics: int, tuning: Tuning) -> None:
        """``written``: in cues, descriptions and who-knowledge; ``told``: in situations."""
        self._tuning = tuning
        self._rows: dict[str, int] = {}
        used = [_Uses(self._rows, written), _Uses(self._rows, told)]
        shape = (len(self._rows), topics)
        cues, situations = (uses.table(shape) for uses in used)
        often = (cues > 0).sum(axis=1)
        self._in_topics: list[int] = often.tolist()
        spread = np.log(np.maximum(1, often)) / math.log(topics + 1)
        self._tells: list[float] = np.clip(1.15 - spread, 0.05, 1.0).tolist()
        self._says = _log_ratios(cues, tuning.smoothing)
        self._says += tuning.told * _log_ratios(situations, tuning.told_smoothing)

    def say(self, stem: str) -> Vector | None:
        """Return what a stem says for every topic, as log ratios; None if no topic uses it."""
        row = self._rows.get(stem)
        return None if row is None else self._says[row]

    def says(self, stem: str, topic: int) -> float:
        """Return how much a stem says for a topic, as a log ratio; 0 if it is not known."""
        row = self._rows.get(stem)
        return 0.0 if row is None else float(self._says[row, topic])

    def commonness(self, stem: str, topic: int | None) -> float:
        """Return how far a stem is everybody's, less if it is this topic's above all; from 0."""
        row = self._rows.get(stem)
        if row is None:
            return 0.0
        others = max(0, self._in_topics[row] - 1)
        own = 0.0 if topic is None else float(self._says[row, topic])
        return others / self._tuning.common * min(1.0, max(0.0, 1 - own / self._tuning.own_word))

    def informative(self, stem: str) -> float:
        """Return how much a stem of everyday language tells, 0 to 1; an unknown one tells all."""
        row = self._rows.get(stem)
        if row is None:
            return 0.0 if stem.endswith(".") else 1.0
        return self._tells[row]


class Ours:
    """Which words are said of somebody in need, and which of what is nobody's here."""

    def __init__(
        self,
        told: Iterable[Iterable[str]],
        other: Iterable[Iterable[str]],
        asking: Set[str] = frozenset(),
    ) -> None:
        """Take texts of both kinds, as stems, and the stems with which one merely asks."""
        ours = Counter(stem for text in told for stem in set(text))
        others = Counter(stem for text in other for stem in set(text))
        here, there = ours.total(), others.total()
        self._says = {}
        for stem in (ours.keys() | others.keys()) - asking:
            expected = PRIOR * (ours[stem] + others[stem]) / (here + there)
            odds = (ours[stem] + expected) / (others[stem] + expected)
            says = math.log(odds * (there + PRIOR) / (here + PRIOR))
            self._says[stem] = max(-MOST, min(MOST, says))

    def say(self, stems: Iterable[str]) -> float:
        """Return how far a text is ours, in log odds; below 0 it is not."""
        return sum(self._says.get(stem, 0.0) for stem in set(stems))


class _Uses:
    """Which topic uses which word how much, gathered in little memory."""

    def __init__(self, rows: dict[str, int], used: Used) -> None:
        self._stems, self._topics, self._weights = array("i"), array("i"), array("f")
        for topic, stem, weight in used:
            self._stems.append(rows.setdefault(stem, len(rows)))
            self._topics.append(topic)
            self._weights.append(weight)

    def table(self, shape: tuple[int, int]) -> Vector:
        """Return stems by topics."""
        table = np.zeros(shape, dtype=np.float32)
        np.add.at(table, (self._stems, self._topics), self._weights)
        return table


def _log_ratios(table: Vector, smoothing: float) -> Vector:
    """Return how much more each topic uses a word than all do together; 0 for what none uses."""
    if not table.any():
        return table
    common = table.sum(axis=1, keepdims=True) / table.sum()
    totals = table.sum(axis=0) + smoothing
    table += smoothing * common
    table /= totals
    np.divide(table, common, out=table, where=common > 0)
    return np.log(table, out=table, where=common > 0)
