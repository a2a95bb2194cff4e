"""The command line: asking, lists in and out, backup, and checking an installation."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.answers.explanation import explain
from bot.answers.helplines import load_helplines
from bot.clock import system_clock
from bot.community.models import Member, Standing
from bot.delivery.health import measure
from bot.errors import BotError, NotFound, StartupError
from bot.services import Services, open_services
from bot.views import answers as answer_view
from bot.views import errors as error_view
from bot.views import exchange as exchange_view
from bot.views.text import Texts, plain
from config.settings import Settings

Command = Callable[[Services, Member, Any], Coroutine[Any, Any, int]]
STALE = timedelta(days=365)  # after which a help line must be looked up again


class NobodyToAsk:
    """The roster of the command line: it can't ask Telegram, and needn't."""

    async def standing(self, chat_id: int, user_id: int) -> Standing | None:
        """Return None: not known."""
        return None


async def run(settings: Settings, command: Command, options: Any) -> int:
    """Run a command on the database of these settings and return its exit code."""
    async with open_services(settings, NobodyToAsk()) as services:
        try:
            member = await services.community.operator(options.community)
            return await command(services, member, options)
        except NotFound:
            raise StartupError(
                "There is no such werkgemeenschap in this database. Start with `make run`, "
                "or name one with --community when there are several."
            ) from None
        except BotError as error:
            print(error_view.plain(Texts("nl"), error))
            return 1


async def ask(services: Services, member: Member, options: Any) -> int:
    """Print the answer to a question, as the bot would give it."""
    answered = await services.answers.look(member, options.text, place=options.municipality)
    now, zone = services.clock(), member.community.zone
    print(plain(answer_view.answer(Texts("nl"), answered, now, zone, None).text))
    if options.explain:
        names: dict[int | str, str] = {brief.id: brief.name for brief in answered.briefs}
        print("\n".join(["", *explain(answered.answer, names)]))
    return 0


async def read_in(services: Services, member: Member, options: Any) -> int:
    """Read a list into the directory: first what would happen, then all or nothing."""
    data = await asyncio.to_thread(options.file.read_bytes)
    texts, name, exchange = Texts("nl"), options.file.name, services.exchange
    plan = await exchange.preview_as_operator(member.community, name, data, listed=options.listed)
    print(plain(exchange_view.plan(texts, name, plan).text))
    if plan.refused:
        return 1
    if not options.yes:
        print("Nothing was changed. Add --yes to read it in.")
        return 0
    done = await exchange.apply_as_operator(member.community, name, data, listed=options.listed)
    print(plain(exchange_view.imported(texts, done).text))
    return 0


async def write_out(services: Services, member: Member, options: Any) -> int:
    """Write the whole directory to a file, the numbers on request too."""
    kind = "xlsx" if options.file.suffix.lower() == ".xlsx" else "csv"
    data = await services.exchange.export_as_operator(member.community, kind)
    await asyncio.to_thread(options.file.write_bytes, data)
    print(f"Written: {options.file}")
    return 0


async def backup(settings: Settings, target: Path) -> int:
    """Copy a SQLite database while the bot runs; whole and consistent."""
    url = settings.database_url.get_secret_value()
    if not url.startswith("sqlite"):
        raise StartupError("backup is for SQLite; for PostgreSQL use pg_dump, it is made for it.")
    await asyncio.to_thread(_copy, Path(url.removeprefix("sqlite:///")), target)
    print(f"Written: {target}")
    return 0


def stale_helplines(before: date) -> list[str]:
    """Return the names of help lines that were not checked since a day."""
    return [
        line.name
        for line in load_helplines().values()
        if line.checked is None or line.checked < before
    ]


def _copy(source: Path, target: Path) -> None:
    if not source.exists():
        raise StartupError(f"DATABASE_URL: there is no database yet at {source}.")
    if target.exists():
        raise StartupError(f"{target} exists already; choose another name.")
    with sqlite3.connect(source) as here, sqlite3.connect(target) as there:
        here.backup(there)
    here.close()
    there.close()


COMMANDS: dict[str, Command] = {"ask": ask, "import": read_in, "export": write_out}


async def bring_up_to_date(settings: Settings) -> int:
    """Bring the database to the present schema."""
    async with open_services(settings, NobodyToAsk()):
        print("The database is up to date.")
    return 0


async def check(settings: Settings) -> int:
    """Look at everything an installation needs: each `ok`, or what to do. 1 when something is."""
    wrong = 0
    async for look in _looks(settings):
        print(f"{look.name:<12} {look.advice or 'ok'}")
        for line in look.details:
            print(f"  {line}")
        wrong += look.advice is not None and not look.mild
    return 1 if wrong else 0


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen of one part; `mild` advice leaves the installation in order."""

    name: str
    advice: str | None = None
    mild: bool = False
    details: Sequence[str] = ()


async def _looks(settings: Settings) -> AsyncIterator[Look]:
    yield Look("settings")
    try:
        async with open_services(settings, NobodyToAsk()) as services:
            yield Look("database")
            health = await measure(services.database, services.clock(), probe=True)
            yield Look("delivery", "; ".join(health.problems) or None, details=health.lines())
    except StartupError as error:
        yield Look("database", str(error))
    if settings.bot_token is None:
        yield Look("token", "BOT_TOKEN is not set: `make run` uses the local Telegram", mild=True)
    else:
        async for look in _looks_at_telegram(settings, settings.bot_token.get_secret_value()):
            yield look
    old = ", ".join(stale_helplines(system_clock().date() - STALE))
    yield Look("help lines", f"look these numbers up again: {old}" if old else None, mild=True)


async def _looks_at_telegram(settings: Settings, token: str) -> AsyncIterator[Look]:
    try:
        async with Bot(token, base_url=f"{settings.api_base_url}/bot") as bot:
            yield Look("token")
            webhook = await bot.get_webhook_info()
    except InvalidToken:
        yield Look("token", "BOT_TOKEN: Telegram does not know it (any more); ask @BotFather")
    except TelegramError as error:
        yield Look("token", f"Telegram can't be reached ({type(error).__name__})")
    else:
        wanted = settings.public_url or ""
        same = bool(webhook.url) == bool(wanted) and webhook.url.startswith(wanted)
        advice = "it differs from PUBLIC_URL: start the bot once, that sets it"
        yield Look("webhook", webhook.last_error_message if same else advice)
