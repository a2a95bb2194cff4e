"""What a view gives back: a text with its buttons, ready to be sent by the edge."""

from dataclasses import dataclass, replace
from typing import Self


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button: `press` is callback_data, `url` a link; exactly one of them is set."""

    label: str
    press: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact card as Telegram sends it; `vcard` at most 2048 bytes."""

    number: str
    name: str
    vcard: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """A document."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class CardOf:
    """The meetup of which a message in the group is the card."""

    meetup_id: int
    message_id: int | None = None  # edit this one in place; None: send it


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """One message: `text` is HTML of at most 4096 characters as shown."""

    text: str
    buttons: Rows = ()
    contacts: tuple[Contact, ...] = ()
    file: File | None = None
    share_number: str | None = None  # label of the key that shares one's own number
    hide_keys: bool = False  # takes such a key away again
    picture: bytes | None = None  # PNG; the text stands under it, 1024 characters at most then
    ask: str | None = None  # a hint in the text box: what is typed next is a reply to this message
    card: CardOf | None = None  # of which meetup this is the card in the group

    def with_rows(self, *rows: tuple[Button, ...]) -> Self:
        """Return the same reply with more rows of buttons; empty rows are left out."""
        return replace(self, buttons=self.buttons + tuple(row for row in rows if row))


@dataclass(frozen=True, slots=True)
class Toast:
    """The answer to a press: a short note, a box to close (`alert`), or a link to follow."""

    text: str = ""
    alert: bool = False
    url: str | None = None
