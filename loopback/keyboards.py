"""Keyboards under and below messages: what Telegram takes and what it refuses.

Words: telegram-bot-api/Client.cpp (`get_reply_markup`) and TDLib's ReplyMarkup.cpp. That more
than 8 buttons in a row are refused is python-telegram-bot's constant; Telegram does not document
it.
"""

from typing import Any
from urllib.parse import urlsplit

from loopback.errors import bad_request
from loopback.model import Chat, Json
from loopback.parameters import Parameters, bool_field, object_field, string_field

MAX_BUTTONS = 100
MAX_IN_ROW = 8
MAX_DATA = 64
MAX_COPY = 256
PLACEHOLDER = 64
BUTTON_KINDS = (
    "url",
    "callback_data",
    "callback_game",
    "pay",
    "switch_inline_query",
    "switch_inline_query_chosen_chat",
    "switch_inline_query_current_chat",
    "copy_text",
    "login_url",
    "web_app",
)
REQUESTS = {
    "request_contact": "phone number can be requested in private chats only",
    "request_location": "location can be requested in private chats only",
    "request_poll": "poll can be requested in private chats only",
    "request_users": "users can be requested in private chats only",
    "request_chat": "chats can be requested in private chats only",
    "web_app": "web App buttons can be used in private chats only",
}


def read_markup(parameters: Parameters, chat: Chat) -> Json | None:
    """Give the reply markup of a call for this chat, checked; None when there is none."""
    return check_markup(parameters.parsed("reply_markup", "reply keyboard markup"), chat)


def read_inline_markup(parameters: Parameters, chat: Chat) -> Json | None:
    """Give the inline keyboard of a call that edits; another kind of markup is refused."""
    markup = read_markup(parameters, chat)
    if markup and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    return markup


def check_markup(markup: Any, chat: Chat) -> Json | None:
    """Give a reply markup as it will be kept; None for one that holds nothing."""
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    try:
        if keyboard := _rows(markup, "keyboard"):
            return _reply_keyboard(markup, keyboard, chat)
        if inline := _rows(markup, "inline_keyboard"):
            rows = [[_inline_button(button) for button in row] for row in inline]
            return {"inline_keyboard": _check_size(rows)}
        selective = {"selective": True} if bool_field(markup, "selective") else {}
        if bool_field(markup, "remove_keyboard"):
            return {"remove_keyboard": True, **selective}
        if bool_field(markup, "force_reply"):
            return {"force_reply": True, **selective, **_placeholder(markup)}
    except ValueError as error:
        words = str(error)
        raise bad_request(words[0].lower() + words[1:]) from None
    return None


def _rows(markup: Json, name: str) -> list[list[Any]]:
    rows = markup.get(name)
    if rows is None:
        return []
    if not isinstance(rows, list):
        raise ValueError(f'Field "{name}" must be of type Array')
    if not all(isinstance(row, list) for row in rows):
        owner = " of the InlineKeyboardMarkup" if name == "inline_keyboard" else ""
        raise ValueError(f'Field "{name}"{owner} must be an Array of Arrays')
    return [row for row in rows if row]


def _check_size(rows: list[list[Json]]) -> list[list[Json]]:
    if sum(map(len, rows)) > MAX_BUTTONS or max(map(len, rows)) > MAX_IN_ROW:
        raise bad_request("reply markup is too long")
    return rows


def _placeholder(markup: Json) -> Json:
    text = string_field(markup, "input_field_placeholder")
    return {"input_field_placeholder": text[:PLACEHOLDER]} if text else {}


def _reply_keyboard(markup: Json, rows: list[list[Any]], chat: Chat) -> Json:
    kept = _check_size([[_key(key, chat) for key in row] for row in rows])
    names = ("resize_keyboard", "one_time_keyboard", "is_persistent", "selective")
    flags = {name: True for name in names if bool_field(markup, name)}
    return {"keyboard": kept, **flags, **_placeholder(markup)}


def _key(key: Any, chat: Chat) -> Json:
    problem = "can't parse keyboard button:"
    if isinstance(key, str):
        key = {"text": key}
    if not isinstance(key, dict):
        raise bad_request(f"{problem} KeyboardButton must be a String or an Object")
    try:
        kept: Json = {"text": string_field(key, "text", required=True)}
        for name, refusal in REQUESTS.items():
            if key.get(name):
                if not chat.private:
                    raise bad_request(refusal)
                kept[name] = key[name]
    except ValueError as error:
        raise bad_request(f"{problem} {error}") from None
    if not kept["text"].strip():
        raise bad_request("keyboard button text must be non-empty")
    return kept


def _inline_button(button: Any) -> Json:
    problem = "can't parse inline keyboard button:"
    if not isinstance(button, dict):
        raise bad_request(f"{problem} InlineKeyboardButton must be an Object")
    try:
        text = string_field(button, "text", required=True)
        kind = next((name for name in BUTTON_KINDS if _given(button, name)), None)
        if kind is None:
            raise ValueError("Text buttons are unallowed in the inline keyboard")
        value = _button_value(button, kind)
    except ValueError as error:
        raise bad_request(f"{problem} {error}") from None
    if not text.strip():
        raise bad_request("inline keyboard button text must be non-empty")
    return {"text": text, kind: value}


def _given(button: Json, name: str) -> bool:
    value = button.get(name)
    # An empty switch_inline_query is meant; an empty url or callback_data counts as none.
    return bool(value) or (value is not None and name.startswith("switch_inline"))


def _button_value(button: Json, kind: str) -> Any:
    if kind == "url":
        return check_url(string_field(button, "url"))
    if kind == "callback_data":
        data = string_field(button, "callback_data")
        if len(data.encode()) > MAX_DATA:
            raise bad_request("BUTTON_DATA_INVALID")
        return data
    if kind == "copy_text":
        copied = string_field(object_field(button, "copy_text"), "text", required=True)
        if not 0 < len(copied) <= MAX_COPY:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
        return {"text": copied}
    if kind.startswith("switch_inline_query") and not kind.endswith("chosen_chat"):
        return string_field(button, kind)
    return button[kind]


def check_url(url: str) -> str:
    """Give the address of a button as Telegram keeps it, or refuse it."""
    full = url if "://" in url or url.startswith(("tg:", "mailto:", "tel:")) else f"http://{url}"
    parts = urlsplit(full)
    problem = f"inline keyboard button URL '{url}' is invalid:"
    if parts.scheme in ("tg", "ton", "tonsite"):
        return full
    if parts.scheme not in ("http", "https"):
        # Telephone and mail links are refused, however handy they would be.
        raise bad_request(f"{problem} unsupported URL protocol")
    host = parts.hostname or ""
    if not host:
        raise bad_request(f"{problem} URL host is empty")
    if "." not in host:
        raise bad_request(f"{problem} wrong HTTP URL")
    return full + "/" if not parts.path and not parts.query and not parts.fragment else full
