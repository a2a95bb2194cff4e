"""Finding people by name, organisation or function, with typos: pure, over a community's names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz

from bot.directory.disciplines import plain

FILLING = frozenset((
    "nummer", "telefoonnummer", "tel", "telefoon", "mobiel", "contact", "van", "de", "het", "een",
    "den", "der", "ten", "ter", "te", "bij", "in", "voor", "wie", "is", "bel", "ik", "geef",
    "mij", "me", "zoek", "the", "of", "number", "mag", "heb", "je", "jij", "graag", "en", "aub",
))  # fmt: skip
ENOUGH = 60.0  # of 100
BEHIND = 15.0  # hits this far behind the best one are noise


@dataclass(frozen=True, slots=True)
class Named:
    """What of an entry can be found by; `discipline` is its title."""

    id: int
    name: str
    organisation: str
    function: str
    discipline: str
    municipality: str = ""


def search(text: str, people: Iterable[Named], limit: int = 8) -> list[int]:
    """Return the ids of those meant, best first; nothing when nobody comes near enough."""
    words = plain(text).split()
    wanted = [word for word in words if word not in FILLING] or words
    if not wanted:
        return []
    scored = [(_score(wanted, one), one) for one in people]
    best = max((score for score, _ in scored), default=0.0)
    floor = max(ENOUGH, best - BEHIND)
    hits = [(score, one) for score, one in scored if score >= floor]
    hits.sort(key=lambda hit: (-hit[0], hit[1].name.casefold(), hit[1].id))
    return [one.id for _, one in hits[:limit]]


def _score(wanted: list[str], one: Named) -> float:
    """Average how well each wanted word is met; names count a little more."""
    fields = (
        (_words(one.name), 100.0),
        (_words(one.organisation), 90.0),
        (_words(one.function), 90.0),
        (_words(one.discipline), 80.0),
        (_words(one.municipality), 80.0),
    )
    met = [max(weight * _meets(word, words) for words, weight in fields) for word in wanted]
    # A word that is met nowhere counts fully against: "Jan Bakker" is not "Jan de Vries".
    return sum(met) / len(met) if min(met) > 0 else sum(met) / len(met) - 25


@lru_cache(maxsize=8192)  # taking words apart is most of the work
def _words(text: str) -> tuple[str, ...]:
    words = plain(text).split()
    return *words, *(first + second for first, second in pairwise(words))  # "gertjan"


def _meets(word: str, words: Sequence[str]) -> float:
    """Say between 0 and 1 how well a word is among others: whole, begun, inside, or with a typo."""
    if word in words:
        return 1.0
    if len(word) < 2:
        return 0.0
    met = 0.0
    for other in words:
        if other.startswith(word):
            met = max(met, 0.94)
        elif len(word) >= 4 and word in other:
            met = max(met, 0.85)
        elif len(word) >= 4 and len(other) >= 4:
            alike = fuzz.ratio(word, other, score_cutoff=74) / 100
            met = max(met, alike * 0.9)
    return met
