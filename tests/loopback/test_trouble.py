"""Rate limits on a clock that is moved, and faults on demand."""

import asyncio
from typing import Any

import httpx
import pytest

from loopback.caller import Caller
from loopback.faults import Fault
from loopback.testing import Group, Loopback, MovedClock, Person


async def _sent(bot: Caller, chat_id: int, times: int) -> list[int]:
    """Send so often; give 0 for what was sent and the seconds to wait for what was not."""
    answers = []
    for number in range(times):
        answer = (await bot.raw("sendMessage", chat_id=chat_id, text=str(number))).json()
        answers.append(answer.get("parameters", {}).get("retry_after", 0))
    return answers


async def test_limits_are_off_until_switched_on(bot: Caller, private: int) -> None:
    """Limits are off until switched on."""
    assert await _sent(bot, private, 40) == [0] * 40


async def test_a_chat_takes_a_burst_and_then_one_a_second(
    bot: Caller, private: int, world: Loopback, clock: MovedClock
) -> None:
    """A chat takes a burst and then one a second."""
    world.limits.on = True
    assert await _sent(bot, private, 7) == [0, 0, 0, 0, 0, 5, 5]
    clock.forward(seconds=4.5)
    assert await _sent(bot, private, 1) == [1]
    clock.forward(seconds=0.5)
    assert await _sent(bot, private, 1) == [0]
    answer = await bot.raw("sendMessage", chat_id=private, text="x")
    await _sent(bot, private, 4)
    answer = await bot.raw("sendMessage", chat_id=private, text="x")
    assert answer.status_code == 429
    assert answer.headers["retry-after"] == "5"
    assert answer.json()["description"] == "Too Many Requests: retry after 5"


async def test_a_group_takes_twenty_a_minute(
    bot: Caller, group: Group, world: Loopback, clock: MovedClock
) -> None:
    """A group takes twenty a minute."""
    world.limits.on = True
    for _ in range(20):
        clock.forward(seconds=1)
        assert await _sent(bot, group.id, 1) == [0]
    clock.forward(seconds=1)
    assert await _sent(bot, group.id, 1) == [40]
    clock.forward(seconds=40)
    assert await _sent(bot, group.id, 1) == [0]


async def test_thirty_a_second_overall(bot: Caller, world: Loopback, clock: MovedClock) -> None:
    """Thirty a second overall."""
    world.limits.on = True
    people = [world.person(f"P{number}") for number in range(31)]
    for person in people:
        await person.starts()
    answers = [(await _sent(bot, person.id, 1))[0] for person in people]
    assert answers == [0] * 30 + [1]
    clock.forward(seconds=1)
    assert await _sent(bot, people[-1].id, 1) == [0]


@pytest.mark.parametrize(
    ("fault", "status", "description"),
    [
        (Fault("error"), 500, "Internal Server Error"),
        (Fault("flood", retry_after=7), 429, "Too Many Requests: retry after 7"),
        (Fault("forbidden"), 403, "Forbidden: bot was blocked by the user"),
        (
            Fault("migrate", migrate_to=-100_7),
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
        ),
    ],
)
async def test_faults_that_answer(
    bot: Caller, private: int, world: Loopback, fault: Fault, status: int, description: str
) -> None:
    """Faults that answer."""
    world.faults.add(fault)
    answer = await bot.raw("sendMessage", chat_id=private, text="x")
    assert (answer.status_code, answer.json()["description"]) == (status, description)
    assert (await bot("sendMessage", chat_id=private, text="x"))["text"] == "x"


async def test_a_bad_gateway_is_no_json(bot: Caller, private: int, world: Loopback) -> None:
    """A bad gateway is no json."""
    world.faults.add(Fault("bad_gateway", times=2))
    for _ in range(2):
        answer = await bot.raw("sendMessage", chat_id=private, text="x")
        assert (answer.status_code, answer.text[:6]) == (502, "<html>")
    await bot("sendMessage", chat_id=private, text="x")


async def test_silence_with_and_without_effect(
    bot: Caller, private: int, world: Loopback, anna: Person
) -> None:
    """Silence with and without effect."""
    world.faults.add(Fault("timeout"))
    world.faults.add(Fault("lost"))
    for text in ("nooit", "wel"):
        with pytest.raises(httpx.ReadTimeout):
            await bot("sendMessage", chat_id=private, text=text)
    assert [seen.text for seen in anna.screen()][1:] == ["wel"]


async def test_silence_without_the_special_transport(
    bot: Caller, private: int, world: Loopback
) -> None:
    """Silence without the special transport."""
    world.faults.add(Fault("timeout"))
    plain = httpx.ASGITransport(world.app)
    async with httpx.AsyncClient(transport=plain, base_url="http://loopback") as client:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05):
                await Caller(client, bot.token)("sendMessage", chat_id=private, text="x")


async def test_a_fault_for_one_method(bot: Caller, private: int, world: Loopback) -> None:
    """A fault for one method."""
    world.faults.add(Fault("error", method="sendContact"))
    world.faults.add(Fault("error", method="getUpdates"))
    await bot("sendMessage", chat_id=private, text="x")
    assert (await bot.raw("getUpdates")).status_code == 500
    card: dict[str, Any] = {"chat_id": private, "phone_number": "1", "first_name": "A"}
    assert (await bot.raw("sendContact", **card)).status_code == 500
    assert world.faults.waiting == []


async def test_other_faults_spare_long_polling(bot: Caller, world: Loopback) -> None:
    """Other faults spare long polling."""
    world.faults.add(Fault("error"))
    assert (await bot.raw("getUpdates")).status_code == 200
    assert (await bot.raw("getMe")).status_code == 500
