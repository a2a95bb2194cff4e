"""A chat as plain lines, for a failing test and for reading over."""

from typing import TYPE_CHECKING

from loopback.bubble import message_view
from loopback.model import Chat, Json, Message, Person, Press
from loopback.screen import visible

if TYPE_CHECKING:
    from loopback.world import World


def transcript(world: "World", person: Person, chat: Chat) -> str:
    """Give the whole chat as one person saw it, with the buttons and the presses on them."""
    presses = [press for press in world.state.presses.values() if press.chat == world.key(chat)]
    lines = {
        **{m.order: _lines(world, person, chat, m) for m in visible(person, chat)},
        **{press.order: _press_line(world, press) for press in presses},
    }
    title = chat.title or f"{person.name} with {world.name(chat.bot_id or 0)}"
    return "\n".join([f"── {title}", *(lines[order] for order in sorted(lines))])


def _lines(world: "World", person: Person, chat: Chat, message: Message) -> str:
    view = message_view(world, person, chat, message)
    head = f"{message.date:%H:%M} #{message.id} {view['from']['name']}:"
    marks = [name for name in ("edited", "pinned") if view[name]]
    tail = f" ({', '.join(marks)})" if marks else ""
    if message.deleted:
        return f"{head} (deleted)"
    said = "\n      ".join([*_extras(view), *view["text"].splitlines()])
    rows = [" ".join(f"[{button['text']}]" for button in row) for row in view["buttons"]]
    if "keyboard" in (message.markup or {}):
        keys = (message.markup or {})["keyboard"]
        rows += [" ".join(f"⌨ {key['text']}" for key in row) for row in keys]
    return "\n      ".join([f"{head} {said}{tail}", *rows])


def _extras(view: Json) -> list[str]:
    extras = [f"· {view['service']}"] if view["service"] else []
    if view["reply_to"]:
        extras.append(f"↩ {view['reply_to']['text'].splitlines()[0]}")
    if view["forward"]:
        extras.append(f"forwarded from {view['forward']['name']}")
    if contact := view["contact"]:
        extras.append(f"☎ {contact['name']} {contact['phone']}")
    if place := view["location"]:
        extras.append(f"📍 {place['title'] or ''} {place['latitude']}, {place['longitude']}")
    if view["photo"]:
        extras.append("📷 photo")
    if document := view["document"]:
        extras.append(f"📎 {document['name']} ({document['size']} bytes)")
    if poll := view["poll"]:
        options = [f"{option['text']} ({option['votes']})" for option in poll["options"]]
        extras.append(f"📊 {poll['question']}: {', '.join(options)}")
    return extras


def _press_line(world: "World", press: Press) -> str:
    answers = {"none": "answered", "url": f"opens {press.url}"}
    answer = answers.get(press.kind, f"{press.kind}: {press.text}")
    if not press.answered:
        answer = "no answer"
    return f"{press.date:%H:%M}     {world.name(press.person_id)} taps [{press.label}] → {answer}"
