"""The limiter against a Telegram that counts what arrives, on virtual time."""

import asyncio
import random
from collections.abc import Callable
from typing import Any

import pytest
from telegram.error import RetryAfter

from bot.delivery.limits import LANE, Lane, Limiter
from tests.delivery.virtual import run


class Telegram:
    """Counts messages at a random moment of each call, as a server far away does."""

    def __init__(self, slowest: float = 0.1):
        self.arrived: list[tuple[float, int]] = []
        self.slowest = slowest
        self.refuse: dict[int, list[float]] = {}
        self._random = random.Random(1)

    async def send(self, chat_id: int) -> bool:
        there, back = (self._random.uniform(0, self.slowest / 2) for _ in range(2))
        await asyncio.sleep(there)
        if self.refuse.get(chat_id):
            raise RetryAfter(int(self.refuse[chat_id].pop()))
        self.arrived.append((_now(), chat_id))
        await asyncio.sleep(back)
        return True

    def most(self, seconds: float, chat_id: int | None = None) -> int:
        """Give the most messages in any such span."""
        times = sorted(at for at, chat in self.arrived if chat_id in (None, chat))
        return max(
            sum(start <= at < start + seconds for at in times[i : i + 400])
            for i, start in enumerate(times)
        )


def _now() -> float:
    return asyncio.get_running_loop().time()


async def send(
    limiter: Limiter,
    telegram: Telegram,
    chat_id: int,
    lane: Lane = Lane.ANSWER,
    endpoint: str = "sendMessage",
) -> Any:
    LANE.set(lane)
    return await limiter.process_request(
        telegram.send, (chat_id,), {}, endpoint, {"chat_id": chat_id}, None
    )


def run_with(
    scene: Callable[[Limiter, Telegram], Any], telegram: Telegram | None = None
) -> tuple[Telegram, Any]:
    telegram = telegram or Telegram()

    async def main() -> Any:
        limiter = Limiter(_now)
        await limiter.initialize()
        return await scene(limiter, telegram)

    return telegram, run(main())


def test_thirty_a_second_overall() -> None:
    """Never more than 30 arrive in any second, and not many less."""

    async def scene(limiter: Limiter, telegram: Telegram) -> float:
        waiting = iter(range(1, 2001))

        async def sender() -> None:
            for chat in waiting:
                await send(limiter, telegram, chat, Lane.NOTICE)

        async with asyncio.TaskGroup() as group:
            for _ in range(8):
                group.create_task(sender())
        return _now()

    telegram, took = run_with(scene, Telegram(slowest=0.02))
    assert len(telegram.arrived) == 2000
    assert telegram.most(1.0) <= 30
    assert 2000 / took >= 28


def test_pace_of_one_chat() -> None:
    """What is sent unasked comes once a second at most; answers may come in a burst of five."""

    async def scene(limiter: Limiter, telegram: Telegram) -> None:
        for _ in range(20):
            await send(limiter, telegram, 1, Lane.NOTICE)
        for _ in range(20):
            await send(limiter, telegram, 2)

    telegram, _ = run_with(scene)
    assert telegram.most(1.0, 1) == 1
    assert telegram.most(5.0, 2) == 5
    assert telegram.most(1.0, 2) == 5


@pytest.mark.parametrize("lane", list(Lane))
def test_twenty_a_minute_in_a_group(lane: Lane) -> None:
    """A group gets 20 in any minute, whoever asks."""

    async def scene(limiter: Limiter, telegram: Telegram) -> float:
        for _ in range(100):
            await send(limiter, telegram, -1001, lane)
        return _now()

    telegram, took = run_with(scene)
    assert telegram.most(60.0, -1001) == 20
    assert 240 <= took <= 300


def test_answers_go_first() -> None:
    """With hundreds of reminders waiting for room an answer goes out well within two seconds."""

    async def scene(limiter: Limiter, telegram: Telegram) -> list[float]:
        reminders = [
            asyncio.create_task(send(limiter, telegram, chat, Lane.BROADCAST))
            for chat in range(1, 501)
        ]
        waited = []
        for person in range(20_001, 20_011):
            await asyncio.sleep(1.7)
            began = _now()
            await send(limiter, telegram, person)
            waited.append(_now() - began)
        for task in reminders:
            task.cancel()
        await asyncio.gather(*reminders, return_exceptions=True)
        return waited

    _, waited = run_with(scene)
    assert max(waited) < 0.5


def test_answers_in_bulk_do_not_starve_the_limit() -> None:
    """Answers alone keep the overall limit too."""

    async def scene(limiter: Limiter, telegram: Telegram) -> None:
        async with asyncio.TaskGroup() as group:
            for chat in range(1, 301):
                group.create_task(send(limiter, telegram, chat))

    telegram, _ = run_with(scene)
    assert telegram.most(1.0) <= 30


def test_a_refused_chat_is_halted() -> None:
    """After a 429 nothing goes to that chat before its second; others go on; the answer arrives."""
    telegram = Telegram()
    telegram.refuse[7] = [9]

    async def scene(limiter: Limiter, telegram: Telegram) -> float:
        refused = asyncio.create_task(send(limiter, telegram, 7))
        await asyncio.sleep(1)
        began = _now()
        await send(limiter, telegram, 8)
        took = _now() - began
        await refused
        return took

    _, took = run_with(scene, telegram)
    at = {chat: at for at, chat in telegram.arrived}
    assert took < 0.2
    assert 9 <= at[7] < 9.5


def test_a_refused_notice_is_told() -> None:
    """A notice that is refused goes back to the outbox instead of waiting here."""
    telegram = Telegram()
    telegram.refuse[7] = [9]

    async def scene(limiter: Limiter, telegram: Telegram) -> None:
        with pytest.raises(RetryAfter):
            await send(limiter, telegram, 7, Lane.NOTICE)
        assert 8 < limiter.full(Lane.NOTICE)[7] <= 9

    run_with(scene, telegram)


def test_a_long_refusal_is_told() -> None:
    """An answer does not wait for an hour."""
    telegram = Telegram()
    telegram.refuse[7] = [3600]

    async def scene(limiter: Limiter, telegram: Telegram) -> float:
        with pytest.raises(RetryAfter):
            await send(limiter, telegram, 7)
        return _now()

    assert run_with(scene, telegram)[1] < 1


@pytest.mark.parametrize("endpoint", ["answerCallbackQuery", "getChatMember", "sendChatAction"])
def test_what_is_no_message_is_not_limited(endpoint: str) -> None:
    """Answering a press or asking who is there costs no room."""

    async def scene(limiter: Limiter, telegram: Telegram) -> float:
        for _ in range(100):
            await send(limiter, telegram, 1, endpoint=endpoint)
        return _now()

    assert run_with(scene, Telegram(slowest=0.001))[1] < 1


def test_silent_chats_are_forgotten() -> None:
    """Memory does not grow with everybody who was ever written to."""

    async def scene(limiter: Limiter, telegram: Telegram) -> None:
        for chat in range(1, 3001):
            await send(limiter, telegram, chat)
        assert len(limiter._rooms) < 1200

    run_with(scene, Telegram(slowest=0.001))


def test_an_odd_chat_is_not_passed_on() -> None:
    """What is full goes into a query: a number too large for the database would stop all."""

    async def scene(limiter: Limiter, telegram: Telegram) -> dict[int, float]:
        for chat in (5, 2**70, -(2**70)):
            await send(limiter, telegram, chat)
        return limiter.full(Lane.NOTICE)

    assert [*run_with(scene, Telegram(slowest=0.001))[1]] == [5]
