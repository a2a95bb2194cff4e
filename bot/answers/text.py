"""From letters to stems: normalise, split into words, and bring word forms together."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import Stemmer

if TYPE_CHECKING:
    from collections.abc import Mapping

OPEN = re.compile(r"(?:^|[^aeiou])(?:[aou]|e(?![rlnm]$))[^aeiouxjwy]$|^[^aeiou]*e[rlnm]$")
WORD = re.compile(r"[^\W_]+(?:['’@+][^\W_]+)*")
PARTICLES = [
    "achter",
    "aan",
    "af",
    "bij",
    "binnen",
    "dicht",
    "door",
    "in",
    "langs",
    "lastig",
    "mee",
    "na",
    "neer",
    "om",
    "onder",
    "op",
    "over",
    "rond",
    "samen",
    "terug",
    "tegen",
    "toe",
    "uit",
    "vast",
    "vol",
    "voor",
    "weg",
    "buiten",
    "thuis",
    "los",
    "kwijt",
    "klaar",
    "dood",
    "kapot",
    "stuk",
]
# Nouns that begin with "ge" without being a participle.
GE_NOUNS = frozenset(
    [
        "geweld",
        "gezin",
        "gedrag",
        "gemeente",
        "gebruik",
        "gesprek",
        "gevoel",
        "gezond",
        "gehoor",
        "gelijk",
        "gezag",
        "gebied",
        "gebouw",
        "gezicht",
        "geloof",
        "geluid",
        "gemeen",
        "gevaar",
        "gevolg",
        "gevang",
        "geweten",
        "gewicht",
        "gewoon",
        "gevecht",
        "geest",
        "geheim",
        "gender",
        "gemiddeld",
        "genoeg",
        "geschenk",
        "getuige",
        "gehandicapt",
        "gebit",
        "geboorte",
        "geduld",
        "gedicht",
        "gedachte",
        "gebed",
        "gebaren",
        "gebarentaal",
        "gebrek",
        "gebruiker",
        "gehecht",
        "gehechtheid",
        "gereformeerd",
        "gewelddadig",
        "geslacht",
        "gevangenis",
        "gelovig",
        "geloven",
        "gezondheid",
        "gezins",
        "gezinnen",
        "gezinscoach",
        "gedragswetenschapper",
        "gedragsdeskundige",
        "gevoelig",
        "gevaarlijk",
        "geheel",
        "gebeuren",
        "gebeurt",
        "gebeurd",
        "gebeurtenis",
        "generalist",
        "gemengd",
        "gezellig",
        "geruzie",
        "gedoe",
        "geschil",
        "gerecht",
        "gerechtelijk",
        "gezag",
        "gezind",
        "genitaal",
        "genitale",
    ]
)


def fold(text: str) -> str:
    """Lower case without accents, with plain quotes."""
    if text.isascii():
        return text.lower()
    text = text.replace("’", "'").replace("‘", "'")
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    text = "".join(c for c in text if not unicodedata.combining(c))
    return text.replace("ı", "i").replace("ß", "ss").replace("ø", "o").replace("ł", "l")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: as folded, as written, where it stands, and whether a hyphen follows."""

    folded: str
    written: str
    start: int
    end: int
    glued: bool = False


def split_words(text: str) -> list[Word]:
    """Return the words of a text in order; "18-/18+" gives "18" and "18", "kopp/kvo" gives two."""
    text = text.replace("’", "'").replace("‘", "'")
    words = []
    for match in WORD.finditer(text):
        end = match.end()
        glued = text[end : end + 1] in {"-", "/"} and text[end + 1 : end + 2].isalnum()
        words.append(Word(fold(match[0]), match[0], match.start(), end, glued))
    return words


class Morphology:
    """Brings the forms of a word together; the same on both sides, so errors match as well.

    ``verbs`` maps an infinitive to its irregular forms, ``forms`` a word form to its base.
    """

    def __init__(
        self, verbs: Mapping[str, str], forms: Mapping[str, str], plain: frozenset[str]
    ) -> None:
        # Function words keep to themselves: "dat" is not "daten", "heel" is not "helen".
        self._plain = plain
        self._stemmer = Stemmer.Stemmer("dutch_porter")
        self._base = {form: verb for verb, line in verbs.items() for form in line.split()}
        for verb in verbs:
            self._base.setdefault(verb, verb)
        self._base.update(forms)
        self._participles = {
            form for form, base in self._base.items() if form.startswith("ge") and base in verbs
        }
        self._cache: dict[str, str] = {}

    def stem(self, word: str) -> str:
        """Return the stem of one folded word."""
        found = self._cache.get(word)
        if found is None:
            if len(self._cache) > 200_000:
                self._cache.clear()
            found = self._cache[word] = self._stem(word)
        return found

    def base(self, word: str) -> str:
        """Return the infinitive of an irregular form, else the word itself."""
        return self._base.get(word, word)

    def is_verb(self, word: str) -> bool:
        """Whether this form belongs to an irregular verb."""
        return word in self._base

    def _stem(self, word: str) -> str:
        base = self._base.get(word)
        if base is not None:
            return base[:-1] if base.endswith("!") else self._reduce(base)
        if word in self._plain:
            return word + "."
        if len(word) < 4 or any(c.isdigit() for c in word):
            return word
        word = word.replace("'", "")
        return self._reduce(self._whole_verb(word) or word)

    def _whole_verb(self, word: str) -> str | None:
        """Return a participle or separable form as its verb: "weggelopen" is "weglopen"."""
        for particle in PARTICLES:
            if not word.startswith(particle) or len(word) < len(particle) + 4:
                continue
            rest = word[len(particle) :]
            base = self._base.get(rest)
            if base is not None and (rest in self._participles or base != rest):
                return particle + base.removesuffix("!")
            if rest.startswith("ge") and rest[-1] in "td" and rest not in GE_NOUNS:
                return particle + rest[2:]
        if word.startswith("ge") and len(word) > 5 and word not in GE_NOUNS and word[-1] in "tdn":
            return word[2:]
        return None

    def _reduce(self, word: str) -> str:
        if word.endswith(("tjes", "pjes")) and len(word) > 6:
            word = word[:-4]
        elif (word.endswith(("tje", "pje")) and len(word) > 5) or (
            word.endswith("jes") and len(word) > 5
        ):
            word = word[:-3]
        elif word.endswith("je") and len(word) > 5:
            word = word[:-2]
        stem: str = self._stemmer.stemWord(word)
        if not stem:
            return word
        if stem[-2:-1] in {"a", "e", "o", "u"}:
            long = stem[:-1] + stem[-2] + stem[-1]  # the stemmer shortens "zoon"; undone here
            if word.startswith(long):
                stem = long
        if (
            stem.endswith(("ooit", "aait", "oeit", "eeuwt", "ieuwt"))
            or (len(stem) > 3 and stem[-1] in "td" and stem[-2] not in "aeiouyjtd")
            or (len(stem) > 4 and stem[-2:] in {"tt", "dt", "td", "dd"})
        ):
            stem = stem[:-1]
        if stem.endswith("ing") and len(stem) > 6:
            return self._reduce(stem[:-3])
        if stem[-1] == stem[-2:-1] and stem[-1] not in "aeiou":
            stem = stem[:-1]
        elif OPEN.search(stem) and word[len(stem) : len(stem) + 1] in {"e", "i"}:
            # An open syllable is long: "kopen" is "koop", "koppen" is "kop".
            stem = stem[:-1] + stem[-2] + stem[-1]
        if stem[-1] == "z":
            stem = stem[:-1] + "s"
        elif stem[-1] == "v":
            stem = stem[:-1] + "f"
        return stem
