"""Delivery to a webhook: in order, again after a failure, with the secret."""

import asyncio
import json
from typing import Any

import httpx
import pytest

from loopback import webhook
from loopback.caller import Caller
from loopback.testing import Loopback, Person


class Hook:
    """A bot's own server: notes what comes and answers as told."""

    def __init__(self) -> None:
        self.requests: list[httpx.Request] = []
        self.answers: list[Any] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Take a delivery."""
        self.requests.append(request)
        answer = self.answers.pop(0) if self.answers else httpx.Response(200)
        if isinstance(answer, Exception):
            raise answer
        assert isinstance(answer, httpx.Response)
        return answer

    @property
    def texts(self) -> list[str]:
        """Give the texts that were delivered."""
        return [json.loads(request.content)["message"]["text"] for request in self.requests]


@pytest.fixture
async def hook(world: Loopback, bot: Caller) -> Any:
    """Give the bot's server, with no real pauses."""
    hook = Hook()
    pauses: list[float] = []

    async def pause(seconds: float) -> None:
        pauses.append(seconds)
        await asyncio.sleep(0)

    world.webhook_transport = httpx.MockTransport(hook)
    world.webhook_pause = pause
    yield hook
    await webhook.close(world)


async def test_delivery_in_order_with_the_secret(
    world: Loopback, bot: Caller, anna: Person, hook: Hook
) -> None:
    """Delivery in order with the secret."""
    await bot("setWebhook", url="https://bot.test/hook", secret_token="geheim-1")
    await anna.says("een")
    await anna.says("twee")
    await world.settled()
    assert hook.texts == ["een", "twee"]
    assert hook.requests[0].headers["X-Telegram-Bot-Api-Secret-Token"] == "geheim-1"
    info = await bot("getWebhookInfo")
    assert (info["url"], info["pending_update_count"]) == ("https://bot.test/hook", 0)


async def test_a_failure_is_tried_again_before_the_next(
    world: Loopback, bot: Caller, anna: Person, hook: Hook
) -> None:
    """A failure is tried again before the next."""
    hook.answers = [
        httpx.Response(500),
        httpx.ConnectError("no route"),
        httpx.ReadTimeout("slow"),
        httpx.Response(200),
    ]
    await bot("setWebhook", url="https://bot.test/hook")
    await anna.says("een")
    await anna.says("twee")
    await world.settled()
    assert hook.texts == ["een", "een", "een", "een", "twee"]
    info = await bot("getWebhookInfo")
    assert info["last_error_message"] == "Read timeout expired"


async def test_an_answer_may_carry_a_method(
    world: Loopback, bot: Caller, anna: Person, hook: Hook
) -> None:
    """An answer may carry a method."""
    reply = {"method": "sendMessage", "chat_id": anna.id, "text": "Dag Anna"}
    hook.answers = [httpx.Response(200, json=reply)]
    await bot("setWebhook", url="https://bot.test/hook")
    await anna.says("hoi")
    await anna.sees("Dag Anna")


async def test_dropping_what_waits(bot: Caller, anna: Person, hook: Hook) -> None:
    """Dropping what waits."""
    await anna.says("oud")
    await bot("setWebhook", url="https://bot.test/hook", drop_pending_updates=True)
    await anna.says("nieuw")
    await anna.world.settled()
    assert hook.texts == ["nieuw"]
    await bot("deleteWebhook")
    await anna.says("later")
    await bot("deleteWebhook", drop_pending_updates=True)
    assert await bot("getUpdates") == []


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"url": "http://bot.test/x"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        (
            {"url": "https://bot.test:9000/x"},
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        ({"url": "nonsense"}, "invalid webhook URL specified"),
        (
            {"url": "https://bot.test/x", "secret_token": "a b"},
            "secret token contains unallowed characters",
        ),
        ({"url": "https://bot.test/x", "secret_token": "a" * 257}, "secret token is too long"),
    ],
)
async def test_what_is_refused(bot: Caller, parameters: dict[str, str], words: str) -> None:
    """What is refused."""
    assert await bot.refused("setWebhook", **parameters) == f"400 Bad Request: {words}"
