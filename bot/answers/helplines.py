"""The national help lines that come before any other answer, as the operator keeps them."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

FILE = Path(__file__).parents[2] / "config" / "helplines.toml"


@dataclass(frozen=True, slots=True)
class Helpline:
    """A national number, with where and when it was looked up."""

    key: str
    name: str
    number: str
    nl: str  # what it does
    en: str
    hours: str
    cost: str
    source: str
    checked: date | None = None  # None: on no official page
    short: str | None = None  # a short number beside it


@cache
def load_helplines(file: Path = FILE) -> dict[str, Helpline]:
    """Return the help lines by key; raises TypeError or KeyError when the file is not right."""
    with file.open("rb") as opened:
        found = tomllib.load(opened)["helplines"]
    return {line["key"]: Helpline(**line) for line in found}
