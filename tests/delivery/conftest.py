"""A bot that echoes, with both doors, against the local Telegram; time passes when waited for."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field, replace

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection
from telegram import Update
from telegram.ext import Application, CommandHandler, MessageHandler, filters
from telegram.request import HTTPXRequest

from bot.context import CONTEXT_TYPES, SERVICES, Context, Wiebelik
from bot.delivery import outbox
from bot.delivery.delivery import Delivery
from bot.delivery.limits import Limiter
from bot.delivery.models import Notice
from bot.delivery.poller import Poller
from bot.handlers.errors import on_error
from bot.jobs import make_outlet
from bot.roster import TelegramRoster
from bot.services import Services, open_services
from bot.storage.database import Database
from bot.views.reply import Reply
from bot.views.text import Html
from config.settings import Settings
from loopback.actors import Person
from loopback.model import Bot, Json
from loopback.testing import Loopback, MovedClock
from loopback.updates import as_json


class Time:
    """The limiter's time, on the same clock as the local Telegram: waiting moves it."""

    def __init__(self, clock: MovedClock):
        self.clock = clock

    def now(self) -> float:
        return self.clock().timestamp()

    async def sleep(self, seconds: float) -> None:
        self.clock.forward(seconds=seconds)
        await asyncio.sleep(0)


@dataclass
class Office:
    """The bot at work: `words` are what its notices say, by kind."""

    world: Loopback
    clock: MovedClock
    application: Wiebelik
    services: Services
    delivery: Delivery
    words: dict[str, str | Exception | None]
    handled: list[str] = field(default_factory=list)

    @property
    def database(self) -> Database:
        return self.services.database

    @property
    def bot(self) -> Bot:
        """The bot's account in the local Telegram."""
        return next(iter(self.world.state.bots.values()))

    def raws(self) -> list[Json]:
        """Give the updates that Telegram has waiting, as it would send them."""
        return [as_json(update) for update in self.bot.pending]

    def listens(self, command: str, handler: Callable[[Update, Context], Awaitable[None]]) -> None:
        """Give the bot one more command."""
        self.application.add_handler(CommandHandler(command, handler), group=-1)

    @property
    def poller(self) -> Poller:
        return Poller(self.application.bot, self.delivery.intake, ["message"], self.delivery.polled)

    async def post(self, what: str, to: Person | int, **more: object) -> None:
        """Queue a notice that is due now, unless `due_at` says otherwise."""
        chat_id = to if isinstance(to, int) else to.id
        occurrence = str(more.pop("occurrence", "1"))
        now = self.clock()
        notice = Notice(what, occurrence, chat_id, None, due_at=now)
        async with self.database.transaction() as connection:
            await outbox.post(connection, replace(notice, **more), now)

    async def fetch(self) -> None:
        """Poll until all updates are stored and acknowledged."""
        poller = self.poller
        while await poller.fetch():
            pass

    async def work(self) -> None:
        """Fetch, handle and deliver all there is."""
        await self.fetch()
        await self.delivery.settle()

    async def rows(self, table: sa.Table, *names: str) -> list[tuple[object, ...]]:
        """Give these columns of all rows of a table, oldest first."""
        columns = [table.c[name] for name in names]
        async with self.database.read() as connection:
            found = await connection.execute(
                sa.select(*columns).order_by(*table.primary_key.columns)
            )
            return [tuple(row) for row in found]

    def fails_to_write(
        self, patch: pytest.MonkeyPatch, when: Callable[[], bool], times: int
    ) -> None:
        """Let the database be locked, a number of times, while this is so."""
        transaction, left = self.database.transaction, [*range(times)]

        def stuck() -> AbstractAsyncContextManager[AsyncConnection]:
            if left and when():
                left.pop()
                raise OperationalError("UPDATE", {}, Exception("database is locked"))
            return transaction()

        patch.setattr(self.database, "transaction", stuck)

    def sent_to(self, to: Person) -> list[str]:
        """Give what the bot said to somebody."""
        return [seen.text for seen in to.screen() if not seen.view["mine"]]


async def echo(update: Update, context: Context) -> None:
    assert update.message is not None
    office: Office = context.bot_data["office"]
    office.handled.append(update.message.text or "")
    await update.message.reply_text(f"echo {update.message.text}")


@asynccontextmanager
async def at_work(
    world: Loopback, token: str, database_url: str, clock: MovedClock
) -> AsyncIterator[Office]:
    """Open the bot on a database; opened again it is a restart."""
    time = Time(clock)
    limiter = Limiter(time.now, time.sleep)
    request = HTTPXRequest(httpx_kwargs={"transport": world.transport})
    application: Wiebelik = (
        Application.builder()
        .token(token)
        .base_url("http://loopback/bot")
        .context_types(CONTEXT_TYPES)
        .request(request)
        .updater(None)
        .rate_limiter(limiter)
        .build()
    )
    application.add_handler(MessageHandler(filters.TEXT & ~filters.COMMAND, echo))
    application.add_error_handler(on_error)
    settings = Settings(_env_file=None, database_url=database_url)
    async with open_services(settings, TelegramRoster(application.bot), clock) as services:
        async with application:
            words: dict[str, str | Exception | None] = {}

            async def word(notice: Notice) -> Reply | None:
                text = words.get(notice.what, notice.what)
                if isinstance(text, Exception):
                    raise text
                return None if text is None else Reply(Html(text))

            outlet = replace(make_outlet(application, services), word=word)
            delivery = Delivery(application, services.database, clock, outlet)
            office = Office(world, clock, application, services, delivery, words)
            application.bot_data |= {"office": office, SERVICES: services}
            yield office


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
def world(clock: MovedClock) -> Loopback:
    return Loopback(clock=clock)


@pytest.fixture
def token(world: Loopback) -> str:
    return world.bot("wiebelik_bot", "Wiebelik")


@pytest.fixture
async def anna(world: Loopback, token: str) -> Person:
    return world.person("Anna Vos")


@pytest.fixture
async def bram(world: Loopback, token: str) -> Person:
    return world.person("Bram")


@pytest.fixture
async def office(
    world: Loopback, token: str, database_url: str, clock: MovedClock
) -> AsyncIterator[Office]:
    async with at_work(world, token, database_url, clock) as opened:
        yield opened
