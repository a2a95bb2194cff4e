"""Methods that answer a press on a button or an inline query."""

from datetime import timedelta
from typing import Any

from loopback.entities import format_text
from loopback.errors import ApiError, bad_request
from loopback.keyboards import check_markup
from loopback.methods.call import Call
from loopback.methods.sending import checked_text, contact_json, place_json, venue_content
from loopback.model import Chat, Json
from loopback.parameters import number_field, object_field, string_field
from loopback.world import Event

# Telegram does not document how long a query stays open; about a quarter of an hour is reported.
OPEN_FOR = timedelta(minutes=15)
MAX_TOAST = 200
MAX_RESULTS = 50
MAX_RESULT_ID = 64
MAX_OFFSET = 64
UNSUPPORTED_HERE = {
    "audio",
    "document",
    "game",
    "gif",
    "mpeg4_gif",
    "photo",
    "sticker",
    "video",
    "voice",
}


def _too_old() -> ApiError:
    words = "query is too old and response timeout expired or query ID is invalid"
    return bad_request(words)


def answer_callback_query(call: Call) -> bool:
    """Answer a press with a toast, an alert, a link, or only the end of the spinner."""
    world, parameters = call.world, call.parameters
    press = world.state.presses.get(parameters.text("callback_query_id"))
    if press is None or press.bot_id != call.bot.id or press.answered:
        raise _too_old()
    if world.now() - press.date > OPEN_FOR:
        raise _too_old()
    text, url = parameters.text("text"), parameters.text("url")
    if len(text) > MAX_TOAST:
        raise bad_request("MESSAGE_TOO_LONG")
    if url and not _is_own_link(url, call.bot.username):
        raise bad_request("URL_INVALID")
    press.answered, press.text, press.url = True, text, url or None
    if url:
        press.kind = "url"
    elif text:
        press.kind = "alert" if parameters.flag("show_alert") else "toast"
    data = {
        "press": press.id,
        "message": press.message_id,
        "kind": press.kind,
        "text": press.text,
        "url": press.url,
    }
    chat = world.state.chats[press.chat]
    world.announce(Event("answer", chat, to=press.person_id, data=data))
    return True


def _is_own_link(url: str, username: str) -> bool:
    """Tell whether a link starts this bot; Telegram opens no other after a press."""
    own = (f"t.me/{username}?start=", f"telegram.me/{username}?start=")
    return url.lower().removeprefix("https://").startswith(tuple(link.lower() for link in own))


def answer_inline_query(call: Call) -> bool:
    """Give the results of an inline query."""
    world, parameters = call.world, call.parameters
    button = _button(parameters.parsed("button", "inline query results button"))
    given = parameters.parsed("results", "inline query results") or []
    if not isinstance(given, list):
        raise bad_request("expected an Array of inline query results")
    if len(given) > MAX_RESULTS:
        raise bad_request("too many inline query results specified")
    query = world.state.inline_queries.get(parameters.text("inline_query_id"))
    if query is None or query.bot_id != call.bot.id or query.results is not None:
        raise _too_old()
    if world.now() - query.date > OPEN_FOR:
        raise _too_old()
    results = [_result(result) for result in given]
    if len({result["id"] for result in results}) < len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    if len(parameters.text("next_offset").encode()) > MAX_OFFSET:
        raise bad_request("NEXT_OFFSET_INVALID")
    query.results, query.button = results, button
    query.next_offset = parameters.text("next_offset")
    world.announce(Event("inline", to=query.person_id))
    return True


def _button(given: Any) -> Json | None:
    if given is None:
        return None
    problem = "can't parse inline query results button:"
    if not isinstance(given, dict):
        raise bad_request(f"{problem} InlineQueryResultsButton must be an Object")
    try:
        text = string_field(given, "text", required=True)
        start = string_field(given, "start_parameter")
    except ValueError as error:
        raise bad_request(f"{problem} {error}") from None
    if not start and not given.get("web_app"):
        words = "InlineQueryResultsButton must have exactly one optional field"
        raise bad_request(f"{problem} {words}")
    return {"text": text, "start": start or None}


def _result(given: Any) -> Json:
    problem = "can't parse inline query result:"
    if not isinstance(given, dict):
        raise bad_request(f"{problem} Inline query result must be an object")
    try:
        kind = string_field(given, "type", required=True).lower()
        number = string_field(given, "id", required=True)
        content = _result_content(kind, given)
        title = string_field(given, "title", required=kind == "article")
    except ValueError as error:
        raise bad_request(f"{problem} {error}") from None
    if not 0 < len(number.encode()) <= MAX_RESULT_ID:
        raise bad_request("RESULT_ID_INVALID")
    # A result may go to any kind of chat, so a keyboard is checked as for a group.
    markup = check_markup(given.get("reply_markup"), Chat(id=-1, type="supergroup"))
    return {
        "id": number,
        "title": title or str(given.get("first_name", "")),
        "description": string_field(given, "description"),
        "content": content,
        "markup": markup,
    }


def _result_content(kind: str, given: Json) -> Json:
    if given.get("input_message_content") is not None:
        return _input_content(object_field(given, "input_message_content"))
    if kind == "article":
        raise ValueError('Can\'t find field "message_text"')
    if kind in ("contact", "location", "venue"):
        return _input_content(given)
    if kind in UNSUPPORTED_HERE:
        raise ValueError(f'loopback does not support results of type "{kind}"')
    raise ValueError(f'type "{kind}" is unsupported for the inline query result')


def _input_content(given: Json) -> Json:
    """Give the content of an InputMessageContent, as a message will hold it."""
    text = string_field(given, "message_text")
    if text:
        mode = string_field(given, "parse_mode")
        return checked_text(format_text(text, mode, given.get("entities")))
    if "latitude" in given and "longitude" in given:
        location = place_json(number_field(given, "latitude"), number_field(given, "longitude"))
        named = given.get("title") and given.get("address")
        return venue_content(location, given) if named else {"location": location}
    if "phone_number" in given:
        string_field(given, "first_name", required=True)
        return {"contact": contact_json(given)}
    raise ValueError("Input message content is not specified")
