"""The local Telegram inside a test: no ports, no sleeping, people who say and see things.

    world = Loopback(clock=clock)
    token = world.bot("wiebelik_bot", "Wiebelik")
    anna = world.person("Anna", language="nl", phone="+31600000001")
    group = world.group("Jeugd Oss", owner=anna)
    # run the bot with base_url "http://loopback/bot" over world.transport
    await group.adds_bot()
    await anna.says("/wie", in_=group)
    await anna.sees("Wie zoek je?", in_=group)
    await anna.taps("Politie", in_=group)

All that people do is awaited. Without `in_` it happens in the private chat with the first bot.
"""

from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any

import httpx
from starlette.applications import Starlette

from loopback.actors import Group, Person
from loopback.model import Bot, Json
from loopback.server import IN_PROCESS, SILENCE, create_app
from loopback.sightings import Answer, Result, Seen
from loopback.world import Clock, World, real_clock

__all__ = ["Answer", "Group", "InProcess", "Loopback", "MovedClock", "Person", "Result", "Seen"]


class MovedClock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)):
        self.now = now

    def __call__(self) -> datetime:
        """Give the time it stands at."""
        return self.now

    def forward(self, **time: float) -> None:
        """Move on by so many `days`, `hours`, `minutes` or `seconds`."""
        self.now += timedelta(**time)


class InProcess(httpx.AsyncBaseTransport):
    """Calls the application without a port; a silence becomes a timeout at once."""

    def __init__(self, app: Starlette):
        self._asgi = httpx.ASGITransport(app)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Carry one request to the application."""
        request.headers[IN_PROCESS] = "1"
        response = await self._asgi.handle_async_request(request)
        if response.status_code == SILENCE:
            raise httpx.ReadTimeout("loopback never answers this call", request=request)
        return response


class Loopback(World):
    """A world with handles for tests. Give `on_settle` what waits for the bot's own queues."""

    def __init__(self, clock: Clock = real_clock):
        super().__init__(clock)
        self.on_settle: Callable[[], Awaitable[None]] | None = None

    @cached_property
    def app(self) -> Starlette:
        """The application, for `httpx.ASGITransport`."""
        return create_app(self)

    @cached_property
    def transport(self) -> httpx.AsyncBaseTransport:
        """A transport to the application that also knows faults without an answer."""
        return InProcess(self.app)

    def bot(self, username: str, name: str = "Bot", **settings: Any) -> str:
        """Register a bot and give its token; settings are those of BotFather (privacy, inline)."""
        return self.add_bot(username, name, **settings).token

    def person(self, name: str, **about: Any) -> Person:
        """Give somebody ("Anna Vos") an account; `about`: username, language, phone, id."""
        first, _, last = name.partition(" ")
        return Person(self, self.add_person(first, last_name=last or None, **about))

    def group(self, title: str, owner: Person, members: Sequence[Person] = ()) -> Group:
        """Make a group of people; a bot is added with `adds_bot`."""
        chat = self.add_group(title, owner.id, [member.id for member in members])
        return Group(self, chat, owner)

    async def settled(self, seconds: float = 30.0) -> None:
        """Wait until every update was fetched and confirmed and the bot has nothing left to do."""
        if not await self._settle(seconds):
            waiting = {bot.username: len(self.waiting(bot)) for bot in self.state.bots.values()}
            raise AssertionError(
                f"not settled after {seconds} s: updates not confirmed {waiting}, "
                f"{self.calls_under_way} calls under way"
            )

    async def _settle(self, seconds: float) -> bool:
        while True:
            before = self.activity
            if not await self.until(self._is_quiet, seconds):
                return False
            if self.on_settle is not None:
                await self.on_settle()
            if self.activity == before and self._is_quiet():
                return True

    def _is_quiet(self) -> bool:
        busy = any(self.waiting(bot) for bot in self.state.bots.values())
        return not busy and self.calls_under_way == 0

    def waiting(self, bot: Bot) -> list[Json]:
        """Give the updates that a bot has not confirmed yet."""
        now = self.now()
        return [update.payload for update in bot.pending if update.expires > now]
