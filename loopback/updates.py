"""Which bot hears what, and the queue in which it waits until the bot has confirmed it."""

import copy
import re
from datetime import timedelta
from typing import TYPE_CHECKING

from loopback import wire
from loopback.model import Bot, Chat, Json, Message, Pending

if TYPE_CHECKING:
    from loopback.world import World

# What a bot must ask for by name (core.telegram.org/bots/api#getupdates).
ONLY_ON_REQUEST = {"chat_member", "message_reaction", "message_reaction_count"}
KINDS = {
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "message_reaction",
    "message_reaction_count",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "purchased_paid_media",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "chat_boost",
    "removed_chat_boost",
}
# Seconds that an update is kept for a bot that does not fetch it (the Bot API server's own).
KEPT = {"callback_query": 150, "inline_query": 30, "chosen_inline_result": 600}
DAY = 24 * 3600
# The server accepts an offset only a little beyond the newest update.
REACH = 10


def is_allowed(bot: Bot, kind: str) -> bool:
    """Tell whether the bot gets this kind of update."""
    if bot.allowed_updates is None:
        return kind not in ONLY_ON_REQUEST
    return kind in bot.allowed_updates


def allow(bot: Bot, asked: object) -> None:
    """Keep the `allowed_updates` of getUpdates or setWebhook; None leaves it as it was."""
    if not isinstance(asked, list):
        return
    known = sorted({str(kind).lower() for kind in asked} & KINDS)
    bot.allowed_updates = known or None


def push(world: "World", bot: Bot, kind: str, payload: Json) -> None:
    """Queue an update for a bot, unless it does not want this kind."""
    if not is_allowed(bot, kind):
        return
    expires = world.now() + timedelta(seconds=KEPT.get(kind, DAY))
    bot.pending.append(Pending(bot.next_update, kind, copy.deepcopy(payload), expires))
    bot.next_update += 1
    world.activity += 1
    world.runtime(bot).arrived.fire()
    world.signal.fire()


def fetch(world: "World", bot: Bot, offset: int, limit: int) -> list[Json]:
    """Give the updates from an offset on, and forget those that it confirms."""
    now = world.now()
    bot.pending = [update for update in bot.pending if update.expires > now]
    if offset < 0:
        bot.pending = bot.pending[offset:]
    elif 0 < offset <= bot.next_update + REACH:
        bot.pending = [update for update in bot.pending if update.id >= offset]
    world.signal.fire()
    return [as_json(update) for update in bot.pending[:limit]]


def as_json(update: Pending) -> Json:
    """Give the Update object."""
    return {"update_id": update.id, update.kind: update.payload}


def drop(world: "World", bot: Bot) -> None:
    """Forget everything that waits for a bot."""
    bot.pending.clear()
    world.signal.fire()


def tell_message(world: "World", chat: Chat, message: Message, kind: str) -> None:
    """Queue a message of a person (or a service message) for the bots that may see it."""
    if message.sender in world.state.bots and not message.service:
        return
    for bot in world.bots_in(chat):
        if message.sender != bot.id and may_see(world, bot, chat, message):
            push(world, bot, kind, wire.message_json(world, chat, message))


def may_see(world: "World", bot: Bot, chat: Chat, message: Message) -> bool:
    """Tell whether privacy mode lets the bot see a message.

    Source: core.telegram.org/bots/features#privacy-mode. In a group the bot sees commands meant
    for it, general commands when it was the last bot that spoke there, messages sent via it,
    replies to any message meant for it, and all service messages; an administrator sees all.
    """
    member = chat.member(bot.id)
    if chat.private or not bot.privacy or message.service or (member and member.administers):
        return True
    if message.via == bot.id or _is_command_for(world, bot, chat, message):
        return True
    replied = chat.messages.get(message.reply_to) if message.reply_to is not None else None
    if replied is None:
        return False
    return replied.sender == bot.id or _is_command_for(world, bot, chat, replied)


def _is_command_for(world: "World", bot: Bot, chat: Chat, message: Message) -> bool:
    match = re.match(r"/[A-Za-z0-9_]{1,64}(?:@(\w+))?(?!\w)", message.content.get("text", ""))
    if not match:
        return False
    if match[1]:
        return match[1].lower() == bot.username.lower()
    bots = {other.id for other in world.bots_in(chat)}
    spoken = [m.sender for m in chat.messages.values() if m.sender in bots and not m.service]
    return not spoken or spoken[-1] == bot.id


def tell_member(world: "World", chat: Chat, by: int, old: Json, new: Json) -> None:
    """Queue a change of somebody's place in a chat: for the bot itself, or for administrators."""
    payload = {
        "chat": wire.chat_json(world, chat),
        "from": wire.user_json(world, by),
        "date": wire.unix(world.now()),
        "old_chat_member": old,
        "new_chat_member": new,
    }
    about = new["user"]["id"]
    for bot in world.state.bots.values():
        place = chat.member(bot.id)
        if about == bot.id:
            push(world, bot, "my_chat_member", payload)
        elif place is not None and place.administers:
            push(world, bot, "chat_member", payload)
