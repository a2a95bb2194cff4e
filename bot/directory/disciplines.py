"""The fixed list of disciplines, and recognising one as people write it."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz, process

FILE = Path(__file__).parents[2] / "config" / "disciplines.toml"
_STROKES = str.maketrans("ıłøđ", "ilod")  # letters that normalising does not take apart
ALIKE = 86.0  # rapidfuzz ratio from which a word counts as a typo of another


@dataclass(frozen=True, slots=True)
class Sector:
    """A group of disciplines, to choose by button in two taps."""

    key: str
    nl: str
    en: str


@dataclass(frozen=True, slots=True)
class Discipline:
    """One discipline: its lasting key, its titles, and other ways in which people write it."""

    key: str
    sector: str
    nl: str
    en: str
    aliases: tuple[str, ...]


class Disciplines:
    """All sectors and disciplines, in the order of the file."""

    def __init__(self, sectors: dict[str, Sector], disciplines: dict[str, Discipline]):
        self.sectors = sectors
        self.disciplines = disciplines
        self._ways: dict[str, str] = {}
        for one in disciplines.values():  # titles win over aliases of others
            for way in (one.key, one.nl, one.en):
                self._ways.setdefault(plain(way), one.key)
        for one in disciplines.values():
            for alias in one.aliases:
                self._ways.setdefault(plain(alias), one.key)

    def __contains__(self, key: object) -> bool:
        return key in self.disciplines

    def of(self, sector: str) -> list[Discipline]:
        """List the disciplines of one sector."""
        return [one for one in self.disciplines.values() if one.sector == sector]

    def title(self, key: str, language: str = "nl") -> str:
        """Give the title of a discipline; a key that is no longer in the file is its own title."""
        one = self.disciplines.get(key)
        return key if one is None else one.en if language == "en" else one.nl

    def recognise(self, text: str) -> str | None:
        """Find the key meant by a title, alias, typo or sentence that holds one; None if unsure."""
        wanted = plain(text)
        if not wanted:
            return None
        if wanted in self._ways:
            return self._ways[wanted]
        return self._by_typo(wanted) or self._by_part(wanted)

    def _by_typo(self, wanted: str) -> str | None:
        if len(wanted) < 5:  # nearly all short words look like some abbreviation
            return None
        near = process.extract(
            wanted, list(self._ways), scorer=fuzz.ratio, score_cutoff=ALIKE, limit=4
        )
        keys = {self._ways[way] for way, score, _ in near if score >= near[0][1] - 2}
        return keys.pop() if len(keys) == 1 else None

    def _by_part(self, wanted: str) -> str | None:
        held = [way for way in self._ways if len(way) > 2 and f" {way} " in f" {wanted} "]
        return self._ways[max(held, key=len)] if held else None


def plain(text: str) -> str:
    """Reduce text to lower case letters, digits and plus signs, with single spaces."""
    bare = unicodedata.normalize("NFKD", text.casefold()).translate(_STROKES)
    bare = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return " ".join(re.findall(r"[^\W_]+\+?", bare))


@cache
def load_disciplines(file: Path = FILE) -> Disciplines:
    """Read the list; raises OSError, KeyError or tomllib.TOMLDecodeError when the file is wrong."""
    with file.open("rb") as stream:
        data = tomllib.load(stream)
    sectors = {key: Sector(key, one["nl"], one["en"]) for key, one in data["sectors"].items()}
    disciplines = {
        one["key"]: Discipline(
            one["key"],
            sectors[one["sector"]].key,
            one["nl"],
            one["en"],
            tuple(one.get("aliases", ())),
        )
        for one in data["disciplines"]
    }
    return Disciplines(sectors, disciplines)


def discipline_title(key: str, language: str = "nl") -> str:
    """Give the title of a discipline of the list that comes with the program."""
    return load_disciplines().title(key, language)
