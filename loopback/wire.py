"""The state as the Bot API writes it: users, chats, members, messages, polls."""

from datetime import datetime
from typing import TYPE_CHECKING

from loopback.model import RIGHTS, Chat, Json, Member, Message, Poll, StoredFile

if TYPE_CHECKING:
    from loopback.world import World

SERVICE_USERS = {"new_chat_members", "left_chat_member"}
NO_GIFTS = {
    "unlimited_gifts": False,
    "limited_gifts": False,
    "unique_gifts": False,
    "premium_subscription": False,
    "gifts_from_channels": False,
}
PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
)


def unix(moment: datetime) -> int:
    """Give the whole seconds since 1970."""
    return int(moment.timestamp())


def user_json(world: "World", number: int) -> Json:
    """Give the User of a person or a bot."""
    if bot := world.state.bots.get(number):
        name = bot.texts.get("name|", bot.name)
        return {"id": bot.id, "is_bot": True, "first_name": name, "username": bot.username}
    person = world.state.people[number]
    about = {
        "last_name": person.last_name,
        "username": person.username,
        "language_code": person.language,
    }
    base = {"id": person.id, "is_bot": False, "first_name": person.first_name}
    return base | {name: value for name, value in about.items() if value}


def chat_json(world: "World", chat: Chat) -> Json:
    """Give the Chat that comes with a message."""
    if not chat.private:
        return {"id": chat.id, "title": chat.title, "type": chat.type}
    user = user_json(world, chat.id)
    wanted = ["first_name", "last_name", "username"]
    names = {name: user[name] for name in wanted if name in user}
    return {"id": chat.id, **names, "type": "private"}


def full_chat_json(world: "World", chat: Chat) -> Json:
    """Give the ChatFullInfo of getChat."""
    full = chat_json(world, chat) | {
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": NO_GIFTS,
    }
    if not chat.private:
        full["permissions"] = dict.fromkeys(PERMISSIONS, True)
    elif "username" in full:
        full["active_usernames"] = [full["username"]]
    if chat.pinned:
        pinned = chat.messages[chat.pinned[-1]]
        full["pinned_message"] = message_json(world, chat, pinned, with_reply=False)
    return full


def member_json(world: "World", number: int, member: Member | None) -> Json:
    """Give the ChatMember of somebody; one who never was there has left."""
    status = member.status if member else "left"
    base: Json = {"user": user_json(world, number), "status": status}
    if status == "creator":
        return base | {"is_anonymous": False}
    if status == "kicked":
        return base | {"until_date": 0}
    if member and status == "administrator":
        rights = {right: member.rights.get(right, False) for right in RIGHTS}
        return base | {"can_be_edited": False, "is_anonymous": False, **rights}
    return base


def message_json(world: "World", chat: Chat, message: Message, *, with_reply: bool = True) -> Json:
    """Give the Message; a reply carries the message it replies to, once."""
    body: Json = {
        "message_id": message.id,
        "from": user_json(world, message.sender),
        "chat": chat_json(world, chat),
        "date": unix(message.date),
    }
    if message.edited:
        body["edit_date"] = unix(message.edited)
    if message.origin:
        body["forward_origin"] = message.origin
    if with_reply and message.reply_to is not None and "pinned_message" not in message.content:
        replied = chat.messages.get(message.reply_to)
        if replied and not replied.deleted:
            body["reply_to_message"] = message_json(world, chat, replied, with_reply=False)
    if message.via is not None:
        body["via_bot"] = user_json(world, message.via)
    body |= content_json(world, chat, message)
    if message.markup and "inline_keyboard" in message.markup:
        body["reply_markup"] = message.markup
    return body


def content_json(world: "World", chat: Chat, message: Message) -> Json:
    """Give the fields that tell what a message says."""
    content: Json = {}
    for name, value in message.content.items():
        if name == "poll_id":
            content["poll"] = poll_json(world, world.state.polls[value])
        elif name == "new_chat_members":
            content[name] = [user_json(world, number) for number in value]
        elif name == "left_chat_member":
            content[name] = user_json(world, value)
        elif name == "pinned_message":
            pinned = chat.messages[value]
            content[name] = message_json(world, chat, pinned, with_reply=False)
        elif name in ("entities", "caption_entities"):
            content[name] = entities_json(world, value)
        else:
            content[name] = value
    return content


def entities_json(world: "World", entities: list[Json]) -> list[Json]:
    """Give the entities, with the whole user in a mention of one."""
    filled = []
    for entity in entities:
        number = entity.get("user", {}).get("id")
        if number is None:
            filled.append(entity)
        elif number in world.state.people or number in world.state.bots:
            filled.append(entity | {"user": user_json(world, number)})
    return filled


def poll_json(world: "World", poll: Poll) -> Json:
    """Give the Poll with its counts."""
    counts = [
        sum(number in chosen for chosen in poll.votes.values())
        for number in range(len(poll.options))
    ]
    body: Json = {
        "id": poll.id,
        "question": poll.question["text"],
        "options": [
            {
                "persistent_id": str(number),
                "text": option["text"],
                "voter_count": counts[number],
                **_named(world, option, "text_entities"),
            }
            for number, option in enumerate(poll.options)
        ],
        "total_voter_count": len(poll.votes),
        "is_closed": poll.closed,
        "is_anonymous": poll.anonymous,
        "type": poll.kind,
        "allows_multiple_answers": poll.multiple,
        "allows_revoting": poll.revoting,
        "members_only": False,
        **_named(world, poll.question, "question_entities"),
    }
    if poll.open_period:
        body["open_period"] = poll.open_period
    if poll.closes:
        body["close_date"] = unix(poll.closes)
    if poll.kind == "quiz":
        # The bot that sent it is told the answer (core.telegram.org/bots/api#poll).
        body["correct_option_ids"] = poll.correct
        if poll.explanation.get("text"):
            body["explanation"] = poll.explanation["text"]
            body |= _named(world, poll.explanation, "explanation_entities")
    return body


def _named(world: "World", formatted: Json, name: str) -> Json:
    entities = formatted.get("entities")
    return {name: entities_json(world, entities)} if entities else {}


def file_json(file: StoredFile) -> Json:
    """Give the ids and the size that every kind of file has."""
    return {
        "file_id": file.id,
        "file_unique_id": file.unique_id,
        "file_size": len(file.data),
    }
