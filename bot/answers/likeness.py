"""What a text is like: situations that colleagues told before, each with its topic.

A text and a situation are alike as far as they point the same way (`vectors.py`), also where they
share no word. Each topic is as likely as the mean likeness of its situations, the nearest first.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from bot.answers.vectors import WordVectors

    Vector = NDArray[np.float32]

KNOWN = 0.64  # a reading of a word that is less sure does not count
SLICE = 250  # situations that are summed at a time


class Likeness:
    """Situations as directions, compiled; compares many texts at once."""

    def __init__(
        self,
        vectors: WordVectors,
        situations: Mapping[int, Sequence[Sequence[str]]],
        topics: int,
        near: float,
    ) -> None:
        """``situations`` by topic number, as stems; ``near`` in cosines."""
        self._vectors = vectors
        self._near = near
        self._topics = topics
        told = [(number, text) for number in sorted(situations) for text in situations[number]]
        owners = np.array([number for number, _ in told], dtype=np.int64)
        self._owners, self._starts, counts = np.unique(
            owners, return_index=True, return_counts=True
        )
        self._counts = counts.astype(np.float32)
        bags = [vectors.rows(stems) for _, stems in told]
        often = Counter(row for bag in bags for row in set(bag))
        rarity = np.full(len(vectors), np.log1p(len(bags)), dtype=np.float32)
        seen = np.fromiter(often, dtype=np.int64, count=len(often))
        times = np.fromiter(often.values(), dtype=np.float32, count=len(often))
        rarity[seen] = np.log1p(len(bags) / (1 + times))
        self._weight = rarity**2
        self._mean = np.zeros(vectors.size, dtype=np.float32)
        self._told = np.zeros((len(bags), vectors.size), dtype=np.float32)
        for start in range(0, len(bags), SLICE):
            self._told[start : start + SLICE] = self._sum(bags[start : start + SLICE])
        if told:
            self._mean = self._told.mean(axis=0)
            self._told -= self._mean
            self._told /= np.maximum(np.linalg.norm(self._told, axis=1, keepdims=True), 1e-6)

    def _sum(self, bags: Sequence[Sequence[int]]) -> Vector:
        rows = np.array([row for bag in bags for row in bag], dtype=np.int64)
        result = np.zeros((len(bags), self._vectors.size), dtype=np.float32)
        if len(rows):
            full = [number for number, bag in enumerate(bags) if bag]
            starts = np.cumsum([0] + [len(bags[number]) for number in full[:-1]])
            weighed = self._vectors.take(rows) * self._weight[rows, None]
            result[full] = np.add.reduceat(weighed, starts, axis=0)
        return result

    def direct(self, places: Sequence[Mapping[str, float]]) -> Vector:
        """Return the direction of a text, given what each of its words may mean and how surely.

        A word that is known as it stands counts alone, else all that it may mean.
        """
        total = np.zeros(self._vectors.size, dtype=np.float32)
        for terms in places:
            found = [
                (row, sure)
                for term, sure in terms.items()
                if sure >= KNOWN and (row := self._vectors.row(term)) is not None
            ]
            if found and found[0][1] == 1.0:
                found = found[:1]
            for row, sure in found:
                weight = self._weight[row] * np.float32(sure)
                total += self._vectors.take(np.array([row]))[0] * weight
        if not total.any():
            return total
        result: Vector = _direct((total - self._mean)[None])[0]
        return result

    def scores(self, directions: Sequence[Vector]) -> Vector:
        """Return texts by topics: how much each text is like a topic's situations, as a log ratio.

        Zero for a text without known words, and for a topic without situations.
        """
        result = np.zeros((len(directions), self._topics), dtype=np.float32)
        if not len(self._told) or not directions:
            return result
        alike = np.exp(np.array(directions) @ self._told.T / np.float32(self._near))
        sums = np.log(np.add.reduceat(alike, self._starts, axis=1) / self._counts)
        known = np.array([direction.any() for direction in directions])
        result[:, self._owners] = (sums - sums.mean(axis=1, keepdims=True)) * known[:, None]
        return result


def _direct(sums: Vector) -> Vector:
    """Return directions of length one; nothing stays nothing."""
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    result: Vector = (sums / np.maximum(lengths, 1e-6)).astype(np.float32)
    return result
