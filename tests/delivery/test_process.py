"""The program as a process of its own, against the local Telegram over HTTP."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from benchmarks.telegram import serving
from loopback.testing import Loopback

PATIENCE = 60.0  # seconds, on a busy machine; benchmarks.trouble tells how long a stop takes
OUTSIDER = "Ik praat alleen met leden"


@asynccontextmanager
async def running(url: str, token: str, folder: Path) -> AsyncIterator[list[str]]:
    """Run `python -m bot` while this lasts; its log, with all it can say, is in the list then."""
    settings = {"BOT_TOKEN": token, "API_BASE_URL": url, "LOG_LEVEL": "DEBUG"}
    settings["DATABASE_URL"] = f"sqlite:///{folder}/w.db"
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot"),
        env={**os.environ, **settings},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    log: list[str] = []
    try:
        yield log
        process.terminate()
        async with asyncio.timeout(PATIENCE):
            _, said = await process.communicate()
        log.extend(said.decode().splitlines())
        assert process.returncode == 0
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def test_stopped_and_started_again(tmp_path: Path) -> None:
    """SIGTERM ends it in order; what came meanwhile is answered; its log holds no token or name."""
    world = Loopback()
    token = world.bot("wiebelik_bot", "Wiebelik")
    anna = world.person("Annabel Vos")
    async with serving(world) as url:
        async with running(url, token, tmp_path) as first:
            await anna.starts()
            await anna.sees(OUTSIDER, seconds=PATIENCE)
        await anna.says("geheim")
        async with running(url, token, tmp_path) as second:
            await anna.sees(OUTSIDER, seconds=PATIENCE, new=True)
    assert len([one for one in anna.screen() if OUTSIDER in one.text]) == 2
    never = (token, token.partition(":")[2], "Annabel", "geheim", " httpx ")
    assert [word for word in never for line in first + second if word in line] == []
