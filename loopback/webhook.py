"""Delivery of updates to a bot's webhook: in order, again until it is accepted, with the secret."""

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx

from loopback import updates
from loopback.errors import ApiError, bad_request
from loopback.model import Bot, Pending
from loopback.parameters import Parameters, as_text

if TYPE_CHECKING:
    from loopback.world import World

Pause = Callable[[float], Awaitable[None]]
Run = Callable[[Bot, str, Parameters], Awaitable[Any]]

PORTS = (443, 80, 88, 8443)
HOSTS_HERE = ("localhost", "127.0.0.1", "::1")
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
LONGEST_PAUSE = 60.0


def check_url(url: str) -> None:
    """Refuse an address that Telegram would not call; plain http only on this machine."""
    parts = urlsplit(url)
    try:
        port, host = parts.port, parts.hostname
    except ValueError:
        raise bad_request("invalid webhook URL specified") from None
    if not host:
        raise bad_request("invalid webhook URL specified")
    if host in HOSTS_HERE and parts.scheme in ("http", "https"):
        return
    if parts.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if (port or 443) not in PORTS:
        words = "Webhook can be set up only on ports 80, 88, 443 or 8443"
        raise bad_request(f"bad webhook: {words}")


def start(world: "World", bot: Bot) -> None:
    """Begin to deliver; what was delivering before stops."""
    stop(world, bot)
    if bot.webhook.url:
        runtime = world.runtime(bot)
        runtime.delivery = asyncio.get_running_loop().create_task(_deliver(world, bot))


def stop(world: "World", bot: Bot) -> None:
    """Stop delivering."""
    runtime = world.runtime(bot)
    if runtime.delivery is not None:
        runtime.delivery.cancel()
        runtime.delivery = None


async def close(world: "World") -> None:
    """Stop all deliveries and wait until they have stopped."""
    for bot in world.state.bots.values():
        delivery = world.runtime(bot).delivery
        stop(world, bot)
        if delivery is not None:
            with contextlib.suppress(asyncio.CancelledError):
                await delivery


async def _deliver(world: "World", bot: Bot) -> None:
    async with httpx.AsyncClient(transport=world.webhook_transport, timeout=60) as client:
        failures = 0
        while True:
            now = world.now()
            bot.pending = [update for update in bot.pending if update.expires > now]
            if not bot.pending:
                world.signal.fire()
                await world.runtime(bot).arrived.wait()
                continue
            update = bot.pending[0]
            response, problem = await _attempt(bot, client, update)
            if response is not None:
                await _run_reply(world, bot, response)
                failures = 0
                if update in bot.pending:
                    bot.pending.remove(update)
                world.signal.fire()
            else:
                bot.webhook.last_error, bot.webhook.last_error_date = problem, world.now()
                world.signal.fire()
                await world.webhook_pause(min(LONGEST_PAUSE, 2.0**failures))
                failures += 1


async def _attempt(
    bot: Bot, client: httpx.AsyncClient, update: Pending
) -> tuple[httpx.Response | None, str]:
    """Post one update; give the response that accepted it, or what went wrong."""
    headers = {"Content-Type": "application/json"}
    if bot.webhook.secret:
        headers[SECRET_HEADER] = bot.webhook.secret
    body = json.dumps(updates.as_json(update), ensure_ascii=False)
    try:
        response = await client.post(bot.webhook.url, content=body, headers=headers)
    except httpx.TimeoutException:
        return None, "Read timeout expired"
    except httpx.HTTPError as error:
        return None, f"Connection failed: {error}"
    if not response.is_success:
        answer = f"{response.status_code} {response.reason_phrase}"
        return None, f"Wrong response from the webhook: {answer}"
    return response, ""


async def _run_reply(world: "World", bot: Bot, response: httpx.Response) -> None:
    """Run the method call that a webhook may answer with."""
    try:
        reply = response.json()
    except ValueError:
        return
    if isinstance(reply, dict) and isinstance(reply.get("method"), str) and world.run_method:
        values = {name: as_text(value) for name, value in reply.items() if value is not None}
        # The bot gets no answer to such a call, so a refusal is lost, as on Telegram.
        with contextlib.suppress(ApiError):
            await world.run_method(bot, reply["method"], Parameters(values))
