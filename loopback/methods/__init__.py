"""The table of methods: what the Bot API calls it, and the function that does it.

To add one: write the function in the file of its kind, taking a Call and giving plain JSON, and
name it here. Telegram does not mind upper and lower case in names.
"""

from collections.abc import Awaitable, Callable
from inspect import isawaitable
from typing import Any

from loopback.errors import ApiError
from loopback.methods import answering, chats, editing, polls, profile, receiving, sending
from loopback.methods.call import Call
from loopback.model import Bot
from loopback.parameters import Parameters
from loopback.world import World

Method = Callable[[Call], Any | Awaitable[Any]]

METHODS: dict[str, Method] = {
    "getMe": profile.get_me,
    "getUpdates": receiving.get_updates,
    "setWebhook": receiving.set_webhook,
    "deleteWebhook": receiving.delete_webhook,
    "getWebhookInfo": receiving.get_webhook_info,
    "sendMessage": sending.send_message,
    "sendContact": sending.send_contact,
    "sendLocation": sending.send_location,
    "sendVenue": sending.send_venue,
    "sendPhoto": sending.send_photo,
    "sendDocument": sending.send_document,
    "sendChatAction": sending.send_chat_action,
    "forwardMessage": sending.forward_message,
    "copyMessage": sending.copy_message,
    "sendPoll": polls.send_poll,
    "stopPoll": polls.stop_poll,
    "editMessageText": editing.edit_message_text,
    "editMessageCaption": editing.edit_message_caption,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "deleteMessage": editing.delete_message,
    "deleteMessages": editing.delete_messages,
    "pinChatMessage": editing.pin_chat_message,
    "unpinChatMessage": editing.unpin_chat_message,
    "unpinAllChatMessages": editing.unpin_all_chat_messages,
    "setMessageReaction": editing.set_message_reaction,
    "answerCallbackQuery": answering.answer_callback_query,
    "answerInlineQuery": answering.answer_inline_query,
    "getChat": chats.get_chat,
    "getChatMember": chats.get_chat_member,
    "getChatAdministrators": chats.get_chat_administrators,
    "getChatMemberCount": chats.get_chat_member_count,
    "leaveChat": chats.leave_chat,
    "getFile": chats.get_file,
    "setMyCommands": profile.set_my_commands,
    "getMyCommands": profile.get_my_commands,
    "deleteMyCommands": profile.delete_my_commands,
    "setMyName": profile.set_my_name,
    "getMyName": profile.get_my_name,
    "setMyDescription": profile.set_my_description,
    "getMyDescription": profile.get_my_description,
    "setMyShortDescription": profile.set_my_short_description,
    "getMyShortDescription": profile.get_my_short_description,
    "setChatMenuButton": profile.set_chat_menu_button,
    "getChatMenuButton": profile.get_chat_menu_button,
    "setMyDefaultAdministratorRights": profile.set_my_default_administrator_rights,
    "getMyDefaultAdministratorRights": profile.get_my_default_administrator_rights,
}
BY_NAME = {name.lower(): method for name, method in METHODS.items()}


async def run(call: Call, name: str) -> Any:
    """Run a method and give its result; a refusal is an ApiError."""
    method = BY_NAME.get(name.lower())
    if method is None:
        raise ApiError(404, "Not Found: method not found")
    result = method(call)
    return await result if isawaitable(result) else result


__all__ = ["BY_NAME", "METHODS", "Bot", "Call", "Parameters", "World", "run"]
