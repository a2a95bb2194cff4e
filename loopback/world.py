"""The local Telegram at work: its state, the clock, and everybody who waits for a change."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from loopback import updates, webhook
from loopback.errors import PeopleError
from loopback.faults import Faults
from loopback.limits import Limits
from loopback.model import Bot, Chat, Json, Member, Message, Person, Poll, State

if TYPE_CHECKING:
    import httpx

Clock = Callable[[], datetime]

FIRST_BOT = 7_000_001
FIRST_PERSON = 1_001
FIRST_GROUP = 1_001
SUPERGROUP_BASE = 1_000_000_000_000


def real_clock() -> datetime:
    """Give the time of this machine, aware and in UTC."""
    return datetime.now(UTC)


@dataclass
class Event:
    """Something that changed: `to` limits it to one person, `data` is extra for the page."""

    name: str
    chat: Chat | None = None
    message: Message | None = None
    to: int | None = None
    data: Json = field(default_factory=dict)


@dataclass
class Draft:
    """A message to be posted: its content and what comes with it."""

    sender: int
    content: Json
    reply_to: int | None = None
    markup: Json | None = None
    origin: Json | None = None
    via: int | None = None
    service: bool = False
    start: str | None = None


class Signal:
    """Wakes everybody who waits, each time it is fired."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def fire(self) -> None:
        """Wake all who wait now."""
        for future in self._waiting:
            if not future.done():
                future.set_result(None)

    @contextmanager
    def waking(self, future: asyncio.Future[None]) -> Iterator[None]:
        """Let a future be woken while this lasts."""
        self._waiting.add(future)
        try:
            yield
        finally:
            self._waiting.discard(future)

    async def wait(self) -> None:
        """Sleep until the next time it is fired."""
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        with self.waking(future):
            await future


@dataclass
class Runtime:
    """What a bot is busy with now: its long poll and its webhook."""

    arrived: Signal = field(default_factory=Signal)
    poll: asyncio.Future[str] | None = None
    delivery: asyncio.Task[None] | None = None


