"""The command line on a real database file."""

import argparse
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import cli
from bot.clock import system_clock
from bot.delivery import health, inbox, outbox
from bot.delivery.health import Pulse
from bot.delivery.models import Arrival, Ending, Notice, Receipt
from bot.directory.sample import load_sample
from bot.errors import StartupError
from bot.services import open_services
from config.settings import Settings


@pytest.fixture
async def settings(tmp_path: Path) -> AsyncIterator[Settings]:
    """Settings whose database holds the sample community."""
    settings = Settings(_env_file=None, database_url=f"sqlite:///{tmp_path}/wiebelik.db")
    async with open_services(settings, cli.NobodyToAsk()) as services:
        community = await services.registration.make_sample(-1001, "Voorbeeld", ["Diemen", "Oss"])
        await load_sample(services.database, services.clock, community.id)
    return settings


def options(**given: object) -> argparse.Namespace:
    """Options of a command as the parser would give them."""
    return argparse.Namespace(**{"community": None, **given})


async def test_ask_prints_the_answer(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    """The answer that the bot would give, with the whole account when asked for."""
    asked = options(text="jongen van 15 blowt", municipality="Oss", explain=True)
    assert await cli.run(settings, cli.ask, asked) == 0
    said = capsys.readouterr().out
    assert "Ik begrijp: 15 jaar, Oss" in said
    assert "1. " in said
    assert "topic " in said
    assert "<b>" not in said


async def test_an_export_read_into_an_empty_community_is_the_same(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Out of one database and into another, nothing changes; a second time nothing happens."""
    for name in ("list.csv", "list.xlsx"):
        file = tmp_path / name
        assert await cli.run(settings, cli.write_out, options(file=file)) == 0
        other = Settings(_env_file=None, database_url=f"sqlite:///{tmp_path}/{name}.db")
        async with open_services(other, cli.NobodyToAsk()) as services:
            await services.registration.make_sample(-1002, "Ander", ["Diemen", "Oss", "Vlissingen"])
        for expected in ("➕", "Dit bestand verandert niets"):
            asked = options(file=file, yes=True, listed=True)
            assert await cli.run(other, cli.read_in, asked) == 0
            assert expected in capsys.readouterr().out
        again = tmp_path / f"again-{name}"
        assert await cli.run(other, cli.write_out, options(file=again)) == 0
        if name.endswith(".csv"):
            assert again.read_bytes() == file.read_bytes()


async def test_a_backup_while_it_is_written_to(settings: Settings, tmp_path: Path) -> None:
    """The copy is a whole database; an existing file is never written over."""
    target = tmp_path / "backup.db"
    async with (
        open_services(settings, cli.NobodyToAsk()) as services,
        services.database.transaction() as connection,
    ):
        await connection.exec_driver_sql("UPDATE communities SET name = 'half'")
        assert await cli.backup(settings, target) == 0
    with sqlite3.connect(target) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert copy.execute("SELECT name FROM communities").fetchall() == [("Voorbeeld",)]
    copy.close()
    with pytest.raises(StartupError, match="exists already"):
        await cli.backup(settings, target)


async def test_without_a_community_it_says_so(tmp_path: Path) -> None:
    """On an empty database one clear line, not an empty answer."""
    empty = Settings(_env_file=None, database_url=f"sqlite:///{tmp_path}/empty.db")
    asked = options(text="blowen", municipality=None, explain=False)
    with pytest.raises(StartupError, match="make run"):
        await cli.run(empty, cli.ask, asked)


async def test_check_tells_what_waits_and_what_failed(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    """How many, since when, with the error of what was set aside."""
    now = system_clock()
    async with (
        open_services(settings, cli.NobodyToAsk()) as services,
        services.database.transaction() as connection,
    ):
        await inbox.add(connection, [Arrival(1, 5, "{}"), Arrival(2, 5, "{}")], now)
        await inbox.end(connection, Ending(1, Receipt.ASIDE, "KeyError"), now)
        await outbox.post(connection, Notice("hello", "1", 5, None, due_at=now), now)
        await health.beat(connection, Pulse("me", now, now, ticked_at=now, polled_at=now))
    assert await cli.check(settings) == 1
    said, moment = capsys.readouterr().out, now.isoformat(timespec="seconds")
    assert "delivery     updates were set aside: 1 KeyError\n" in said
    assert f"updates  1 wait, oldest since {moment}; set aside: 1 KeyError\n" in said
    assert f"notices  1 due, oldest since {moment}; failed in a day: none\n" in said
    assert f"seen     poll {moment}, webhook never, tick {moment}, processes: 1\n" in said


async def test_check_tells_what_to_do(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each part is `ok` or has advice; nothing running is trouble."""
    assert await cli.check(settings) == 1
    said = capsys.readouterr().out
    assert "database     ok" in said
    assert "no process is running" in said
    assert "Kindertelefoon" in said
