"""The server on this machine: its address, a busy port, and what is kept in a file."""

import asyncio
import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from loopback import sample, store
from loopback.__main__ import main
from loopback.faults import Fault
from loopback.sample import Sample, SamplePerson, fill
from loopback.server import PortBusy, open_server
from loopback.testing import Loopback, MovedClock, Person
from loopback.world import World

DEMO = Sample(sample.PEOPLE, "Jeugd Oss", "wiebelik_bot", "Wiebelik", "7000001:token")


async def test_it_serves_the_bot_and_the_people(world: Loopback, token: str) -> None:
    """It serves the bot and the people."""
    async with open_server(world, 0) as address, httpx.AsyncClient(base_url=address) as client:
        me = (await client.get(f"/bot{token}/getMe")).json()
        assert me["result"]["username"] == "wiebelik_bot"
        assert (await client.get("/people")).json()["api"] == address
        stranger = await client.get("/people", headers={"Host": "elsewhere.test"})
        assert stranger.status_code == 400


async def test_it_stops_while_somebody_still_waits(world: Loopback, token: str) -> None:
    """It stops while somebody still waits."""
    async with httpx.AsyncClient() as client:
        async with open_server(world, 0) as address:
            world.faults.add(Fault("timeout"))
            waiting = [
                asyncio.create_task(client.get(f"{address}/bot{token}/getUpdates?timeout=50")),
                asyncio.create_task(client.get(f"{address}/bot{token}/getMe")),
            ]
            runtime = world.runtime(*world.state.bots.values())
            assert await world.until(lambda: bool(runtime.poll and not world.faults.waiting), 5)
        await asyncio.gather(*waiting, return_exceptions=True)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.2", "example.org", "::"])
async def test_it_listens_on_this_machine_only(world: Loopback, host: str) -> None:
    """It listens on this machine only."""
    with pytest.raises(ValueError, match="this machine only"):
        async with open_server(world, 0, host):
            raise AssertionError("it listens")


async def test_a_busy_port(world: Loopback) -> None:
    """A busy port."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(PortBusy, match="in use"):
            async with open_server(world, other.getsockname()[1]):
                raise AssertionError("it listens")


def test_the_command_line_says_so_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """The command line says so in one line."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert main(["--port", str(port)]) == 2
    assert capsys.readouterr().err == f"loopback: port {port} on 127.0.0.1 is in use\n"
    assert main(["--host", "0.0.0.0"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_it_runs_alone(tmp_path: Path) -> None:
    """It runs alone."""
    file = tmp_path / "chats.json"
    command = [sys.executable, "-m", "loopback", "--port", "0", "--file", str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        lines = [process.stdout.readline() for _ in range(4)]
        address, token = lines[0].split()[-1], lines[3].split()[-1]
        me = httpx.get(f"{address}bot{token}/getMe").json()
        people = httpx.get(f"{address}people").json()
        process.terminate()
    assert me["result"]["username"] == "wiebelik_bot"
    assert people["groups"] == [{"id": -1001, "type": "group", "title": "Jeugd Oss"}]


def test_a_sample_has_the_same_ids_every_time() -> None:
    """A sample has the same ids every time."""

    def ids(world: World) -> object:
        bot, group = fill(world, DEMO)
        members = {number: member.status for number, member in group.members.items()}
        return bot.id, bot.token, group.id, list(world.state.people), members

    first = World()
    assert ids(first) == ids(World()) == ids(first)
    assert ids(first) == (
        7000001,
        "7000001:token",
        -1001,
        [1001, 1002, 1003, 1004, 1005],
        {
            1001: "creator",
            1002: "member",
            1003: "member",
            1005: "member",
            7000001: "member",
        },
    )
    assert first.add_person("Nieuw").id == 1006


def test_an_administrator_of_the_sample() -> None:
    """An administrator of the sample."""
    people = [SamplePerson("Anna"), SamplePerson("Bram", administrator=True)]
    _, group = fill(World(), Sample(people, "Oss", "a_bot", "A", bot_in_group=False))
    assert [member.status for member in group.members.values()] == ["creator", "administrator"]


def test_people_are_read_from_a_file(tmp_path: Path) -> None:
    """A group and its people come from TOML, the administrator first."""
    path = tmp_path / "people.toml"
    path.write_text(
        'group = "Buurt"\n[[people]]\nfirst_name = "Bram"\noutside = true\n'
        '[[people]]\nfirst_name = "Anna"\nlast_name = "Vos"\nadministrator = true\nnote = "GGZ"\n'
    )
    group, people = sample.read_people(path)
    assert (group, [person.name for person in people]) == ("Buurt", ["Anna Vos", "Bram"])
    assert (people[0].note, people[1].in_group) == ("GGZ", False)
    path.write_text('group = "Buurt"\n[[people]]\nlast_name = "Vos"\n')
    with pytest.raises(ValueError, match="'first_name' is missing"):
        sample.read_people(path)


async def test_everything_goes_to_a_file_and_back(
    world: Loopback, token: str, anna: Person, clock: MovedClock, tmp_path: Path
) -> None:
    """Everything goes to a file and back."""
    path = tmp_path / "chats.json"
    group = world.group("Jeugd Oss", owner=anna)
    await group.adds_bot()
    await anna.says("hoi", in_=group)
    await anna.sends_document("a.bin", bytes(range(256)))
    store.save(path, world.state)
    state = store.load(path)
    assert state == world.state
    again = World(clock, state)
    assert again.bot_by_token(token)
    (message,) = [m for m in state.chats[str(group.id)].messages.values() if "text" in m.content]
    assert message.content["text"] == "hoi"


def _read_when_there(path: Path) -> str:
    while not path.exists():
        time.sleep(0.01)
    return path.read_text()


async def test_changes_are_written_while_it_runs(
    world: Loopback, anna: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Changes are written while it runs."""
    path = tmp_path / "chats.json"
    monkeypatch.setattr(store, "GATHER", 0)
    async with store.kept(world, path):
        await asyncio.sleep(0)
        await anna.says("hoi")
        assert "hoi" in await asyncio.to_thread(_read_when_there, path)
        await anna.says("en dag")
    assert "en dag" in _read_when_there(path)
    assert os.listdir(tmp_path) == ["chats.json"]


def test_a_file_that_is_not_ours(tmp_path: Path) -> None:
    """A file that is not ours."""
    path = tmp_path / "chats.json"
    assert store.load(path) is None
    path.write_text(json.dumps({"people": 7}))
    with pytest.raises(store.UnreadableState, match=r"chats\.json cannot be read"):
        store.load(path)
    assert main(["--file", str(path)]) == 2


async def test_without_a_page_the_root_says_so(
    world: Loopback, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Without a page the root says so."""
    monkeypatch.setattr("loopback.server.PAGE", tmp_path)
    async with httpx.AsyncClient(transport=world.transport, base_url="http://loopback") as client:
        assert (await client.get("/")).status_code == 404
        (tmp_path / "index.html").write_text("<h1>chat</h1>")
        assert (await client.get("/")).text == "<h1>chat</h1>"
