"""One message as one person sees it, as docs/loopback.md describes MESSAGE."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from loopback.methods.polls import is_closed
from loopback.methods.profile import text_of
from loopback.model import Chat, Json, Message, Person
from loopback.rendering import to_html
from loopback.wire import poll_json

if TYPE_CHECKING:
    from loopback.world import World

BUTTON_KINDS = {
    "callback_data": "callback",
    "url": "url",
    "switch_inline_query": "switch_inline",
    "switch_inline_query_current_chat": "switch_inline_current",
    "copy_text": "copy",
}
BUTTON_VALUES = {
    "callback": "data",
    "url": "url",
    "switch_inline": "query",
    "switch_inline_current": "query",
}


def number_of(chat: Chat) -> int:
    """Give the number by which the people in a chat know it."""
    return chat.bot_id if chat.bot_id is not None else chat.id


def sender_view(world: "World", number: int) -> Json:
    """Give who sent a message."""
    bot = world.state.bots.get(number)
    if bot is not None:
        name, username = text_of(bot, "name", None), bot.username
        return {"id": number, "name": name, "username": username, "is_bot": True}
    person = world.state.people[number]
    return {"id": number, "name": person.name, "username": person.username, "is_bot": False}


def button_view(button: Json) -> Json:
    """Give an inline button as the page has it."""
    name = next((name for name in BUTTON_KINDS if name in button), None)
    if name is None:
        return {"text": button["text"], "kind": "other"}
    kind = BUTTON_KINDS[name]
    if kind == "copy":
        return {"text": button["text"], "kind": kind, "copy": button["copy_text"]["text"]}
    return {"text": button["text"], "kind": kind, BUTTON_VALUES[kind]: button[name]}


def message_view(world: "World", person: Person, chat: Chat, message: Message) -> Json:
    """Give a MESSAGE as this person sees it; of a deleted one only a stub."""
    base = {
        "id": message.id,
        "chat": number_of(chat),
        "date": message.date.isoformat(timespec="seconds"),
        "edited": message.edited.isoformat(timespec="seconds") if message.edited else None,
        "deleted": message.deleted,
        "mine": message.sender == person.id,
        "from": sender_view(world, message.sender),
    }
    said = {} if message.deleted else message.content
    text, entities = _said(message) if said else ("", [])
    markup = {} if message.deleted else message.markup or {}
    return base | {
        "text": text,
        "entities": entities,
        "html": to_html(text, entities),
        "reply_to": None if message.deleted else _reply(world, chat, message),
        "forward": _forward(message) if said else None,
        "via": sender_view(world, message.via) if said and message.via is not None else None,
        "service": _service(world, message) if said else None,
        "contact": _contact(said.get("contact")),
        "location": _location(said),
        "photo": _photo(said.get("photo")),
        "document": _document(said.get("document")),
        "poll": _poll(world, person, message) if said else None,
        "buttons": [[button_view(b) for b in row] for row in markup.get("inline_keyboard", [])],
        "reactions": _reactions(person, message),
        "pinned": message.id in chat.pinned,
    }


def _said(message: Message) -> tuple[str, list[Json]]:
    if message.start:
        # The apps show only the command; the payload is for the bot.
        command = message.content["text"].split(" ")[0]
        return command, [{"type": "bot_command", "offset": 0, "length": len(command)}]
    content = message.content
    text = str(content.get("text") or content.get("caption") or "")
    entities = list(content.get("entities") or content.get("caption_entities") or [])
    return text, entities


def _reply(world: "World", chat: Chat, message: Message) -> Json | None:
    replied = chat.messages.get(message.reply_to or 0)
    if replied is None or replied.deleted or message.service:
        return None
    text = _said(replied)[0] or _service(world, replied) or "…"
    return {"id": replied.id, "name": world.name(replied.sender), "text": text}


def _forward(message: Message) -> Json | None:
    if message.origin is None:
        return None
    user = message.origin["sender_user"]
    name = " ".join(filter(None, [user["first_name"], user.get("last_name")]))
    date = datetime.fromtimestamp(message.origin["date"], UTC)
    return {"name": name, "date": date.isoformat(timespec="seconds")}


def _service(world: "World", message: Message) -> str | None:
    if not message.service:
        return None
    content, by = message.content, world.name(message.sender)
    if "new_chat_members" in content:
        names = [world.name(n) for n in content["new_chat_members"] if n != message.sender]
        return f"{by} added {', '.join(names)}" if names else f"{by} joined the group"
    if "left_chat_member" in content:
        gone = content["left_chat_member"]
        left = gone == message.sender
        return f"{by} left the group" if left else f"{by} removed {world.name(gone)}"
    if "new_chat_title" in content:
        return f"{by} changed the group name to “{content['new_chat_title']}”"
    if "pinned_message" in content:
        return f"{by} pinned a message"
    return f"{by} made this group a supergroup"


def _contact(contact: Json | None) -> Json | None:
    if contact is None:
        return None
    name = " ".join(filter(None, [contact["first_name"], contact.get("last_name")]))
    number, user = contact["phone_number"], contact.get("user_id")
    return {"name": name, "phone": number, "user_id": user, "vcard": contact.get("vcard")}


def _location(said: Json) -> Json | None:
    if "location" not in said:
        return None
    venue = said.get("venue", {})
    return {**said["location"], "title": venue.get("title"), "address": venue.get("address")}


def _photo(sizes: list[Json] | None) -> Json | None:
    if not sizes:
        return None
    best = sizes[-1]
    url = f"/people/files/{best['file_id']}"
    return {"url": url, "width": best["width"], "height": best["height"]}


def _document(document: Json | None) -> Json | None:
    if document is None:
        return None
    about = {"name": document["file_name"], "size": document["file_size"]}
    return {"url": f"/people/files/{document['file_id']}", **about, "type": document["mime_type"]}


def _poll(world: "World", person: Person, message: Message) -> Json | None:
    poll = world.poll_of(message)
    if poll is None:
        return None
    closed = is_closed(world, poll)
    mine = poll.votes.get(person.id)
    known = closed or mine is not None
    counted = poll_json(world, poll)
    quiz = poll.kind == "quiz" and known
    return {
        "id": poll.id,
        "question": poll.question["text"],
        "options": [
            {
                "text": option["text"],
                "votes": option["voter_count"],
                "chosen": number in (mine or []),
                "voters": []
                if poll.anonymous
                else [world.name(user) for user, chosen in poll.votes.items() if number in chosen],
            }
            for number, option in enumerate(counted["options"])
        ],
        "voters": counted["total_voter_count"],
        "closed": closed,
        "anonymous": poll.anonymous,
        "multiple": poll.multiple,
        "kind": poll.kind,
        "correct": poll.correct[0] if quiz else None,
        "explanation": poll.explanation.get("text") if quiz else None,
    }


def _reactions(person: Person, message: Message) -> list[Json]:
    counts: dict[str, Json] = {}
    for user, chosen in message.reactions.items():
        for emoji in chosen:
            count = counts.setdefault(emoji, {"emoji": emoji, "count": 0, "mine": False})
            count["count"] += 1
            count["mine"] |= user == person.id
    return list(counts.values())
