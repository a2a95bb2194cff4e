"""Methods that change, delete, pin or react to a message."""

from datetime import timedelta
from typing import Any

from loopback import wire
from loopback.errors import bad_request
from loopback.keyboards import check_markup, read_inline_markup
from loopback.methods.call import (
    Access,
    Call,
    find_chat,
    find_inline_message,
    find_message,
    has_right,
)
from loopback.methods.sending import caption_content, text_content
from loopback.model import Chat, Json, Message
from loopback.reactions import REACTIONS

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
MAX_IDS = 100
DELETABLE_FOR = timedelta(hours=48)


def _target(call: Call) -> tuple[Chat, Message, bool]:
    """Find the message to edit; true when it was named by its inline id."""
    if not call.parameters.text("chat_id") and not call.parameters.text("message_id"):
        chat, message = find_inline_message(call)
        return chat, message, True
    chat = find_chat(call, Access.EDIT)
    message = find_message(call, chat, "message to edit")
    other_markup = message.markup is not None and "inline_keyboard" not in message.markup
    if message.sender != call.bot.id or message.service or message.origin or other_markup:
        # "Only possible to edit messages without reply_markup or with inline keyboards."
        raise bad_request("message can't be edited")
    return chat, message, False


def _store(call: Call, target: tuple[Chat, Message, bool], content: Json) -> Json | bool:
    chat, message, inline = target
    if inline:
        markup = check_markup(call.parameters.parsed("reply_markup", "reply keyboard markup"), chat)
    else:
        markup = read_inline_markup(call.parameters, chat)
    if content == message.content and markup == message.markup:
        raise bad_request(NOT_MODIFIED)
    if content != message.content:
        message.edited = call.world.now()
    message.content, message.markup = content, markup
    # Not told to any bot: a bot does not hear of its own edits.
    call.world.change(chat, message, edited=False)
    return True if inline else wire.message_json(call.world, chat, message)


def edit_message_text(call: Call) -> Json | bool:
    """Change a text; without a keyboard the keyboard goes."""
    content = text_content(call.parameters)
    target = _target(call)
    old = target[1].content
    if "text" not in old:
        raise bad_request("there is no text in the message to edit")
    preview = call.parameters.parsed("link_preview_options", "link preview options")
    if isinstance(preview, dict) and preview:
        content["link_preview_options"] = preview
    return _store(call, target, content)


def edit_message_caption(call: Call) -> Json | bool:
    """Change the caption of a photo or document."""
    caption = caption_content(call.parameters)
    target = _target(call)
    old = target[1].content
    if "photo" not in old and "document" not in old:
        raise bad_request("there is no caption in the message to edit")
    kept = {name: value for name, value in old.items() if not name.startswith("caption")}
    return _store(call, target, kept | caption)


def edit_message_reply_markup(call: Call) -> Json | bool:
    """Change only the keyboard."""
    target = _target(call)
    return _store(call, target, target[1].content)


def _check_deletable(call: Call, chat: Chat, message: Message) -> None:
    old = call.world.now() - message.date > DELETABLE_FOR
    own = message.sender == call.bot.id
    if not chat.private and has_right(call, chat, "can_delete_messages"):
        return
    if not own and not chat.private:
        raise bad_request("message can't be deleted")
    if old:
        raise bad_request("message can't be deleted for everyone")


def delete_message(call: Call) -> bool:
    """Delete a message for everybody."""
    if not call.parameters.text("chat_id"):
        raise bad_request("chat identifier is not specified")
    if not call.parameters.text("message_id"):
        raise bad_request("message identifier is not specified")
    chat = find_chat(call)
    message = find_message(call, chat, "message to delete")
    _check_deletable(call, chat, message)
    call.world.delete(chat, message)
    return True


def delete_messages(call: Call) -> bool:
    """Delete several messages; those that are not there are skipped."""
    given = call.parameters.parsed("message_ids", "message_ids")
    if not given:
        raise bad_request("message identifiers are not specified")
    if not isinstance(given, list):
        raise bad_request("expected an Array of message identifiers")
    if len(given) > MAX_IDS:
        raise bad_request("too many message identifiers specified")
    chat = find_chat(call)
    found = [chat.messages[number] for number in _numbers(given) if number in chat.messages]
    living = [message for message in found if not message.deleted]
    for message in living:
        _check_deletable(call, chat, message)
    for message in living:
        call.world.delete(chat, message)
    return True


def _numbers(given: list[Any]) -> list[int]:
    try:
        return [int(number) for number in given]
    except (TypeError, ValueError):
        raise bad_request("message identifier must be a Number") from None


def _check_may_pin(call: Call, chat: Chat) -> None:
    if not has_right(call, chat, "can_pin_messages"):
        raise bad_request("not enough rights to manage pinned messages in the chat")


def pin_chat_message(call: Call) -> bool:
    """Pin a message."""
    chat = find_chat(call)
    message = find_message(call, chat, "message to pin")
    _check_may_pin(call, chat)
    call.world.pin(chat, message, call.bot.id)
    return True


def unpin_chat_message(call: Call) -> bool:
    """Unpin a message, or the one pinned last."""
    chat = find_chat(call)
    if call.parameters.text("message_id"):
        number = find_message(call, chat, "message to unpin").id
    elif chat.pinned:
        number = chat.pinned[-1]
    else:
        raise bad_request("message to unpin not found")
    _check_may_pin(call, chat)
    if number in chat.pinned:
        call.world.unpin(chat, [number])
    return True


def unpin_all_chat_messages(call: Call) -> bool:
    """Unpin everything."""
    chat = find_chat(call)
    _check_may_pin(call, chat)
    call.world.unpin(chat, list(chat.pinned))
    return True


def set_message_reaction(call: Call) -> bool:
    """Put the bot's one reaction on a message, or take it back."""
    given = call.parameters.parsed("reaction", "reaction types")
    given = [] if given is None else given
    if not isinstance(given, list):
        raise bad_request("expected an Array of ReactionType")
    chat = find_chat(call, Access.EDIT)
    message = find_message(call, chat, "message to react")
    emoji = [_emoji(reaction) for reaction in given]
    if len(emoji) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    message.reactions.pop(call.bot.id, None)
    if emoji:
        message.reactions[call.bot.id] = emoji
    call.world.change(chat, message, edited=False)
    return True


def _emoji(reaction: Any) -> str:
    if not isinstance(reaction, dict):
        raise bad_request("can't parse ReactionType: expected an Object")
    if reaction.get("type") != "emoji" or reaction.get("emoji") not in REACTIONS:
        raise bad_request("REACTION_INVALID")
    return str(reaction["emoji"])
