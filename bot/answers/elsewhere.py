"""A municipality that a question names and that is not of the community."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parents[2] / "config" / "municipalities.toml"


@dataclass(frozen=True, slots=True)
class Municipalities:
    """All municipalities, by the ways in which people write them."""

    official: dict[str, tuple[str, str]]  # casefolded → as written, its official name
    words: frozenset[str]  # casefolded; everyday words as well
    pattern: re.Pattern[str]  # "in Utrecht", and "…, Utrecht" at the end


@cache
def load_municipalities(file: Path = FILE) -> Municipalities:
    """Return the municipalities as they are kept in a file."""
    with file.open("rb") as opened:
        kept = tomllib.load(opened)
    named = {name: name for name in kept["names"]} | kept["also"]
    either = "|".join(re.escape(name) for name in sorted(named, key=len, reverse=True))
    pattern = rf"(?:\b(?:in|uit|te|from|gemeente)\s+({either})(?![\w-])|,\s*({either})\s*[.?!]*$)"
    return Municipalities(
        {name.casefold(): (name, official) for name, official in named.items()},
        frozenset(word.casefold() for word in kept["words"]),
        re.compile(pattern, re.IGNORECASE),
    )


def find_elsewhere(text: str, ours: Sequence[str]) -> str | None:
    """Return the first municipality that a text names, unless it is one of ours."""
    known, here = load_municipalities(), {place.casefold() for place in ours}
    for found in known.pattern.finditer(text.strip()):
        said = found[1] or found[2]
        name, official = known.official[said.casefold()]
        if said.casefold() in known.words and said[0].islower():
            continue
        if here.isdisjoint({name.casefold(), official.casefold()}):
            return name
    return None
