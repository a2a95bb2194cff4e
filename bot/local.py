"""Running without a token: the local Telegram as a process of its own, with a sample community."""

import asyncio
import contextlib
import sys
import tomllib
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx

from bot.community.models import Person
from bot.directory.sample import MUNICIPALITIES, adopt, load_sample
from bot.errors import StartupError
from bot.services import Services
from config.settings import CONFIG_FOLDER

PEOPLE = CONFIG_FOLDER / "sample" / "people.toml"
TOKEN = "7000001:for-the-local-telegram-only"  # opens nothing but this machine
USABLE = 20  # seconds that the local Telegram may take to start


@asynccontextmanager
async def open_local_telegram(port: int, state: Path) -> AsyncIterator[str]:
    """Start the local Telegram and give its address; stops it again.

    Raises StartupError with its own line when it can't start: a port in use, say.
    """
    state.parent.mkdir(parents=True, exist_ok=True)
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "loopback", "--port", str(port), "--file", str(state)),
        *("--token", TOKEN, "--people", str(PEOPLE)),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        start_new_session=True,  # Ctrl-C reaches the bot first, which stops it in order
    )
    try:
        yield await _address(process)
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
        await process.wait()


async def fill_if_empty(services: Services, address: str) -> None:
    """Make the local group a community with the sample directory, when there is none yet."""
    if await services.community.any_active():
        return
    async with httpx.AsyncClient(base_url=address) as client:
        world: dict[str, Any] = (await client.get("/people")).json()
    group = world["groups"][0]
    community = await services.registration.make_sample(group["id"], group["title"], MUNICIPALITIES)
    await load_sample(services.database, services.clock, community.id)
    with PEOPLE.open("rb") as file:
        told = {f"{p['first_name']} {p['last_name']}": p for p in tomllib.load(file)["people"]}
    for person in world["people"]:
        about = told.get(person["name"])
        if about is None or about.get("outside"):
            continue
        member = Person(person["id"], person["name"], person["language"])
        await services.registration.join_sample(
            community, member, coordinator=bool(about.get("administrator"))
        )
        if code := about.get("code"):
            await adopt(services.database, services.clock, community.id, code, member.user_id)


def open_page(address: str) -> None:
    """Open the chat page where there is a browser to open it in."""
    with contextlib.suppress(webbrowser.Error):
        webbrowser.get()  # raises where there is none
        webbrowser.open(address)


async def _address(process: asyncio.subprocess.Process) -> str:
    """Wait until the local Telegram says where its chat page is."""
    if process.stdout is None or process.stderr is None:
        raise StartupError("The local Telegram has no output.")
    try:
        async with asyncio.timeout(USABLE):
            async for line in process.stdout:
                name, _, address = line.decode().partition("chat page")
                if not name:
                    return address.strip().rstrip("/")
    except TimeoutError:
        raise StartupError("The local Telegram does not start.") from None
    said = (await process.stderr.read()).decode().strip().splitlines()
    await process.wait()  # a signal to one that ended just now would take its exit code away
    reason = said[-1] if said else "the local Telegram stopped at once"
    raise StartupError(f"LOOPBACK_PORT: {reason.removeprefix('loopback: ')}")
