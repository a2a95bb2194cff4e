"""Words as directions: what is said in other words points the same way.

The vectors stand in config/vectors; benchmarks/word_vectors.py makes them, and the README there
tells from what. A text is the sum of its words, the rare ones first.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    Vector = NDArray[np.float32]

FOLDER = Path(__file__).resolve().parents[2] / "config" / "vectors"


class WordVectors:
    """A direction for each known stem; the table stays on disk until a word is looked up."""

    def __init__(self, folder: Path = FOLDER) -> None:
        stems = (folder / "words.txt").read_text(encoding="utf-8").split()
        self._row = {stem: row for row, stem in enumerate(stems)}
        self._table = np.load(folder / "words.npy", mmap_mode="r")  # int8, stems by dimensions
        self._scale = np.load(folder / "scales.npy")  # of each row
        if not len(stems) == len(self._table) == len(self._scale):
            raise ValueError(f"{folder}: words and vectors differ in number")
        self.size = int(self._table.shape[1])

    def row(self, stem: str) -> int | None:
        """Return where a stem stands; None when it is not known."""
        return self._row.get(stem)

    def rows(self, stems: Iterable[str]) -> list[int]:
        """Return where the known ones of some stems stand."""
        return [row for stem in stems if (row := self._row.get(stem)) is not None]

    def __len__(self) -> int:
        return len(self._row)

    def take(self, rows: NDArray[np.int64]) -> Vector:
        """Return the vectors of some rows."""
        vectors: Vector = self._table[rows] * self._scale[rows, None]
        return vectors
