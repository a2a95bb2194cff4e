"""The real application against the local Telegram, in process, with a clock that stands still."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from telegram.request import HTTPXRequest

from bot import jobs
from bot.app import UPDATES, introduce, open_application
from bot.context import SERVICES, Wiebelik
from bot.delivery.delivery import Delivery
from bot.delivery.limits import Limiter
from bot.delivery.webhook import PATH, secret_of
from bot.directory.sample import load_sample
from bot.services import Services
from config.settings import Settings
from loopback.actors import Group, Person
from loopback.testing import Loopback

MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)  # eleven o'clock in Amsterdam


@dataclass
class Clock:
    """A clock that a test moves."""

    now: datetime = MONDAY

    def __call__(self) -> datetime:
        """Give its time."""
        return self.now

    def moves(self, **delta: float) -> None:
        """Move it on, as `timedelta` counts."""
        self.now += timedelta(**delta)


class Haste:
    """The limiter's own time, a hundred times as fast as it is."""

    PACE = 100

    def now(self) -> float:
        """Give the seconds."""
        return time.monotonic() * self.PACE

    async def sleep(self, seconds: float) -> None:
        """Wait for seconds of this time."""
        await asyncio.sleep(seconds / self.PACE)


@dataclass
class Scene:
    """A town: people, a group, and the bot that runs for them."""

    world: Loopback
    clock: Clock
    settings: Settings
    token: str
    by: str = "polling"
    services: Services = field(init=False)
    application: Wiebelik = field(init=False)
    delivery: Delivery = field(init=False)

    async def starts(self) -> None:
        """Start the bot on its database."""
        self._stack = AsyncExitStack()
        request = HTTPXRequest(httpx_kwargs={"transport": self.world.transport})
        haste = Haste()
        self.application = await self._stack.enter_async_context(
            open_application(
                self.settings,
                self.token,
                clock=self.clock,
                request=request,
                limiter=Limiter(haste.now, haste.sleep),
            )
        )
        self.services = self.application.bot_data[SERVICES]
        await self.services.answers.prepare()
        await introduce(self.application.bot)
        self.delivery = jobs.make_delivery(self.application, self.services)
        self.world.on_settle = self._settle
        self._running = asyncio.create_task(self._run())

    async def stops(self) -> None:
        """Stop the bot; what is in its database stays."""
        self._stop.set()
        await self._running
        await self._stack.aclose()

    async def restarts(self) -> None:
        """Stop and start again, as after an update."""
        await self.world.settled()
        await self.stops()
        await self.starts()

    async def _settle(self) -> None:
        """Do at once what the ticks would do."""
        await self.services.meetups.rhythm.plan_ahead(self.clock())
        await self.delivery.settle()

    async def _run(self) -> None:
        self._stop = asyncio.Event()
        async with AsyncExitStack() as stack:
            await self.delivery.start()
            stack.push_async_callback(self.delivery.finish)
            await stack.enter_async_context(jobs.ticking(self.application, self.delivery))
            if self.by == "webhook":
                await self._listen()
            else:
                await stack.enter_async_context(
                    jobs.polling(self.application, self.delivery, UPDATES)
                )
            await self._stop.wait()

    async def _listen(self) -> None:
        """Take updates by webhook: the same web application, without a port."""
        self.world.webhook_transport = httpx.ASGITransport(
            jobs.make_web(self.application, self.delivery)
        )
        await self.application.bot.set_webhook(
            f"https://wiebelik.example{PATH}",
            allowed_updates=UPDATES,
            secret_token=secret_of(self.token),
        )

    async def community(
        self, title: str, owner: Person, *members: Person, places: tuple[str, ...] = ("Oss",)
    ) -> Group:
        """Make a group that is a community, with its owner as coordinator."""
        group = self.world.group(title, owner, [*members])
        await group.adds_bot()
        await owner.taps("Maak er een werkgemeenschap van", in_=group)
        await owner.sees("In welke")
        await owner.says(", ".join(places))
        await owner.taps("Ja, maak aan")
        await owner.sees("is klaar")
        return group

    async def sample(self, group: Group) -> None:
        """Fill a community's directory with the fictional sample."""
        community = await self.services.community.of_chat(group.id)
        assert community is not None
        await load_sample(self.services.database, self.clock, community.id)


@pytest.fixture(params=["polling", "webhook"])
async def scene(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Scene]:
    """A town where the bot runs, by polling and by webhook, without people yet."""
    clock = Clock()
    world = Loopback(clock)
    token = world.bot("wiebelik_bot", "Wiebelik")
    settings = Settings(
        _env_file=None,
        database_url=f"sqlite:///{tmp_path}/wiebelik.db",
        api_base_url="http://loopback",
    )
    playing = Scene(world, clock, settings, token, request.param)
    await playing.starts()
    yield playing
    await playing.stops()
