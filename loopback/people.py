"""What people do in their apps; what an app does not offer is refused with a PeopleError."""

import hashlib
import re
from typing import TYPE_CHECKING

from loopback import files, places, updates, wire
from loopback.entities import finish, utf16_length
from loopback.errors import ApiError, PeopleError
from loopback.methods import polls
from loopback.methods.sending import MAX_CAPTION, MAX_TEXT, as_caption
from loopback.model import Bot, Chat, InlineQuery, Json, Message, Person, Press
from loopback.parameters import Upload
from loopback.reactions import REACTIONS
from loopback.world import Draft

if TYPE_CHECKING:
    from loopback.world import World

MAX_QUERY = 256


def _check_may_write(chat: Chat, person: Person) -> None:
    if chat.blocked:
        raise PeopleError("you blocked this bot")
    if chat.moved_to is not None:
        raise PeopleError("this group became a supergroup")
    if not chat.has(person.id):
        raise PeopleError("you are not in this group")


def find_message(chat: Chat, number: int) -> Message:
    """Find a message that is still there."""
    message = chat.messages.get(number)
    if message is None or message.deleted:
        raise PeopleError(f"there is no message {number}", 404)
    return message


def _post(
    world: "World", chat: Chat, person: Person, content: Json, reply_to: int | None = None
) -> Message:
    _check_may_write(chat, person)
    if reply_to is not None:
        find_message(chat, reply_to)
    return world.post(chat, Draft(person.id, content, reply_to))


def _text(text: str) -> Json:
    formatted = finish(text, [])
    if not formatted["text"]:
        raise PeopleError("a message cannot be empty")
    if utf16_length(formatted["text"]) > MAX_TEXT:
        raise PeopleError("this message is too long")
    return formatted


def say(
    world: "World", person: Person, chat: Chat, text: str, reply_to: int | None = None
) -> Message:
    """Send a text."""
    return _post(world, chat, person, _text(text), reply_to)


def start(world: "World", person: Person, bot: Bot, payload: str = "") -> Message:
    """Press Start or follow a deep link; it unblocks the bot, as in the apps."""
    if payload and not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", payload):
        raise PeopleError("a start payload has 1 to 64 letters, digits, _ or -")
    chat = world.open_private_chat(bot, person.id)
    places.block(world, chat, blocked=False)
    content = finish(f"/start {payload}".strip(), [])
    return world.post(chat, Draft(person.id, content, start=payload or None))


def edit(world: "World", person: Person, chat: Chat, number: int, text: str) -> Message:
    """Change one's own text."""
    _check_may_write(chat, person)
    message = find_message(chat, number)
    if message.sender != person.id or "text" not in message.content or message.origin:
        raise PeopleError("you can edit only your own texts")
    message.content = _text(text)
    world.change(chat, message)
    return message


def delete(world: "World", person: Person, chat: Chat, number: int) -> None:
    """Delete one's own message; any message in private or as an administrator."""
    message = find_message(chat, number)
    place = chat.member(person.id)
    if not (message.sender == person.id or chat.private or (place and place.administers)):
        raise PeopleError("you can delete only your own messages")
    world.delete(chat, message)


def press(world: "World", person: Person, chat: Chat, number: int, place: tuple[int, int]) -> Press:
    """Press a callback button, named by its row and column; the bot is asked for an answer."""
    message = find_message(chat, number)
    rows = (message.markup or {}).get("inline_keyboard", [])
    row, column = place
    if not (0 <= row < len(rows) and 0 <= column < len(rows[row])):
        raise PeopleError("there is no such button", 404)
    button = rows[row][column]
    bot = world.state.bots.get(message.sender) or world.state.bots.get(message.via or 0)
    if "callback_data" not in button or bot is None:
        raise PeopleError("this button does not ask the bot")
    asked = Press(
        id=str(world.count("press", 4_300_000_000_000_001)),
        bot_id=bot.id,
        person_id=person.id,
        chat=world.key(chat),
        message_id=message.id,
        label=button["text"],
        date=world.now(),
        order=world.count("order"),
    )
    world.state.presses[asked.id] = asked
    instance = hashlib.sha256(world.key(chat).encode()).hexdigest()
    payload: Json = {
        "id": asked.id,
        "from": wire.user_json(world, person.id),
        "chat_instance": str(int(instance[:15], 16)),
        "data": button["callback_data"],
    }
    if message.inline_id:
        payload["inline_message_id"] = message.inline_id
    else:
        payload["message"] = wire.message_json(world, chat, message)
    updates.push(world, bot, "callback_query", payload)
    return asked


def contact_of(person: Person) -> Json:
    """Give the Contact that sharing somebody's card makes."""
    if not person.phone:
        raise PeopleError(f"{person.name} has no phone number")
    named = {"last_name": person.last_name} if person.last_name else {}
    about = {"phone_number": person.phone, "first_name": person.first_name, **named}
    return {**about, "user_id": person.id}


def share_contact(
    world: "World",
    person: Person,
    chat: Chat,
    other: Person | None = None,
    reply_to: int | None = None,
) -> Message:
    """Share one's own contact card, or somebody else's."""
    return _post(world, chat, person, {"contact": contact_of(other or person)}, reply_to)


def share_location(
    world: "World",
    person: Person,
    chat: Chat,
    latitude: float,
    longitude: float,
    reply_to: int | None = None,
) -> Message:
    """Share a point on the map."""
    content = {"location": {"latitude": latitude, "longitude": longitude}}
    return _post(world, chat, person, content, reply_to)


