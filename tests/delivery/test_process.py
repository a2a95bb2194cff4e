"""The program as a process of its own, against the local Telegram over HTTP."""

import asyncio
import os
import sys
from pathlib import Path

from benchmarks.telegram import serving
from loopback.testing import Loopback

STARTS = 30.0  # seconds, on a busy machine
OUTSIDER = "Ik praat alleen met leden"


async def start(url: str, token: str, folder: Path) -> asyncio.subprocess.Process:
    """Run `python -m bot`, with all that it can say in its log."""
    settings = {"BOT_TOKEN": token, "API_BASE_URL": url, "LOG_LEVEL": "DEBUG"}
    settings["DATABASE_URL"] = f"sqlite:///{folder}/w.db"
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot"),
        env={**os.environ, **settings},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )


async def stop(process: asyncio.subprocess.Process) -> str:
    """Stop it within ten seconds and give its log."""
    process.terminate()
    async with asyncio.timeout(10):
        _, log = await process.communicate()
    assert process.returncode == 0
    return log.decode()


async def test_stopped_and_started_again(tmp_path: Path) -> None:
    """SIGTERM ends it in time; what came meanwhile is answered; its log holds no token or name."""
    world = Loopback()
    token = world.bot("wiebelik_bot", "Wiebelik")
    anna = world.person("Annabel Vos")
    async with serving(world) as url:
        process = await start(url, token, tmp_path)
        await anna.starts()
        await anna.sees(OUTSIDER, seconds=STARTS)
        log = await stop(process)
        await anna.says("geheim")
        process = await start(url, token, tmp_path)
        await anna.sees(OUTSIDER, seconds=STARTS, new=True)
        log += await stop(process)
    assert len([one for one in anna.screen() if OUTSIDER in one.text]) == 2
    never = (token, token.partition(":")[2], "Annabel", "geheim", " httpx ")
    assert [word for word in never if word in log] == []
