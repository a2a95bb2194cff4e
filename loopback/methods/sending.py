"""Methods that put a message in a chat."""

from loopback import files, wire
from loopback.entities import format_text, load_entities, utf16_length
from loopback.errors import bad_request, too_many_requests
from loopback.keyboards import read_markup
from loopback.methods.call import Access, Call, find_chat, find_message, find_reply
from loopback.model import Json, Message, StoredFile
from loopback.parameters import Parameters
from loopback.world import Draft

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_VCARD = 2048
ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}


def send(call: Call, content: Json, origin: Json | None = None) -> Message:
    """Post what a bot says, when the chat, the reply, the keyboard and the limits allow it."""
    chat = find_chat(call)
    reply_to = find_reply(call, chat)
    markup = read_markup(call.parameters, chat)
    wait = call.world.limits.take(call.bot.id, chat, call.world.now())
    if wait:
        raise too_many_requests(wait)
    return call.world.post(chat, Draft(call.bot.id, content, reply_to, markup, origin))


def sent(call: Call, content: Json) -> Json:
    """Post what a bot says and give the Message."""
    message = send(call, content)
    return wire.message_json(call.world, find_chat(call), message)


def text_content(parameters: Parameters) -> Json:
    """Give the text and entities of a call, checked as sendMessage and editMessageText do."""
    text = parameters.text("text")
    if not text:
        raise bad_request("message text is empty")
    given = load_entities(parameters.text("entities"))
    return checked_text(format_text(text, parameters.text("parse_mode"), given))


def checked_text(formatted: Json) -> Json:
    """Refuse a text that is empty or too long after its entities were parsed."""
    if not formatted["text"]:
        raise bad_request("text must be non-empty")
    # "Characters" in the documentation; the stricter UTF-16 count keeps a bot on the safe side.
    if utf16_length(formatted["text"]) > MAX_TEXT:
        raise bad_request("message is too long")
    return formatted


def caption_content(parameters: Parameters) -> Json:
    """Give the caption of a call, if any."""
    given = load_entities(parameters.text("caption_entities"))
    formatted = format_text(parameters.text("caption"), parameters.text("parse_mode"), given)
    if utf16_length(formatted["text"]) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    return as_caption(formatted)


def as_caption(formatted: Json) -> Json:
    """Give a text and its entities under the names they have below a photo or document."""
    names = {"text": "caption", "entities": "caption_entities"}
    return {names[name]: value for name, value in formatted.items() if value}


def send_message(call: Call) -> Json:
    """Send a text."""
    content = text_content(call.parameters)
    preview = call.parameters.parsed("link_preview_options", "link preview options")
    if isinstance(preview, dict) and preview:
        content["link_preview_options"] = preview
    return sent(call, content)


def contact_json(values: Json) -> Json:
    """Give a Contact of what a bot sends."""
    vcard = str(values.get("vcard") or "")
    if len(vcard.encode()) > MAX_VCARD:
        # Telegram documents the limit but not these words.
        raise bad_request("VCARD_TOO_LONG")
    names = ("phone_number", "first_name", "last_name", "vcard")
    return {name: str(values[name]) for name in names if values.get(name)}


def send_contact(call: Call) -> Json:
    """Send somebody's number."""
    call.parameters.required("phone_number")
    call.parameters.required("first_name")
    return sent(call, {"contact": contact_json(dict(call.parameters.values))})


def place_json(latitude: float, longitude: float) -> Json:
    """Give a Location, refused when it is not on earth."""
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise bad_request("wrong latitude or longitude specified")
    return {"latitude": latitude, "longitude": longitude}


def _place(call: Call) -> Json:
    return place_json(call.parameters.decimal("latitude"), call.parameters.decimal("longitude"))


def send_location(call: Call) -> Json:
    """Send a point on the map."""
    return sent(call, {"location": _place(call)})


def venue_content(location: Json, values: Json) -> Json:
    """Give a venue with its location beside it, as a Message carries both."""
    extras = ("foursquare_id", "foursquare_type", "google_place_id", "google_place_type")
    venue = {"location": location, "title": values["title"], "address": values["address"]}
    venue |= {name: str(values[name]) for name in extras if values.get(name)}
    return {"venue": venue, "location": location}


def send_venue(call: Call) -> Json:
    """Send a place with its name and address."""
    location = _place(call)
    title = call.parameters.text("title")
    address = call.parameters.text("address")
    if not title:
        raise bad_request("venue title must be non-empty")
    if not address:
        raise bad_request("venue address must be non-empty")
    return sent(call, venue_content(location, dict(call.parameters.values)))


def send_document(call: Call) -> Json:
    """Send a file."""
    found = files.received(call.world, call.parameters, "document")
    caption = caption_content(call.parameters)
    chat = find_chat(call)
    file = found if isinstance(found, StoredFile) else files.keep(call.world, found, "documents")
    return wire.message_json(
        call.world, chat, send(call, {"document": files.document_json(file), **caption})
    )


def send_photo(call: Call) -> Json:
    """Send a picture."""
    found = files.received(call.world, call.parameters, "photo")
    caption = caption_content(call.parameters)
    chat = find_chat(call)
    file = found if isinstance(found, StoredFile) else files.keep_photo(call.world, found)
    if not file.width:
        raise bad_request("can't use file of type Document as Photo")
    content = {"photo": files.photo_json(file), **caption}
    return wire.message_json(call.world, chat, send(call, content))


def forward_message(call: Call) -> Json:
    """Forward a message of another chat."""
    source = find_chat(call, Access.READ, "from_chat_id")
    message = find_message(call, source, "message to forward")
    if message.service:
        raise bad_request("message can't be forwarded")
    origin = message.origin or {
        "type": "user",
        "sender_user": wire.user_json(call.world, message.sender),
        "date": wire.unix(message.date),
    }
    posted = send(call, message.content, origin)
    return wire.message_json(call.world, find_chat(call), posted)


def copy_message(call: Call) -> Json:
    """Copy a message of another chat, without a trace of where it came from."""
    source = find_chat(call, Access.READ, "from_chat_id")
    message = find_message(call, source, "message to copy")
    if message.service or "poll_id" in message.content:
        raise bad_request("message can't be copied")
    return {"message_id": send(call, message.content).id}


def send_chat_action(call: Call) -> bool:
    """Show for five seconds that the bot is busy."""
    action = call.parameters.text("action").lower()
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = find_chat(call)
    call.world.show_typing(chat, call.bot.id, action)
    return True
