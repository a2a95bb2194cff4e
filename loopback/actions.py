"""The table of actions on the people side: the name in the path, and what it does.

To add one: a function from Acting to JSON, and a line in ACTIONS and in docs/loopback.md.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loopback import groups, people, places, screen
from loopback.bubble import message_view
from loopback.errors import PeopleError
from loopback.model import Bot, Chat, Json, Message, Person
from loopback.parameters import Upload

if TYPE_CHECKING:
    from loopback.world import World

LONGEST_WAIT = 60.0


@dataclass(frozen=True)
class Acting:
    """Somebody doing something in a chat; `body` is what the page sent along."""

    world: "World"
    person: Person
    chat: Chat
    body: Json
    upload: Upload | None = None

    def number(self, name: str) -> int:
        """Give a whole number that must be there."""
        return int(self.body[name])

    def optional(self, name: str) -> int | None:
        """Give a whole number, or None."""
        value = self.body.get(name)
        return int(value) if value not in (None, "") else None

    def bot(self) -> Bot:
        """Give the bot that is meant: the one named, the one of this chat, or the first."""
        number = self.optional("bot") or self.chat.bot_id
        bots = self.world.state.bots
        bot = bots.get(number) if number else next(iter(bots.values()), None)
        if bot is None:
            raise PeopleError("there is no such bot", 404)
        return bot

    def private_bot(self) -> Bot:
        """Give the bot of this private chat."""
        if not self.chat.private:
            raise PeopleError("this is possible only in the chat with a bot")
        return self.bot()

    def shown(self, message: Message | None) -> Json:
        """Give the answer that shows a message."""
        if message is None:
            return {"message": None}
        view = message_view(self.world, self.person, self.chat, message)
        return {"message": view}


def _text(a: Acting) -> Json:
    text, reply_to = str(a.body["text"]), a.optional("reply_to")
    return a.shown(people.say(a.world, a.person, a.chat, text, reply_to))


def _edit(a: Acting) -> Json:
    text = str(a.body["text"])
    return a.shown(people.edit(a.world, a.person, a.chat, a.number("message"), text))


def _delete(a: Acting) -> Json:
    people.delete(a.world, a.person, a.chat, a.number("message"))
    return a.shown(None)


async def _press(a: Acting) -> Json:
    place = (a.number("row"), a.number("column"))
    press = people.press(a.world, a.person, a.chat, a.number("message"), place)
    wait = min(LONGEST_WAIT, float(a.body.get("wait", 15)))
    answered = await a.world.until(lambda: press.answered, wait)
    about = {"press": press.id, "answered": answered}
    return {**about, "kind": press.kind, "text": press.text, "url": press.url}


def _contact(a: Acting) -> Json:
    number = a.optional("person")
    other = a.world.find_person(number) if number else None
    reply_to = a.optional("reply_to")
    return a.shown(people.share_contact(a.world, a.person, a.chat, other, reply_to))


def _location(a: Acting) -> Json:
    latitude, longitude = float(a.body["latitude"]), float(a.body["longitude"])
    place = (latitude, longitude, a.optional("reply_to"))
    return a.shown(people.share_location(a.world, a.person, a.chat, *place))


def _document(a: Acting) -> Json:
    return _file(a, photo=False)


def _photo(a: Acting) -> Json:
    return _file(a, photo=True)


def _file(a: Acting, *, photo: bool) -> Json:
    if a.upload is None:
        raise PeopleError("there is no file")
    about = {"photo": photo, "caption": a.body.get("caption"), "reply_to": a.optional("reply_to")}
    return a.shown(people.send_file(a.world, a.person, a.chat, a.upload, about))


def _forward(a: Acting) -> Json:
    source = screen.chat_of(a.world, a.person, a.number("from"))
    return a.shown(people.forward(a.world, a.person, a.chat, source, a.number("message")))


async def _inline(a: Acting) -> Json:
    words = (str(a.body["query"]), str(a.body.get("offset", "")))
    query = people.ask_inline(a.world, a.person, a.chat, a.bot(), words)
    wait = min(LONGEST_WAIT, float(a.body.get("wait", 15)))
    await a.world.until(lambda: query.results is not None, wait)
    results = [
        {
            "id": result["id"],
            "title": result["title"],
            "description": result["description"],
            "text": result["content"].get("text", ""),
        }
        for result in query.results or []
    ]
    about = {"query_id": query.id, "results": results}
    return {**about, "next_offset": query.next_offset, "button": query.button}


def _choose(a: Acting) -> Json:
    query, result = str(a.body["query_id"]), str(a.body["result"])
    return a.shown(people.choose(a.world, a.person, a.chat, query, result))


def _vote(a: Acting) -> Json:
    options = [int(option) for option in a.body["options"]]
    return a.shown(people.vote(a.world, a.person, a.chat, a.number("message"), options))


def _react(a: Acting) -> Json:
    emoji = [str(one) for one in a.body["emoji"]]
    return a.shown(people.react(a.world, a.person, a.chat, a.number("message"), emoji))


def _start(a: Acting) -> Json:
    payload = str(a.body.get("payload") or "")
    return a.shown(people.start(a.world, a.person, a.private_bot(), payload))


def _block(a: Acting) -> Json:
    a.private_bot()
    places.block(a.world, a.chat, blocked=True)
    return a.shown(None)


def _unblock(a: Acting) -> Json:
    a.private_bot()
    places.block(a.world, a.chat, blocked=False)
    return a.shown(None)


def _join(a: Acting) -> Json:
    groups.join(a.world, a.person, a.chat)
    return a.shown(None)


def _leave(a: Acting) -> Json:
    groups.leave(a.world, a.person, a.chat)
    return a.shown(None)


def _add(a: Acting) -> Json:
    number = a.number("person")
    if number not in a.world.state.bots:
        a.world.find_person(number)
    groups.add(a.world, a.person, a.chat, number, str(a.body.get("payload") or ""))
    return a.shown(None)


def _remove(a: Acting) -> Json:
    groups.remove(a.world, a.person, a.chat, a.number("person"))
    return a.shown(None)


def _promote(a: Acting) -> Json:
    groups.promote(a.world, a.person, a.chat, a.number("person"))
    return a.shown(None)


def _demote(a: Acting) -> Json:
    groups.demote(a.world, a.person, a.chat, a.number("person"))
    return a.shown(None)


def _pin(a: Acting) -> Json:
    people.pin(a.world, a.person, a.chat, a.number("message"), pinned=True)
    return a.shown(None)


def _unpin(a: Acting) -> Json:
    people.pin(a.world, a.person, a.chat, a.number("message"), pinned=False)
    return a.shown(None)


def _title(a: Acting) -> Json:
    groups.set_title(a.world, a.person, a.chat, str(a.body["title"]))
    return a.shown(None)


def _migrate(a: Acting) -> Json:
    return {"moved_to": groups.migrate(a.world, a.person, a.chat).id}


ACTIONS: dict[str, Callable[[Acting], Json | Awaitable[Json]]] = {
    "text": _text,
    "edit": _edit,
    "delete": _delete,
    "press": _press,
    "contact": _contact,
    "location": _location,
    "document": _document,
    "photo": _photo,
    "forward": _forward,
    "inline": _inline,
    "choose": _choose,
    "vote": _vote,
    "react": _react,
    "start": _start,
    "block": _block,
    "unblock": _unblock,
    "join": _join,
    "leave": _leave,
    "add": _add,
    "remove": _remove,
    "promote": _promote,
    "demote": _demote,
    "pin": _pin,
    "unpin": _unpin,
    "title": _title,
    "migrate": _migrate,
}