class World:
    """One local Telegram. Give it a clock to move time by hand (aware UTC)."""

    def __init__(self, clock: Clock = real_clock, state: State | None = None):
        self.clock = clock
        self.state = state or State()
        self.signal = Signal()
        self.faults = Faults()
        self.limits = Limits()
        self.typing: dict[tuple[str, int], tuple[str, datetime]] = {}
        self.streams: list[asyncio.Queue[Event]] = []
        self.calls_under_way = 0
        self.activity = 0
        self.webhook_transport: httpx.AsyncBaseTransport | None = None
        self.webhook_pause: webhook.Pause = asyncio.sleep
        self.run_method: webhook.Run | None = None
        self._runtimes: dict[int, Runtime] = {}

    def now(self) -> datetime:
        """Give the time here, aware and in UTC."""
        return self.clock().astimezone(UTC)

    def runtime(self, bot: Bot) -> Runtime:
        """Give what this bot is busy with."""
        return self._runtimes.setdefault(bot.id, Runtime())

    def count(self, name: str, start: int = 1) -> int:
        """Give the next number of a row of numbers."""
        number = self.state.counters.get(name, start)
        self.state.counters[name] = number + 1
        return number

    # Changes

    def announce(self, event: Event) -> None:
        """Tell everybody who watches or waits that something changed."""
        self.activity += 1
        if event.message is not None:
            event.message.changed = self.activity
        for stream in self.streams:
            stream.put_nowait(event)
        self.signal.fire()

    @asynccontextmanager
    async def watch(self) -> AsyncIterator[asyncio.Queue[Event]]:
        """Give a queue of all events from now on."""
        stream: asyncio.Queue[Event] = asyncio.Queue()
        self.streams.append(stream)
        try:
            yield stream
        finally:
            self.streams.remove(stream)

    async def until(self, condition: Callable[[], bool], seconds: float) -> bool:
        """Wait for a change that makes this true; false when it takes longer than this."""
        try:
            async with asyncio.timeout(seconds):
                while not condition():
                    await self.signal.wait()
        except TimeoutError:
            return condition()
        return True

    def end_streams(self) -> None:
        """End all event streams, because the server stops."""
        for stream in self.streams:
            stream.put_nowait(Event("end"))

    # Who there are

    def add_bot(self, username: str, name: str, **settings: Any) -> Bot:
        """Register a bot as BotFather does; settings are fields of Bot (privacy, inline, token)."""
        number = settings.pop("id", None) or self.count("bot", FIRST_BOT)
        token = settings.pop("token", None) or f"{number}:{secrets.token_urlsafe(26)}"
        bot = Bot(id=number, token=token, username=username, name=name, **settings)
        self.state.bots[number] = bot
        self.announce(Event("people"))
        return bot

    def add_person(self, first_name: str, **about: Any) -> Person:
        """Give somebody an account; `about` holds other fields of Person."""
        number = about.pop("id", None) or self.count("person", FIRST_PERSON)
        person = Person(id=number, first_name=first_name, **about)
        self.state.people[number] = person
        self.announce(Event("people"))
        return person

    def add_group(self, title: str, owner: int, members: list[int], number: int = 0) -> Chat:
        """Make a group with its creator and members."""
        chat = Chat(id=number or -self.count("group", FIRST_GROUP), type="group", title=title)
        chat.members[owner] = Member(owner, "creator")
        for person in members:
            if person != owner:
                chat.members[person] = Member(person, "member")
        self.state.chats[self.key(chat)] = chat
        self.announce(Event("people"))
        self.announce(Event("chat", chat))
        return chat

    def find_person(self, number: int) -> Person:
        """Find a person, or refuse with a PeopleError."""
        found = self.state.people.get(number)
        if found is None:
            raise PeopleError(f"there is no person {number}", 404)
        return found

    def bot_by_token(self, token: str) -> Bot | None:
        """Find the bot of a token."""
        return next((bot for bot in self.state.bots.values() if bot.token == token), None)

    def name(self, number: int) -> str:
        """Give the name of a person or a bot."""
        bot = self.state.bots.get(number)
        return bot.name if bot else self.state.people[number].name

    # Chats

    @staticmethod
    def key(chat: Chat) -> str:
        """Give the key of a chat in the state."""
        return f"{chat.bot_id}:{chat.id}" if chat.private else str(chat.id)

    def private_chat(self, bot: Bot, person: int) -> Chat | None:
        """Find the private chat of a person with a bot; None before the first word."""
        return self.state.chats.get(f"{bot.id}:{person}")

    def open_private_chat(self, bot: Bot, person: int) -> Chat:
        """Give the private chat of a person with a bot, made when it is new."""
        chat = self.private_chat(bot, person)
        if chat is None:
            chat = Chat(id=person, type="private", bot_id=bot.id)
            chat.members = {person: Member(person, "member"), bot.id: Member(bot.id, "member")}
            self.state.chats[self.key(chat)] = chat
        return chat

    def find_group(self, number: int) -> Chat | None:
        """Find a group or supergroup."""
        return self.state.chats.get(str(number))

    def groups(self) -> Iterator[Chat]:
        """Give all groups and supergroups."""
        return (chat for chat in self.state.chats.values() if not chat.private)

    def bots_in(self, chat: Chat) -> list[Bot]:
        """Give the bots that are in a chat now."""
        return [bot for bot in self.state.bots.values() if chat.has(bot.id)]

    def poll_of(self, message: Message) -> Poll | None:
        """Give the poll that a message shows."""
        return self.state.polls.get(message.content.get("poll_id", ""))

    # Messages

    def post(self, chat: Chat, draft: Draft) -> Message:
        """Put a message in a chat, tell the bots that may see it, and everybody who watches."""
        # Private chats and groups share one row of numbers, as in a Telegram account; a
        # supergroup has its own, from 1.
        if chat.type == "supergroup":
            chat.last_id += 1
        else:
            chat.last_id = self.count("message")
        message = Message(
            id=chat.last_id,
            date=self.now(),
            sender=draft.sender,
            content=draft.content,
            order=self.count("order"),
            reply_to=draft.reply_to,
            markup=draft.markup,
            origin=draft.origin,
            via=draft.via,
            service=draft.service,
            start=draft.start,
        )
        chat.messages[message.id] = message
        chat.started = chat.started or draft.sender in self.state.people
        self.typing.pop((self.key(chat), draft.sender), None)
        updates.tell_message(self, chat, message, "message")
        self.announce(Event("message", chat, message))
        return message

    def change(self, chat: Chat, message: Message, *, edited: bool = True) -> None:
        """Note that a message changed; `edited` when its author changed what it says."""
        if edited:
            message.edited = self.now()
            updates.tell_message(self, chat, message, "edited_message")
        self.announce(Event("edited", chat, message))

    def delete(self, chat: Chat, message: Message) -> None:
        """Delete a message for everybody."""
        message.deleted = True
        if message.id in chat.pinned:
            chat.pinned.remove(message.id)
        self.announce(Event("deleted", chat, message))

    def pin(self, chat: Chat, message: Message, sender: int) -> None:
        """Pin a message, with the service message that says so."""
        if message.id not in chat.pinned:
            chat.pinned.append(message.id)
            content = {"pinned_message": message.id}
            self.post(chat, Draft(sender, content, reply_to=message.id, service=True))
        self.announce(Event("edited", chat, message))
        self.announce(Event("chat", chat))

    def unpin(self, chat: Chat, messages: list[int]) -> None:
        """Unpin these messages."""
        for number in messages:
            chat.pinned.remove(number)
            self.announce(Event("edited", chat, chat.messages[number]))
        self.announce(Event("chat", chat))

    def show_typing(self, chat: Chat, sender: int, action: str) -> None:
        """Show for five seconds that somebody is busy."""
        self.typing[self.key(chat), sender] = (action, self.now() + timedelta(seconds=5))
        data = {"id": sender, "name": self.name(sender), "action": action}
        self.announce(Event("typing", chat, data=data))
