"""Both doors of one process: what comes in, what goes out, and the beat that keeps them going."""

import asyncio
import logging
from contextlib import suppress
from datetime import timedelta
from functools import partial
from math import inf
from uuid import uuid4

from bot.clock import Clock
from bot.context import Wiebelik
from bot.delivery import health, inbox, outbox, trouble
from bot.delivery.health import Health, Pulse
from bot.delivery.intake import Intake
from bot.delivery.ledger import Ledger
from bot.delivery.limits import Limiter
from bot.delivery.sender import Outlet, Sender
from bot.delivery.worker import LEASE, Worker, put_off
from bot.storage.database import Database

log = logging.getLogger(__name__)

BEAT = 5.0  # seconds; well within the leases
TRIM_EVERY = timedelta(hours=1)
KEEP_UPDATES = timedelta(days=2)  # Telegram itself repeats none that is older than a day
KEEP_NOTICES = timedelta(days=30)  # so long the same notice is not queued a second time
FINISH = 8.0  # seconds that whatever is under way gets at the end


class Delivery:
    """The inbox and the outbox of one process, at work between `start` and `finish`.

    A test needs neither: `await delivery.intake.receive([raw])`, `await delivery.settle()`.
    """

    def __init__(self, application: Wiebelik, database: Database, clock: Clock, outlet: Outlet):
        limiter = application.bot.rate_limiter
        if not isinstance(limiter, Limiter):
            raise TypeError("build the application with rate_limiter(Limiter())")
        now, owner = clock(), uuid4().hex[:12]
        self.pulse = Pulse(owner, now, now)
        self._database = database
        self._clock = clock
        self._limiter = limiter
        self._ledger = Ledger(database)
        self._awake = asyncio.Event()
        wake = self._awake.set
        self._sender = Sender(outlet, self._ledger, clock, owner, limiter, wake)
        self._worker = Worker(
            application, self._ledger, clock, owner, limiter, wake, self._sender.look
        )
        self.intake = Intake(database, clock, self._received, partial(self._note, "storing"))
        self._doors: list[Worker | Sender] = [self._worker, self._sender]
        self._one_round = asyncio.Lock()
        self._stopping = False
        self._tasks: list[asyncio.Task[None]] = []
        self._troubles: dict[str, str] = {}
        self._trimmed_at = now - TRIM_EVERY
        _put_first(application)

    def tick(self) -> None:
        """Look at both doors; called every second, and one missed is no harm."""
        self.pulse.ticked_at = self._clock()
        self._worker.look()
        self._sender.look()
        self._awake.set()

    def polled(self) -> None:
        """Note that Telegram answered a poll."""
        self.pulse.polled_at = self._clock()

    def delivered(self) -> None:
        """Note that Telegram delivered by webhook."""
        self.pulse.webhook_at = self._clock()

    async def health(self) -> Health:
        """Look how delivery goes, as this process sees it."""
        return await health.measure(self._database, self._clock(), own=self.pulse)

    async def start(self, *, handle: bool = True, send: bool = True) -> None:
        """Take up what an earlier run left, and begin; this process may do one of the two only."""
        self._doors = [*[self._worker] * handle, *[self._sender] * send]
        if self._database.engine_name == "sqlite":  # no other process works on a file
            async with self._database.transaction() as connection:
                await inbox.release(connection)
                taken = await outbox.take_up(connection, self._clock())
            if taken:
                log.warning("interrupted notices", extra={"count": taken})
        self._tasks = [asyncio.create_task(self._work()), asyncio.create_task(self._beat())]

    async def finish(self) -> None:
        """End what is under way within ten seconds, and give the rest back; loses nothing."""
        self._stopping = True
        self._awake.set()
        if self._tasks:
            await asyncio.wait(self._tasks[:1], timeout=FINISH / 3)
        await asyncio.gather(*(door.rest(FINISH * 2 / 3) for door in self._doors))
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks = []
        try:
            await self._ledger.flush()
            await self._worker.release()
            async with self._database.transaction() as connection:
                await health.stop(connection, self.pulse.owner, self._clock() - KEEP_UPDATES)
        except Exception as error:
            log.error("can't write at the end", extra={"error": trouble.name_of(error)})

    async def settle(self) -> None:
        """Handle all that is in the inbox and deliver all that is due, however long it takes."""
        while True:
            self._worker.look()
            self._sender.look()
            worked = await self._round()
            busy = any(door.is_busy() for door in self._doors)
            await asyncio.gather(*(door.rest() for door in self._doors))
            if worked or busy:
                continue
            await self._ledger.flush()
            async with self._database.read() as connection:
                due = await outbox.next_due(connection)
            sends = due is not None and due <= self._clock() and self._sender in self._doors
            wait = min(self._worker.wait(), min(self._sender.wait(), 1.0) if sends else inf)
            if wait == inf:
                return
            await self._limiter.rest(wait)

    async def _work(self) -> None:
        """Let both doors take turns, until told to stop."""
        while not self._stopping:
            self._awake.clear()
            try:
                if await self._round():
                    continue
                await self._ledger.flush()
                self._note("working", None)
            except Exception as error:
                self._note("working", error)
                log.error("delivery stopped for a moment", extra={"error": trouble.name_of(error)})
                await asyncio.sleep(1)
                continue
            wait = min(door.wait() for door in self._doors)
            with suppress(TimeoutError):
                async with asyncio.timeout(wait if wait < inf else None):
                    await self._awake.wait()

    async def _round(self) -> bool:
        """Handle one update and send one notice; False when there was nothing to do."""
        async with self._one_round:
            return any([await door.step() for door in self._doors if not self._stopping])

    def _note(self, what: str, error: Exception | None) -> None:
        """Keep in mind what fails now, until it succeeds."""
        self._troubles.pop(what, None)
        if error is not None:
            said = health.UNWRITABLE if trouble.is_storage(error) else "an unforeseen failure"
            self._troubles[what] = f"{said}: {trouble.name_of(error)}"
        self.pulse.trouble = next(iter(self._troubles.values()), None)

    def _received(self) -> None:
        self._worker.look()
        self._awake.set()

    async def _beat(self) -> None:
        """Say every few seconds that this process is alive, and keep what it holds."""
        while True:
            try:
                await self.beat()
                self._note("beating", None)
            except Exception as error:
                self._note("beating", error)
                log.error("can't write", extra={"error": trouble.name_of(error)})
            await asyncio.sleep(1 if self.pulse.trouble else BEAT)

    async def beat(self) -> None:
        """Renew leases, take up what another process left behind, and tidy up now and then."""
        now = self.pulse.beat_at = self._clock()
        owner = self.pulse.owner
        async with self._database.transaction() as connection:
            await inbox.renew(connection, owner, now + LEASE)
            await outbox.renew(connection, owner, now + LEASE)
            await outbox.take_up(connection, now, owner)
            await health.beat(connection, self.pulse)
            if now - self._trimmed_at >= TRIM_EVERY:
                await inbox.trim(connection, now - KEEP_UPDATES)
                await outbox.trim(connection, now - KEEP_NOTICES)
                self._trimmed_at = now


def _put_first(application: Wiebelik) -> None:
    """Let an update that can't be handled now wait, before anything is said about it."""
    others = list(application.error_handlers.items())
    for handler, _block in others:
        application.remove_error_handler(handler)
    application.add_error_handler(put_off)
    for handler, block in others:
        application.add_error_handler(handler, block)
