"""First entry: `python -m bot` runs Wiebelik, `python -m bot COMMAND` does one thing."""

import argparse
import asyncio
import gc
import logging
import sys
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from telegram.error import InvalidToken, TelegramError

from bot import cli, jobs, local
from bot.app import UPDATES, introduce, open_application
from bot.context import SERVICES
from bot.errors import StartupError
from bot.log import start_logging
from bot.services import Services
from config.settings import Settings, SettingsError, load_settings

log = logging.getLogger("bot")

WRONG = 2  # exit code for settings and surroundings that the operator has to mend
EPHEMERAL = (
    "Note: everything is kept in one file on this disk ({path}). A host with a Procfile often has "
    "no disk that lasts: set DATABASE_URL to PostgreSQL there."
)


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return the exit code."""
    options = _parser().parse_args(arguments)
    options.command = options.command or "run"
    try:
        settings = load_settings()
        start_logging(settings.log_level)
        return asyncio.run(_command(settings, options)) or 0
    except SettingsError as error:
        print("\n".join(error.lines), file=sys.stderr)
    except StartupError as error:
        print(error, file=sys.stderr)
    except OSError as error:  # a file that is not there, or may not be written
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
    except KeyboardInterrupt:
        return 0
    return WRONG


def _command(settings: Settings, options: argparse.Namespace) -> Coroutine[Any, Any, int | None]:
    match options.command:
        case "migrate":
            return cli.bring_up_to_date(settings)
        case "backup":
            return cli.backup(settings, options.file)
        case "check":
            return cli.check(settings)
        case "ask" | "import" | "export":
            return cli.run(settings, cli.COMMANDS[options.command], options)
    if settings.bot_token is None:
        if options.command != "run":
            raise StartupError("BOT_TOKEN: expects the bot's token from @BotFather")
        return _run_locally(settings)
    return _run(settings, settings.bot_token.get_secret_value(), options.command)


async def _run(settings: Settings, token: str, command: str) -> None:
    """Run on Telegram: by webhook where PUBLIC_URL is set, else by polling."""
    if command == "web" and not settings.public_url:
        raise StartupError("PUBLIC_URL: expects the https:// address that reaches this process")
    url = settings.database_url.get_secret_value()
    if url.startswith("sqlite"):
        print(EPHEMERAL.format(path=url.removeprefix("sqlite:///")))
    stop = jobs.stop_on_signals()
    try:
        async with open_application(settings, token) as application:
            services: Services = application.bot_data[SERVICES]
            await introduce(application.bot)
            delivery = jobs.make_delivery(application, services)
            way = "webhook" if settings.public_url else "polling"
            print(f"Wiebelik runs as @{application.bot.username} ({way}). Stop with Ctrl-C.")
            # Beside a webhook a worker only sends: Telegram gives its updates to one taker.
            receive = command != "worker" or not settings.public_url
            async with _warming_up(services):
                await jobs.run(application, delivery, settings, UPDATES, stop, receive=receive)
    except InvalidToken:
        raise StartupError(
            "BOT_TOKEN: Telegram does not know this token (any more); ask @BotFather for it"
        ) from None
    except TelegramError as error:
        raise StartupError(f"Telegram can't be reached ({type(error).__name__})") from None
    except OSError as error:
        raise StartupError(f"PORT: {settings.port} can't be used ({error.strerror})") from None


@asynccontextmanager
async def _warming_up(services: Services) -> AsyncIterator[None]:
    """Make the answers ready beside what runs, and leave off when that ends."""
    task = asyncio.create_task(_warm_up(services))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _warm_up(services: Services) -> None:
    await services.answers.prepare()
    gc.freeze()  # what was loaded stays: to look through it for garbage each time takes 0.2 s
    await services.answers.warm_up()


async def _run_locally(settings: Settings) -> None:
    """Run against the local Telegram, with the sample community in an empty database."""
    stop = jobs.stop_on_signals()
    state = Path("data/loopback.json")
    async with local.open_local_telegram(settings.loopback_port, state) as address:
        settings = settings.model_copy(update={"api_base_url": address})
        async with open_application(settings, local.TOKEN) as application:
            services: Services = application.bot_data[SERVICES]
            await introduce(application.bot)
            await local.fill_if_empty(services, address)
            delivery = jobs.make_delivery(application, services)
            print(
                f"\n  Wiebelik is ready. Talk to it: {address}\n"
                "  For real Telegram: get a token from @BotFather, then "
                "`BOT_TOKEN=… make run`. Stop with Ctrl-C.\n",
                flush=True,
            )
            local.open_page(address)
            async with _warming_up(services):
                await jobs.run(application, delivery, settings, UPDATES, stop)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot", description="Wiebelik: who do I call? Without a command: run."
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser("run", help="run the bot")
    commands.add_parser("web", help="run by webhook, on $PORT (PUBLIC_URL)")
    commands.add_parser("worker", help="run by polling; beside a webhook: only send")
    commands.add_parser("migrate", help="bring the database up to date")
    commands.add_parser("check", help="settings, database, token, webhook: ok, or what to do")
    ask = commands.add_parser("ask", help="print the answer to a question")
    ask.add_argument("text")
    ask.add_argument("--municipality", help="the asker's own municipality")
    ask.add_argument("--explain", action="store_true", help="the whole account")
    read_in = commands.add_parser("import", help="read a list (CSV or XLSX) into the directory")
    read_in.add_argument("file", type=Path)
    read_in.add_argument("--yes", action="store_true", help="do it, not only show")
    read_in.add_argument("--listed", action="store_true", help="all of them already agreed")
    write_out = commands.add_parser("export", help="write the directory to a .csv or .xlsx file")
    write_out.add_argument("file", type=Path)
    backup = commands.add_parser("backup", help="copy the database while the bot runs")
    backup.add_argument("file", type=Path)
    for command in (ask, read_in, write_out):
        command.add_argument("--community", type=int, help="its number, when there are several")
    return parser


if __name__ == "__main__":
    sys.exit(main())
