"""The real application against the local Telegram, in process, with a clock that stands still."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from telegram import Update
from telegram.request import HTTPXRequest

from bot.app import UPDATES, open_application
from bot.context import SERVICES, Wiebelik
from bot.directory.sample import load_sample
from bot.handlers.notices import word
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
        return self.now

    def moves(self, **delta: float) -> None:
        self.now += timedelta(**delta)


@dataclass
class Scene:
    """A town: people, a group, and the bot that runs for them."""

    world: Loopback
    clock: Clock
    settings: Settings
    token: str
    services: Services = field(init=False)
    application: Wiebelik = field(init=False)

    @asynccontextmanager
    async def plays(self) -> AsyncIterator["Scene"]:
        """Run the bot; entered a second time it is a restart on the same database."""
        request = HTTPXRequest(httpx_kwargs={"transport": self.world.transport})
        async with open_application(
            self.settings, self.token, clock=self.clock, request=request
        ) as application:
            self.application = application
            self.services = application.bot_data[SERVICES]
            await self.services.answers.prepare()
            pump = asyncio.create_task(self._pump())
            try:
                yield self
            finally:
                if pump.done():
                    pump.result()
                pump.cancel()

    async def _pump(self) -> None:
        import warnings

        warnings.simplefilter("ignore")
        offset = 0
        while True:
            updates = await self.application.bot.do_api_request(
                "getUpdates", {"offset": offset, "timeout": 50, "allowed_updates": list(UPDATES)}
            )
            for raw in updates:
                update = Update.de_json(raw, self.application.bot)
                await self.application.process_update(update)
                offset = raw["update_id"] + 1

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


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[Scene]:
    """A town where the bot runs, without people yet."""
    clock = Clock()
    world = Loopback(clock)
    token = world.bot("wiebelik_bot", "Wiebelik")
    settings = Settings(
        _env_file=None,
        database_url=f"sqlite:///{tmp_path}/wiebelik.db",
        api_base_url="http://loopback",
    )
    async with Scene(world, clock, settings, token).plays() as playing:
        yield playing
