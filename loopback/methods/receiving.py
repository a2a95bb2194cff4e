"""Methods with which a bot gets its updates: long polling or a webhook, never both."""

import asyncio
import contextlib
import re

from loopback import updates, webhook
from loopback.errors import ApiError, bad_request, conflict
from loopback.methods.call import Call
from loopback.model import Json, Webhook
from loopback.wire import unix
from loopback.world import Signal

LONGEST_POLL = 50
MAX_UPDATES = 100
OTHER_POLL = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


async def get_updates(call: Call) -> list[Json]:
    """Give waiting updates, or wait for the first; a newer poll ends this one with a 409."""
    world, bot = call.world, call.bot
    if bot.webhook.url:
        raise conflict(WEBHOOK_ACTIVE)
    offset = call.parameters.integer("offset", low=-(2**31))
    limit = call.parameters.integer("limit", MAX_UPDATES, 1, MAX_UPDATES)
    timeout = call.parameters.integer("timeout", high=LONGEST_POLL)
    _allow(call)
    found = updates.fetch(world, bot, offset, limit)
    if found or not timeout:
        return found
    runtime = world.runtime(bot)
    end_poll(call, OTHER_POLL)
    ended: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    runtime.poll = ended
    world.signal.fire()
    try:
        async with asyncio.timeout(timeout):
            await _first(runtime.arrived, ended)
        if ended.done():
            raise conflict(ended.result())
    except TimeoutError:
        pass
    finally:
        if runtime.poll is ended:
            runtime.poll = None
    return updates.fetch(world, bot, offset, limit)


async def _first(arrived: Signal, ended: asyncio.Future[str]) -> None:
    """Wait for an update or for the end of this poll."""
    wake: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def stop_waiting(_: asyncio.Future[str]) -> None:
        if not wake.done():
            wake.set_result(None)

    with arrived.waking(wake):
        ended.add_done_callback(stop_waiting)
        await wake


def end_poll(call: Call, words: str) -> None:
    """End the long poll that waits now, with a 409."""
    waiting = call.world.runtime(call.bot).poll
    if waiting is not None and not waiting.done():
        waiting.set_result(words)


def _allow(call: Call) -> None:
    # What cannot be read counts as not given, as on Telegram.
    with contextlib.suppress(ApiError):
        updates.allow(call.bot, call.parameters.parsed("allowed_updates", "allowed_updates"))


async def set_webhook(call: Call) -> bool:
    """Have updates delivered to an address; an empty one takes the webhook away."""
    url = call.parameters.text("url")
    if not url:
        return await delete_webhook(call)
    secret = call.parameters.text("secret_token")
    webhook.check_url(url)
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad_request("secret token contains unallowed characters")
    if call.parameters.flag("drop_pending_updates"):
        updates.drop(call.world, call.bot)
    _allow(call)
    end_poll(call, "terminated by setWebhook request")
    connections = call.parameters.integer("max_connections", 40, 1, 100)
    address = call.parameters.text("ip_address") or None
    call.bot.webhook = Webhook(url, secret, connections, address)
    webhook.start(call.world, call.bot)
    return True


async def delete_webhook(call: Call) -> bool:
    """Go back to long polling."""
    if call.parameters.flag("drop_pending_updates"):
        updates.drop(call.world, call.bot)
    webhook.stop(call.world, call.bot)
    call.bot.webhook = Webhook()
    return True


def get_webhook_info(call: Call) -> Json:
    """Give the webhook and how delivery goes."""
    hook, bot = call.bot.webhook, call.bot
    info: Json = {
        "url": hook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(bot.pending),
    }
    if hook.url:
        info["max_connections"] = hook.max_connections
        if hook.ip_address:
            info["ip_address"] = hook.ip_address
    if hook.last_error and hook.last_error_date:
        info["last_error_date"] = unix(hook.last_error_date)
        info["last_error_message"] = hook.last_error
    if bot.allowed_updates is not None:
        info["allowed_updates"] = bot.allowed_updates
    return info
