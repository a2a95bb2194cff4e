"""The words about meetups that an operator may change: titles of kinds, questions to start with."""

import tomllib
from functools import cache
from pathlib import Path

from bot.meetups.models import Kind

FILE = Path(__file__).parents[2] / "config" / "meetups.toml"


def kind_title(kind: Kind, language: str = "nl") -> str:
    """Give the title of a kind of meetup."""
    return _kinds().get(kind, {}).get(language, kind.value)


def question(number: int, language: str = "nl") -> str:
    """Give the question to start with; the numbers go round."""
    questions = _load()["questions"]
    return questions[number % len(questions)].get(language, "")


@cache
def _kinds() -> dict[str, dict[str, str]]:
    return {one["key"]: one for one in _load()["kinds"]}


@cache
def _load() -> dict[str, list[dict[str, str]]]:
    with FILE.open("rb") as stream:
        return tomllib.load(stream)
