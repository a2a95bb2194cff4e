"""Makes and parses every callback_data: `version|verb|argument|…`, at most 64 bytes."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from bot.views.reply import Button

VERSION = "1"
LIMIT = 64  # bytes, Telegram's
Choice = TypeVar("Choice", bound=StrEnum)
NUMBER = re.compile(r"[0-9]{1,18}")  # what an id of the database can be


class OldButton(Exception):  # a fact about a button, not a failure
    """The button was made by another version of this program."""


@dataclass(frozen=True, slots=True)
class Press:
    """A button press: what to do, with which arguments. Never a permission."""

    verb: str
    arguments: tuple[str, ...] = ()

    def number(self, index: int) -> int:
        """Return an argument as a number; raises OldButton when it is none."""
        word = self.word(index)
        if not NUMBER.fullmatch(word):
            raise OldButton
        return int(word)

    def word(self, index: int) -> str:
        """Return an argument; raises OldButton when it is missing."""
        try:
            return self.arguments[index]
        except IndexError:
            raise OldButton from None

    def one_of(self, index: int, kind: type[Choice]) -> Choice:
        """Return an argument as one of a kind; raises OldButton when it is none."""
        try:
            return kind(self.word(index))
        except ValueError:
            raise OldButton from None


def press(verb: str, *arguments: str | int) -> str:
    """Return the callback_data for a verb; raises ValueError when it would not fit."""
    data = "|".join((VERSION, verb, *(str(argument) for argument in arguments)))
    if len(data.encode()) > LIMIT or any("|" in str(argument) for argument in arguments):
        raise ValueError(f"callback_data does not fit: {verb}")
    return data


def parse_press(data: str | None) -> Press:
    """Return what was pressed; raises OldButton when this program did not make it."""
    version, _, rest = (data or "").partition("|")
    verb, *arguments = rest.split("|")
    if version != VERSION or not verb:
        raise OldButton
    return Press(verb, tuple(arguments))


def button(label: str, verb: str, *arguments: str | int) -> Button:
    """Return a button that presses a verb."""
    return Button(label, press=press(verb, *arguments))


def start_link(username: str, payload: str) -> str:
    """Return the link that opens the private chat with a payload (64 letters at most)."""
    return f"https://t.me/{username}?start={payload}"