def send_file(world: "World", person: Person, chat: Chat, upload: Upload, about: Json) -> Message:
    """Send a document, or a photo when `about` says so; `about` may hold caption and reply_to."""
    _check_may_write(chat, person)
    caption = as_caption(finish(about.get("caption") or "", []))
    if utf16_length(caption.get("caption", "")) > MAX_CAPTION:
        raise PeopleError("this caption is too long")
    try:
        if about.get("photo"):
            content: Json = {"photo": files.photo_json(files.keep_photo(world, upload))}
        else:
            kept = files.keep(world, upload, "documents")
            content = {"document": files.document_json(kept)}
    except ApiError as error:
        raise PeopleError(error.description) from None
    return _post(world, chat, person, content | caption, about.get("reply_to"))


def forward(world: "World", person: Person, chat: Chat, source: Chat, number: int) -> Message:
    """Forward a message of another chat into this one."""
    _check_may_write(chat, person)
    message = find_message(source, number)
    if message.service or not source.has(person.id):
        raise PeopleError("this message cannot be forwarded")
    origin = message.origin or {
        "type": "user",
        "sender_user": wire.user_json(world, message.sender),
        "date": wire.unix(message.date),
    }
    return world.post(chat, Draft(person.id, dict(message.content), origin=origin))


def ask_inline(
    world: "World", person: Person, chat: Chat, bot: Bot, words: tuple[str, str]
) -> InlineQuery:
    """Type `@bot words` in a chat; `words` is the query and the offset of the next page."""
    if not bot.inline:
        raise PeopleError("this bot has no inline mode")
    query, offset = words
    if len(query) > MAX_QUERY:
        raise PeopleError("this query is too long")
    asked = InlineQuery(
        id=str(world.count("inline", 8_800_000_000_000_001)),
        bot_id=bot.id,
        person_id=person.id,
        query=query,
        date=world.now(),
    )
    world.state.inline_queries[asked.id] = asked
    kind = "sender" if chat.private and chat.bot_id == bot.id else chat.type
    payload = {
        "id": asked.id,
        "from": wire.user_json(world, person.id),
        "chat_type": kind,
        "query": query,
        "offset": offset,
    }
    updates.push(world, bot, "inline_query", payload)
    return asked


def choose(world: "World", person: Person, chat: Chat, query_id: str, result_id: str) -> Message:
    """Send a result of an inline query into the chat."""
    _check_may_write(chat, person)
    query = world.state.inline_queries.get(query_id)
    results = query.results or [] if query else []
    result = next((found for found in results if found["id"] == result_id), None)
    if query is None or result is None:
        raise PeopleError("there is no such result", 404)
    bot = world.state.bots[query.bot_id]
    draft = Draft(person.id, dict(result["content"]), markup=result["markup"], via=bot.id)
    message = world.post(chat, draft)
    payload: Json = {
        "result_id": result_id,
        "from": wire.user_json(world, person.id),
        "query": query.query,
    }
    if result["markup"]:
        # Only a message with a keyboard can be edited later, so only it has such an id.
        number = world.count("inline_message")
        message.inline_id = f"AgAAAI{number:06d}{message.id:08d}"
        payload["inline_message_id"] = message.inline_id
    if bot.inline_feedback:
        updates.push(world, bot, "chosen_inline_result", payload)
    return message


def vote(world: "World", person: Person, chat: Chat, number: int, options: list[int]) -> Message:
    """Vote in a poll; an empty list takes the vote back."""
    message = find_message(chat, number)
    poll = world.poll_of(message)
    if poll is None or not chat.has(person.id):
        raise PeopleError("you cannot vote here")
    if polls.is_closed(world, poll):
        raise PeopleError("this poll is closed")
    chosen = sorted(set(options))
    if any(option not in range(len(poll.options)) for option in chosen):
        raise PeopleError("there is no such option")
    if len(chosen) > 1 and not poll.multiple:
        raise PeopleError("only one option can be chosen")
    if person.id in poll.votes and not poll.revoting:
        raise PeopleError("this vote cannot be changed")
    if chosen:
        poll.votes[person.id] = chosen
    elif poll.votes.pop(person.id, None) is None:
        return message
    if not poll.anonymous:
        answer = {
            "poll_id": poll.id,
            "user": wire.user_json(world, person.id),
            "option_ids": chosen,
            "option_persistent_ids": [str(option) for option in chosen],
        }
        updates.push(world, world.state.bots[poll.bot_id], "poll_answer", answer)
    polls.tell(world, poll)
    world.change(chat, message, edited=False)
    return message


def react(world: "World", person: Person, chat: Chat, number: int, emoji: list[str]) -> Message:
    """Put a reaction on a message; an empty list takes it back."""
    if not chat.has(person.id) or any(one not in REACTIONS for one in emoji):
        raise PeopleError("this reaction is not possible")
    message = find_message(chat, number)
    old = message.reactions.pop(person.id, [])
    if emoji:
        message.reactions[person.id] = list(emoji)
    payload = {
        "chat": wire.chat_json(world, chat),
        "message_id": message.id,
        "user": wire.user_json(world, person.id),
        "date": wire.unix(world.now()),
        "old_reaction": [{"type": "emoji", "emoji": one} for one in old],
        "new_reaction": [{"type": "emoji", "emoji": one} for one in emoji],
    }
    for bot in world.bots_in(chat):
        place = chat.member(bot.id)
        if chat.private or (place and place.administers):
            updates.push(world, bot, "message_reaction", payload)
    world.change(chat, message, edited=False)
    return message


def pin(world: "World", person: Person, chat: Chat, number: int, *, pinned: bool) -> None:
    """Pin or unpin a message."""
    _check_may_write(chat, person)
    message = find_message(chat, number)
    if pinned:
        world.pin(chat, message, person.id)
    elif number in chat.pinned:
        world.unpin(chat, [number])
