"""What one person sees in the app: chats, keyboards and menus, as docs/loopback.md has it."""

from typing import TYPE_CHECKING

from loopback.bubble import message_view, number_of, sender_view
from loopback.errors import PeopleError
from loopback.methods.profile import commands_for, menu_button_of, text_of
from loopback.model import Bot, Chat, Json, Message, Person

if TYPE_CHECKING:
    from loopback.world import World

KEY_KINDS = {
    "request_contact": "contact",
    "request_location": "location",
    "request_poll": "poll",
    "request_users": "other",
    "request_chat": "other",
    "web_app": "other",
}


def chat_of(world: "World", person: Person, number: int) -> Chat:
    """Find the chat that a person's app knows by this number: a bot's id or a group's."""
    bot = world.state.bots.get(number)
    if bot is not None:
        return world.open_private_chat(bot, person.id)
    chat = world.find_group(number)
    if chat is None:
        raise PeopleError(f"there is no chat {number}", 404)
    return chat


def sees(person: Person, chat: Chat, message: Message | None = None) -> bool:
    """Tell whether a person sees a chat, or a message in it."""
    place = chat.member(person.id)
    if place is None:
        return False
    return message is None or place.until is None or message.id <= place.until


def visible(person: Person, chat: Chat) -> list[Message]:
    """Give the messages that a person sees in a chat, oldest first, the deleted ones too."""
    return [message for message in chat.messages.values() if sees(person, chat, message)]


def person_view(person: Person) -> Json:
    """Give a PERSON."""
    return {
        "id": person.id,
        "name": person.name,
        "first_name": person.first_name,
        "last_name": person.last_name,
        "username": person.username,
        "language": person.language,
        "note": person.note,
        "phone": person.phone,
    }


def bot_view(bot: Bot) -> Json:
    """Give a bot as the list of people has it."""
    return {
        "id": bot.id,
        "username": bot.username,
        "name": text_of(bot, "name", None),
        "description": text_of(bot, "description", None),
        "short_description": text_of(bot, "short_description", None),
        "privacy_mode": bot.privacy,
    }


def chats_view(world: "World", person: Person) -> list[Json]:
    """Give the chats in a person's list, the newest message first."""
    chats = [world.open_private_chat(bot, person.id) for bot in world.state.bots.values()]
    chats += [chat for chat in world.groups() if chat.member(person.id)]
    views = [chat_view(world, person, chat) for chat in chats]
    return sorted(views, key=lambda view: (view["last"] or {}).get("date", ""), reverse=True)


def chat_view(world: "World", person: Person, chat: Chat) -> Json:
    """Give a CHAT."""
    place = chat.member(person.id)
    seen = [message for message in visible(person, chat) if not message.deleted]
    bot = world.state.bots.get(chat.bot_id or 0)
    return {
        "id": number_of(chat),
        "type": chat.type,
        "title": text_of(bot, "name", person.language) if bot else chat.title,
        "status": place.status if place else "left",
        "blocked": chat.blocked,
        "last": message_view(world, person, chat, seen[-1]) if seen else None,
        "moved_to": chat.moved_to,
    }


def snapshot(world: "World", person: Person, chat: Chat) -> Json:
    """Give everything that a person sees in a chat."""
    messages = visible(person, chat)
    bot = world.state.bots.get(chat.bot_id or 0)
    about = text_of(bot, "description", person.language) if bot else ""
    button: Json = menu_button_of(bot, person.id) if bot else {"type": "commands"}
    web_app: Json = button.get("web_app", {})
    return {
        "chat": chat_view(world, person, chat),
        "messages": [message_view(world, person, chat, message) for message in messages],
        "pinned": [number for number in chat.pinned if sees(person, chat, chat.messages[number])],
        "keyboard": _keyboard(world, person, chat),
        "force_reply": _force_reply(world, person, chat),
        "commands": _commands(world, person, chat),
        "menu_button": {
            "type": button["type"],
            **({"text": button["text"], "url": web_app["url"]} if web_app else {}),
        },
        "about": about,
        "typing": [
            {"id": sender, "name": world.name(sender), "action": action}
            for (place, sender), (action, until) in world.typing.items()
            if place == world.key(chat) and until > world.now()
        ],
        "members": [
            {**sender_view(world, number), "status": member.status}
            for number, member in chat.members.items()
            if member.present
        ],
    }


def _commands(world: "World", person: Person, chat: Chat) -> list[Json]:
    return [
        {**command, "bot": bot.username}
        for bot in world.bots_in(chat)
        for command in commands_for(bot, chat, person.id, person.language)
    ]


def _for_this_person(world: "World", person: Person, chat: Chat, message: Message) -> bool:
    """Tell whether a `selective` keyboard is meant for this person."""
    markup = message.markup or {}
    if not markup.get("selective") or chat.private:
        return True
    replied = chat.messages.get(message.reply_to or 0)
    users = [e.get("user", {}).get("id") for e in message.content.get("entities", [])]
    handle = f"@{person.username}".lower() if person.username else None
    named = handle is not None and handle in message.content.get("text", "").lower()
    return (replied is not None and replied.sender == person.id) or person.id in users or named


def _keyboard_message(world: "World", person: Person, chat: Chat) -> Message | None:
    """Find the message that has the last say about the reply keyboard."""
    for message in reversed(chat.living()):
        markup = message.markup or {}
        decides = "keyboard" in markup or "remove_keyboard" in markup
        if decides and _for_this_person(world, person, chat, message):
            return message
    return None


def _keyboard(world: "World", person: Person, chat: Chat) -> Json | None:
    message = _keyboard_message(world, person, chat)
    markup = message.markup if message else None
    if message is None or markup is None or "keyboard" not in markup:
        return None
    used = any(m.sender == person.id and m.id > message.id for m in chat.messages.values())
    if markup.get("one_time_keyboard") and used:
        return None
    return {
        "rows": [[_key(key) for key in row] for row in markup["keyboard"]],
        "resize": markup.get("resize_keyboard", False),
        "one_time": markup.get("one_time_keyboard", False),
        "persistent": markup.get("is_persistent", False),
        "placeholder": markup.get("input_field_placeholder"),
    }


def _key(key: Json) -> Json:
    kind = next((kind for name, kind in KEY_KINDS.items() if name in key), "text")
    return {"text": key["text"], "kind": kind}


def _force_reply(world: "World", person: Person, chat: Chat) -> Json | None:
    for message in reversed(chat.living()):
        if message.sender == person.id:
            return None
        markup = message.markup or {}
        if "force_reply" in markup and _for_this_person(world, person, chat, message):
            placeholder = markup.get("input_field_placeholder")
            return {"message": message.id, "placeholder": placeholder}
    return None
