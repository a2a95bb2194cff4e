"""The second entry: what the bot does by itself, and the whole of a running process.

    delivery = make_delivery(application, services)
    await run(application, delivery, settings, UPDATES, stop_on_signals())

The scheduler only ticks: what is due stands in the database, so a tick that is missed is no harm.
"""

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress

from sqlalchemy.ext.asyncio import AsyncConnection
from starlette.applications import Starlette
from telegram import Chat
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.community import store as community_store
from bot.context import SERVICES, Context, Wiebelik
from bot.delivery.delivery import Delivery
from bot.delivery.models import Notice
from bot.delivery.poller import Poller
from bot.delivery.sender import Outlet
from bot.delivery.webhook import PATH, Server, listen, secret_of, webhook_application
from bot.directory.notices import number_held
from bot.handlers import edge
from bot.handlers.feeds import feed_routes
from bot.handlers.meetups_notices import remember
from bot.handlers.notices import LASTING, word
from bot.services import Services
from bot.views.reply import Reply
from config.settings import Settings

log = logging.getLogger(__name__)

TICK = 1.0  # seconds
PLAN = 20.0  # what comes round is queued well before it is due


def make_delivery(application: Wiebelik, services: Services) -> Delivery:
    """Join the two doors to the application and its services."""
    outlet = make_outlet(application, services)
    return Delivery(application, services.database, services.clock, outlet)


def make_outlet(application: Wiebelik, services: Services) -> Outlet:
    """Tell the outbox how a notice is worded, who may have it, and how it is sent."""

    async def put_into_words(notice: Notice) -> Reply | None:
        return await word(services, notice, application.bot.username)

    async def send(chat_id: int, reply: Reply) -> None:
        chat = Chat(chat_id, ChatType.PRIVATE if chat_id > 0 else ChatType.SUPERGROUP)
        chat.set_bot(application.bot)
        card = reply.card
        if card is None:
            await edge.send(chat, reply)
        elif card.message_id is None:
            sent = await edge.send(chat, reply)
            await remember(services, chat_id, card.meetup_id, sent.message_id)
        elif not await edge.edit_at(application.bot, chat_id, card.message_id, reply):
            await remember(services, chat_id, card.meetup_id, None)  # it was deleted

    async def unreachable(connection: AsyncConnection, notice: Notice) -> None:
        await community_store.set_private(connection, notice.chat_id, False)
        if notice.what == "number-asked":
            await number_held(connection, notice, services.clock())

    migrated = services.community.migrated
    return Outlet(put_into_words, send, _may_write, LASTING, unreachable, migrated)


def make_web(application: Wiebelik, delivery: Delivery) -> Starlette:
    """Make what is served over HTTP: the webhook, /health and the calendar feeds."""
    services: Services = application.bot_data[SERVICES]
    return webhook_application(
        delivery.intake,
        secret_of(application.bot.token),
        delivery.delivered,
        delivery.health,
        feed_routes(services.meetups.feeds),
    )


async def run(
    application: Wiebelik,
    delivery: Delivery,
    settings: Settings,
    allowed: Sequence[str],
    stop: asyncio.Event,
    *,
    receive: bool = True,
    send: bool = True,
    host: str = "0.0.0.0",
) -> None:
    """Run until `stop` is set: receive and handle updates, send notices, or both.

    With PUBLIC_URL set updates come by webhook, else by polling. Ends within ten seconds, loses
    nothing. Raises OSError when the port can't be had, TelegramError when the webhook is refused.
    """
    await delivery.start(handle=receive, send=send)
    try:
        async with ticking(application, delivery):
            if not receive:
                await stop.wait()
            elif settings.public_url:
                async with serving(application, delivery, settings, allowed, host):
                    await stop.wait()
            else:
                async with polling(application, delivery, allowed):
                    await stop.wait()
    finally:
        await delivery.finish()


def stop_on_signals() -> asyncio.Event:
    """Return an event that SIGTERM and SIGINT set."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        with suppress(NotImplementedError):  # Windows
            loop.add_signal_handler(number, stop.set)
    return stop


@asynccontextmanager
async def ticking(application: Wiebelik, delivery: Delivery) -> AsyncIterator[None]:
    """Tick every second, and now and then plan ahead; the scheduler does nothing else."""
    if application.job_queue is None:
        raise TypeError("the application has no job queue: install the package's job-queue extra")

    due, over = asyncio.Event(), asyncio.Event()

    async def tick(_context: Context) -> None:
        delivery.tick()

    async def plan(_context: Context) -> None:
        due.set()

    queue = application.job_queue
    queue.run_repeating(tick, TICK, name="tick", job_kwargs={"misfire_grace_time": None})
    queue.run_repeating(plan, PLAN, name="plan", job_kwargs={"misfire_grace_time": None})
    await queue.start()
    planning = asyncio.create_task(_plan_ahead(application.bot_data[SERVICES], due, over))
    try:
        yield
    finally:
        await queue.stop(wait=False)
        over.set()
        due.set()
        await planning


async def _plan_ahead(services: Services, due: asyncio.Event, over: asyncio.Event) -> None:
    """Queue what comes round, now and then; the one under way is finished before the end."""
    while True:
        await due.wait()
        due.clear()
        if over.is_set():
            return
        try:
            await services.meetups.rhythm.plan_ahead(services.clock())
        except Exception as error:
            log.error("can't plan ahead", extra={"error": type(error).__name__})


@asynccontextmanager
async def polling(
    application: Wiebelik, delivery: Delivery, allowed: Sequence[str]
) -> AsyncIterator[None]:
    """Fetch updates while this lasts."""
    with suppress(TelegramError):  # a poll that finds a webhook in its way says so itself
        await application.bot.delete_webhook()
    poller = Poller(application.bot, delivery.intake, allowed, delivery.polled)
    task = asyncio.create_task(poller.poll())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


@asynccontextmanager
async def serving(
    application: Wiebelik,
    delivery: Delivery,
    settings: Settings,
    allowed: Sequence[str],
    host: str,
) -> AsyncIterator[None]:
    """Serve the web side while this lasts, and tell Telegram where they are."""
    web, secret = make_web(application, delivery), secret_of(application.bot.token)
    server, listener = Server(web), listen(host, settings.port)
    task = asyncio.create_task(server.serve([listener]))
    await server.listening.wait()
    try:
        await application.bot.set_webhook(
            f"{settings.public_url}{PATH}", allowed_updates=allowed, secret_token=secret
        )
        yield
    finally:
        server.should_exit = True
        await task
        listener.close()


async def _may_write(connection: AsyncConnection, chat_id: int) -> bool:
    if chat_id < 0:
        return True
    known = await community_store.known_person(connection, chat_id, lock=True)
    return known is None or known[1]
