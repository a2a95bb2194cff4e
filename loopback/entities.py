"""What a text becomes on its way in: trimmed, with the entities given and found, in order."""

import json
from typing import Any

from loopback.detection import find_entities
from loopback.errors import ApiError, bad_request
from loopback.markup import SPACES, parse_html
from loopback.model import Json

MAX_ENTITIES = 100
MAX_RAW_BYTES = 1 << 15
GIVEN = {
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
    "code",
    "pre",
    "text_link",
    "text_mention",
    "custom_emoji",
    "blockquote",
    "expandable_blockquote",
}
FOUND = {
    "mention",
    "hashtag",
    "cashtag",
    "bot_command",
    "url",
    "email",
    "phone_number",
    "bank_card_number",
}
ORDER = ["blockquote", "expandable_blockquote", "pre", "text_link", "text_mention", "code"]


def utf16_length(text: str) -> int:
    """Give the length of a text in UTF-16 code units, as Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def format_text(text: str, parse_mode: str, given: Any) -> Json:
    """Give `{"text", "entities"}` of what a bot sent, trimmed and with entities found in it."""
    if len(text.encode()) > MAX_RAW_BYTES:
        raise bad_request("text is too long")
    mode = parse_mode.lower()
    if text and mode and mode != "none":
        if mode != "html":
            raise _unsupported(mode)
        try:
            text, entities = parse_html(text)
        except ValueError as error:
            raise bad_request(f"can't parse entities: {error}") from None
    else:
        entities = _check_given(given)
    return finish(text, entities)


def finish(text: str, entities: list[Json]) -> Json:
    """Trim a text, add the entities that Telegram finds by itself, and sort all of them."""
    text, entities = _trim(text, entities)
    entities = entities + find_entities(text, entities)
    entities.sort(key=lambda e: (e["offset"], -e["length"], _rank(e["type"])))
    formatted: Json = {"text": text}
    if entities:
        formatted["entities"] = entities[:MAX_ENTITIES]
    return formatted


def _rank(kind: str) -> int:
    return ORDER.index(kind) if kind in ORDER else len(ORDER)


def _unsupported(mode: str) -> ApiError:
    if mode in ("markdown", "markdownv2"):
        return bad_request(f"loopback does not parse {mode}; use HTML")
    return bad_request("unsupported parse_mode")


def _check_given(given: Any) -> list[Json]:
    if not isinstance(given, list):
        return []
    entities = []
    for entity in given:
        if not isinstance(entity, dict):
            raise bad_request("can't parse MessageEntity: expected an Object")
        for name in ("offset", "length", "type"):
            if name not in entity:
                raise bad_request(f"can't parse MessageEntity: Can't find field \"{name}\"")
        if entity["type"] in FOUND:
            continue
        if entity["type"] not in GIVEN:
            raise bad_request("can't parse MessageEntity: Unsupported type specified")
        entities.append(dict(entity))
    return entities


def _trim(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Cut blanks off both ends and move the entities along, as Telegram does."""
    kept = text.rstrip(SPACES)
    gone = len(kept) - len(kept.lstrip(SPACES))
    shift, kept = utf16_length(kept[:gone]), kept[gone:]
    end, moved = utf16_length(kept), []
    for entity in entities:
        start = max(0, entity["offset"] - shift)
        stop = min(end, entity["offset"] + entity["length"] - shift)
        if stop > start:
            moved.append(entity | {"offset": start, "length": stop - start})
    return kept, moved


def load_entities(raw: str) -> Any:
    """Read an `entities` parameter; what cannot be read counts as none, as on Telegram."""
    try:
        return json.loads(raw) if raw else None
    except ValueError:
        return None
