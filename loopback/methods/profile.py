"""Methods with which a bot describes itself: commands, names, menu button, default rights."""

import re
from collections.abc import Callable
from typing import Any

from loopback import wire
from loopback.errors import bad_request
from loopback.methods.call import Access, Call, find_chat
from loopback.model import Bot, Chat, Json
from loopback.parameters import Parameters, int_field, object_field, string_field
from loopback.world import Event

MAX_COMMANDS = 100
MAX_DESCRIPTION = 256
LONGEST = {"name": 64, "description": 512, "short_description": 120}
OF_A_CHAT = ("chat", "chat_administrators", "chat_member")
SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators", *OF_A_CHAT)
DEFAULT_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
)


def get_me(call: Call) -> Json:
    """Give the bot itself."""
    return wire.user_json(call.world, call.bot.id) | {
        "can_join_groups": True,
        "can_read_all_group_messages": not call.bot.privacy,
        "supports_inline_queries": call.bot.inline,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def _tell(call: Call) -> None:
    """Tell everybody who watches that the bot describes itself differently now."""
    call.world.announce(Event("people"))
    for chat in call.world.state.chats.values():
        if chat.has(call.bot.id):
            call.world.announce(Event("chat", chat))


# Commands


def _key(call: Call) -> str:
    """Give the key of a scope and a language, such as `chat_member:-1001:1002|nl`."""
    scope = call.parameters.parsed("scope", "BotCommandScope")
    language = call.parameters.text("language_code")
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise bad_request("invalid language code specified")
    if scope is None:
        return f"default|{language}"
    problem = "can't parse BotCommandScope:"
    if not isinstance(scope, dict):
        raise bad_request(f"{problem} BotCommandScope must be an Object")
    try:
        kind = string_field(scope, "type", required=True)
        if kind not in SCOPES:
            raise ValueError("Unsupported type specified")
        if kind not in OF_A_CHAT:
            return f"{kind}|{language}"
        chat_id = string_field(scope, "chat_id", required=True)
        user = int_field(scope, "user_id", required=True) if kind == "chat_member" else None
    except ValueError as error:
        raise bad_request(f"{problem} {error}") from None
    of_chat = Call(call.world, call.bot, Parameters({"chat_id": chat_id}))
    chat = find_chat(of_chat, Access.READ)
    place = f"{kind}:{chat.id}" if user is None else f"{kind}:{chat.id}:{user}"
    return f"{place}|{language}"


def _command(given: Any) -> Json:
    problem = "can't parse BotCommand:"
    if not isinstance(given, dict):
        raise bad_request(f"{problem} expected an Object")
    try:
        name = string_field(given, "command", required=True).removeprefix("/")
        description = string_field(given, "description", required=True)
    except ValueError as error:
        raise bad_request(f"{problem} {error}") from None
    if not re.fullmatch(r"[a-z0-9_]{1,32}", name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 0 < len(description.strip()) <= MAX_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}


def set_my_commands(call: Call) -> bool:
    """Keep the commands of a scope and language."""
    given = call.parameters.parsed("commands", "commands") or []
    if not isinstance(given, list):
        raise bad_request("expected an Array of BotCommand")
    if len(given) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    commands = [_command(command) for command in given]
    call.bot.commands[_key(call)] = commands
    _tell(call)
    return True


def get_my_commands(call: Call) -> list[Json]:
    """Give the commands of exactly this scope and language."""
    return call.bot.commands.get(_key(call), [])


def delete_my_commands(call: Call) -> bool:
    """Forget the commands of a scope and language."""
    call.bot.commands.pop(_key(call), None)
    _tell(call)
    return True


def commands_for(bot: Bot, chat: Chat, user_id: int, language: str | None) -> list[Json]:
    """Give the menu somebody sees in a chat: the narrowest scope that has commands.

    Source: core.telegram.org/bots/api#determining-list-of-commands.
    """
    member = chat.member(user_id)
    if chat.private:
        scopes = [f"chat:{chat.id}", "all_private_chats", "default"]
    else:
        admin = member is not None and member.administers
        scopes = [
            f"chat_member:{chat.id}:{user_id}",
            *([f"chat_administrators:{chat.id}"] if admin else []),
            f"chat:{chat.id}",
            *(["all_chat_administrators"] if admin else []),
            "all_group_chats",
            "default",
        ]
    code = (language or "")[:2]
    for scope in scopes:
        for suffix in (code, ""):
            if commands := bot.commands.get(f"{scope}|{suffix}"):
                return commands
    return []


# Names and descriptions


def text_of(bot: Bot, name: str, language: str | None) -> str:
    """Give a name or description in a language, or the one for all."""
    fallback = bot.texts.get(f"{name}|", bot.name if name == "name" else "")
    return bot.texts.get(f"{name}|{(language or '')[:2]}", fallback)


def _setter(name: str) -> Callable[[Call], bool]:
    def set_text(call: Call) -> bool:
        value = call.parameters.text(name)
        if len(value) > LONGEST[name]:
            # Telegram documents the limit but not these words.
            raise bad_request(f"bot {name.replace('_', ' ')} is too long")
        key = f"{name}|{call.parameters.text('language_code')}"
        if value:
            call.bot.texts[key] = value
        else:
            call.bot.texts.pop(key, None)
        _tell(call)
        return True

    return set_text


def _getter(name: str) -> Callable[[Call], Json]:
    def get_text(call: Call) -> Json:
        return {name: text_of(call.bot, name, call.parameters.text("language_code"))}

    return get_text


set_my_name, get_my_name = _setter("name"), _getter("name")
set_my_description, get_my_description = _setter("description"), _getter("description")
set_my_short_description = _setter("short_description")
get_my_short_description = _getter("short_description")


# Menu button and default rights


def set_chat_menu_button(call: Call) -> bool:
    """Keep the menu button, of one private chat or for all."""
    given = call.parameters.parsed("menu_button", "menu button") or {"type": "default"}
    problem = "can't parse menu button:"
    if not isinstance(given, dict):
        raise bad_request(f"{problem} MenuButton must be an Object")
    try:
        kind = string_field(given, "type", required=True)
        if kind not in ("default", "commands", "web_app"):
            raise ValueError("MenuButton has unsupported type")
        button: Json = {"type": kind}
        if kind == "web_app":
            button["text"] = string_field(given, "text", required=True)
            url = string_field(object_field(given, "web_app"), "url", required=True)
            button["web_app"] = {"url": url}
    except ValueError as error:
        raise bad_request(f"{problem} {error}") from None
    call.bot.menu_buttons[_menu_key(call)] = button
    _tell(call)
    return True


def _menu_key(call: Call) -> str:
    if "chat_id" not in call.parameters:
        return ""
    chat = find_chat(call, Access.READ)
    if not chat.private:
        raise bad_request("invalid user_id specified")
    return str(chat.id)


def menu_button_of(bot: Bot, user_id: int) -> Json:
    """Give the menu button somebody sees in the private chat."""
    fallback = bot.menu_buttons.get("", {"type": "commands"})
    button = bot.menu_buttons.get(str(user_id), fallback)
    return fallback if button["type"] == "default" else button


def get_chat_menu_button(call: Call) -> Json:
    """Give the menu button of a private chat, or the one for all."""
    key = _menu_key(call)
    return call.bot.menu_buttons.get(key, call.bot.menu_buttons.get("", {"type": "commands"}))


def set_my_default_administrator_rights(call: Call) -> bool:
    """Keep the rights that are proposed when the bot is made administrator."""
    given = call.parameters.parsed("rights", "ChatAdministratorRights") or {}
    if not isinstance(given, dict):
        raise bad_request("can't parse ChatAdministratorRights: must be an Object")
    where = "channels" if call.parameters.flag("for_channels") else "groups"
    call.bot.default_rights[where] = {name: value is True for name, value in given.items()}
    return True


def get_my_default_administrator_rights(call: Call) -> Json:
    """Give the rights that are proposed when the bot is made administrator."""
    where = "channels" if call.parameters.flag("for_channels") else "groups"
    kept = call.bot.default_rights.get(where, {})
    return {"is_anonymous": False, **dict.fromkeys(DEFAULT_RIGHTS, False), **kept}
