"""What people do with groups: coming, going, and who may do what."""

from typing import TYPE_CHECKING

from loopback import places
from loopback.entities import finish
from loopback.errors import PeopleError
from loopback.model import Chat, Person
from loopback.world import Draft, Event

if TYPE_CHECKING:
    from loopback.world import World


def _check_present(chat: Chat, person: Person, *, administers: bool = False) -> None:
    place = chat.member(person.id)
    if chat.private or place is None or not place.present or chat.moved_to is not None:
        raise PeopleError("you are not in this group")
    if administers and not place.administers:
        raise PeopleError("only an administrator can do this")


def join(world: "World", person: Person, chat: Chat) -> None:
    """Join a group by its link."""
    if chat.private or chat.moved_to is not None:
        raise PeopleError("there is nothing to join")
    places.add(world, chat, person.id, person.id)


def leave(world: "World", person: Person, chat: Chat) -> None:
    """Leave a group."""
    _check_present(chat, person)
    places.remove(world, chat, person.id, person.id)


def add(world: "World", person: Person, chat: Chat, other: int, payload: str = "") -> None:
    """Add a person or a bot to a group; a payload is what `?startgroup=` carries."""
    _check_present(chat, person)
    places.add(world, chat, other, person.id)
    bot = world.state.bots.get(other)
    if bot is not None and payload:
        content = finish(f"/start@{bot.username} {payload}", [])
        world.post(chat, Draft(person.id, content, start=payload))


def remove(world: "World", person: Person, chat: Chat, other: int) -> None:
    """Remove somebody from a group."""
    _check_present(chat, person, administers=True)
    if chat.has(other) and chat.members[other].status == "creator":
        raise PeopleError("the creator cannot be removed")
    places.remove(world, chat, other, person.id)


def promote(world: "World", person: Person, chat: Chat, other: int) -> None:
    """Make somebody an administrator with all rights."""
    _check_present(chat, person, administers=True)
    if not chat.has(other):
        raise PeopleError("this one is not in the group")
    places.promote(world, chat, other, person.id, None)


def demote(world: "World", person: Person, chat: Chat, other: int) -> None:
    """Make an administrator a member again."""
    _check_present(chat, person, administers=True)
    if not chat.has(other) or chat.members[other].status != "administrator":
        raise PeopleError("this one is not an administrator")
    places.demote(world, chat, other, person.id)


def migrate(world: "World", person: Person, chat: Chat) -> Chat:
    """Make a supergroup of a group."""
    _check_present(chat, person, administers=True)
    if chat.type == "supergroup":
        raise PeopleError("this is a supergroup already")
    return places.migrate(world, chat, person.id)


def set_title(world: "World", person: Person, chat: Chat, title: str) -> None:
    """Give a group another title."""
    _check_present(chat, person)
    if not title.strip():
        raise PeopleError("a title cannot be empty")
    chat.title = title.strip()
    world.post(chat, Draft(person.id, {"new_chat_title": chat.title}, service=True))
    world.announce(Event("chat", chat))
