"""A second look: words that weigh towards danger where no single sign was found.

The weights are learned from labelled messages (python -m benchmarks.urgent_weights) and stand,
readable, in config/urgency_weights.tsv: a feature and its weight for each help line. A feature is
a stem, two neighbouring stems, or a group of words from config/urgency.toml, alone or with another.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import Stemmer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FILE = Path(__file__).parents[2] / "config" / "urgency_weights.tsv"
LABELS = ("112", "113", "csg", "veilig_thuis")
START = "(start)"
HEAD = 2  # lines that explain the file; "#" begins features as well, it is any number
# Words that say nothing by themselves.
SMALL_WORDS = """
    de het een is zijn haar hij zij ze hem dat die deze dit ik je we wij en of in op van aan met
    voor naar uit bij om te er heeft had was wordt zegt zei als maar wat wie nu al nog ook dan
    door over the a an he she her him his to and on i my it has says said
"""
SMALL = frozenset(["", *SMALL_WORDS.split()])  # the empty word is where a figure of speech stood


@dataclass(frozen=True, slots=True)
class Feature:
    """Something a message has, and the places of the words that make it."""

    name: str
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Suspicion:
    """How much a message leans to danger (log odds), to which help line, and by which words."""

    odds: float
    label: str
    places: tuple[int, ...]


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("dutch")


@cache
def load_weights(file: Path = FILE) -> dict[str, tuple[float, ...]]:
    """Return the learned weights by feature, one for each label in order."""
    lines = file.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines[HEAD:]]
    return {name: tuple(map(float, weights)) for name, *weights in rows}


def find_features(words: Sequence[str], message: Sequence[frozenset[str]]) -> list[Feature]:
    """Return what a message has, given its words as read and what each of them is."""
    found: dict[str, tuple[int, ...]] = {}
    for name, places in _name_features(words, message):
        found.setdefault(name, places)
    return [Feature(name, places) for name, places in found.items()]


def _name_features(
    words: Sequence[str], message: Sequence[frozenset[str]]
) -> Iterator[tuple[str, tuple[int, ...]]]:
    stems = [_stemmer().stemWord(word) for word in words]
    groups: dict[str, int] = {}
    for place, stem in enumerate(stems):
        small = words[place] in SMALL
        if not small:
            yield stem, (place,)
        together = place and words[place] and words[place - 1]
        if together and not (small and words[place - 1] in SMALL):
            yield f"{stems[place - 1]} {stem}", (place - 1, place)
        for atom in message[place]:
            if atom.startswith("<"):
                groups.setdefault(atom, place)
    names = sorted(groups)
    for number, name in enumerate(names):
        yield name, (groups[name],)
        for other in names[:number]:
            yield f"{other} {name}", (groups[other], groups[name])


def suspect(features: Sequence[Feature], weights: dict[str, tuple[float, ...]]) -> Suspicion:
    """Weigh the features of a message; ``places`` are the words that count most."""
    known = [(feature, weights[feature.name]) for feature in features if feature.name in weights]
    size = math.sqrt(len(known) or 1)
    start = weights[START]
    scores = [start[i] + sum(weight[i] for _, weight in known) / size for i in range(len(LABELS))]
    best = max(range(len(LABELS)), key=scores.__getitem__)
    odds = scores[best] + math.log(sum(math.exp(score - scores[best]) for score in scores))
    counted: dict[int, float] = {}
    for feature, weight in known:
        for place in feature.places:
            counted[place] = counted.get(place, 0.0) + weight[best] / len(feature.places)
    most = sorted(counted, key=counted.__getitem__, reverse=True)[:4]
    return Suspicion(odds, LABELS[best], tuple(sorted(p for p in most if counted[p] > 0)))
