"""One call of a method, and finding the chat and message it is about, as the Bot API does.

The order and the words of the checks: telegram-bot-api/Client.cpp, `check_chat_access` and
`check_message`.
"""

from dataclasses import dataclass
from enum import Enum

from loopback.errors import ApiError, bad_request, forbidden, upgraded
from loopback.model import Bot, Chat, Message
from loopback.parameters import Parameters, int_field, whole
from loopback.world import World


class Access(Enum):
    """What a method wants to do in a chat."""

    READ = 1
    EDIT = 2
    WRITE = 3


@dataclass(frozen=True)
class Call:
    """A method called by a bot, with its parameters."""

    world: World
    bot: Bot
    parameters: Parameters


def find_chat(call: Call, access: Access = Access.WRITE, name: str = "chat_id") -> Chat:
    """Find the chat of a call, or refuse as Telegram does."""
    value = call.parameters.text(name)
    if not value:
        raise bad_request(f"{name} is empty")
    number = whole(value)
    if number > 0:
        return _find_private(call, number, access)
    chat = call.world.find_group(number)
    place = chat.member(call.bot.id) if chat else None
    if chat is None or place is None:
        raise bad_request("chat not found")
    if chat.moved_to is not None and access is Access.WRITE:
        raise upgraded(chat.moved_to)
    if not place.present and (access is not Access.READ or chat.type == "supergroup"):
        if place.status == "kicked":
            raise forbidden(f"bot was kicked from the {chat.type} chat")
        raise forbidden(f"bot is not a member of the {chat.type} chat")
    return chat


def _find_private(call: Call, number: int, access: Access) -> Chat:
    world, bot = call.world, call.bot
    if number in world.state.bots:
        raise forbidden("bot can't send messages to bots")
    chat = world.private_chat(bot, number)
    if chat is not None and chat.started:
        if chat.blocked and access is Access.WRITE:
            raise forbidden("bot was blocked by the user")
        return chat
    met = any(group.has(bot.id) and group.member(number) for group in world.groups())
    if number not in world.state.people or not met:
        raise bad_request("chat not found")
    if access is Access.READ:
        return Chat(id=number, type="private", bot_id=bot.id)
    raise forbidden("bot can't initiate conversation with a user")


def find_message(call: Call, chat: Chat, what: str, name: str = "message_id") -> Message:
    """Find the message of a call; `what` is how Telegram names it when it is not there."""
    number = whole(call.parameters.text(name))
    message = chat.messages.get(number)
    if message is None or message.deleted:
        raise bad_request(f"{what} not found")
    return message


def find_inline_message(call: Call) -> tuple[Chat, Message]:
    """Find a message that was sent via this bot, by its `inline_message_id`."""
    wanted = call.parameters.text("inline_message_id")
    if not wanted:
        raise bad_request("message identifier is not specified")
    for chat in call.world.state.chats.values():
        for message in chat.living():
            if message.inline_id == wanted and message.via == call.bot.id:
                return chat, message
    raise bad_request("MESSAGE_ID_INVALID")


def find_reply(call: Call, chat: Chat) -> int | None:
    """Give the message that a call replies to, or None."""
    given = call.parameters.parsed("reply_parameters", "reply parameters")
    if given is None:
        number = whole(call.parameters.text("reply_to_message_id"))
        relaxed = call.parameters.flag("allow_sending_without_reply")
    elif not isinstance(given, dict):
        raise bad_request("object expected as reply parameters")
    else:
        try:
            number = int_field(given, "message_id", required=True)
        except ValueError as error:
            raise as_refusal(error) from None
        relaxed = given.get("allow_sending_without_reply") is True
    if number <= 0:
        return None
    replied = chat.messages.get(number)
    if replied is not None and not replied.deleted:
        return number
    if relaxed:
        return None
    raise bad_request("message to be replied not found")


def as_refusal(error: ValueError) -> ApiError:
    """Give what Telegram answers when a JSON object does not fit."""
    words = str(error)
    return bad_request(words[0].lower() + words[1:])


def has_right(call: Call, chat: Chat, right: str) -> bool:
    """Tell whether the bot may do this in a group as an administrator; in private always."""
    place = chat.member(call.bot.id)
    return chat.private or (place is not None and place.rights.get(right, False))
