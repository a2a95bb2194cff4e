"""What people answer about a meetup, field by field: understood, or refused with a reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.errors import Invalid
from bot.meetups.models import Place

LIMITS = {"theme": 120, "place": 160, "facilitator": 60, "link": 300}


@dataclass(frozen=True, slots=True)
class Around:
    """What an answer is understood with."""

    now: datetime
    zone: str
    hosts: Mapping[int, str]  # members who can host, by id
    me: int


def read_place(place: Place, text: str) -> Place:
    """Read where it is: words, "online", or the link of an online meetup."""
    words = _words("place", text)
    if words.casefold() == "online":
        return Place(online=True, link=place.link)
    if words.startswith(("https://", "http://")):
        return Place(online=True, link=read_link(words))
    if len(words) < 2:
        raise Invalid("meetup-place", limit=LIMITS["place"])
    return Place(text=words)


def read_link(text: str) -> str:
    """Read the address of an online meetup; raises Invalid `link`."""
    words = text.strip()
    if not words.startswith(("https://", "http://")) or " " in words or len(words) < 12:
        raise Invalid("link")
    return _words("link", words)


def read_capacity(text: str) -> int:
    """Read how many fit; raises Invalid `capacity`."""
    digits = next(iter(text.split()), "")
    if not (digits.isascii() and digits.isdigit() and 2 <= int(digits[:5]) <= 500):
        raise Invalid("capacity")
    return int(digits)


def read_host(text: str, around: Around) -> int:
    """Read who hosts: "me", a member's id, or (part of) a name; raises Invalid `host`."""
    words = text.strip().casefold()
    if words in {"me", "ik"}:
        return around.me
    if words.isascii() and words.isdigit() and int(words) in around.hosts:
        return int(words)
    exact = [id_ for id_, name in around.hosts.items() if name.casefold() == words]
    part = [id_ for id_, name in around.hosts.items() if words and words in name.casefold()]
    found = exact or part
    if len(found) != 1:
        raise Invalid("host", text=text[:40])
    return found[0]


def read_theme(text: str) -> str:
    """Read what it is about; raises Invalid `theme`."""
    words = _words("theme", text)
    if len(words) < 3:
        raise Invalid("theme", limit=LIMITS["theme"])
    return words


def read_facilitator(text: str) -> str:
    """Read who facilitates; raises Invalid `facilitator`."""
    return _words("facilitator", text)


def _words(field: str, text: str) -> str:
    words = " ".join(text.split())
    if len(words) > LIMITS[field]:
        raise Invalid("too-long", limit=LIMITS[field])
    return words
