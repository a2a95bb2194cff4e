"""A text with its entities as HTML that is safe to insert in the page."""

from html import escape
from urllib.parse import urlsplit

from loopback.entities import utf16_length
from loopback.model import Json

TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "expandable_blockquote": "blockquote",
}
CLASSES = {
    "spoiler": "spoiler",
    "mention": "mention",
    "text_mention": "mention",
    "hashtag": "hashtag",
    "cashtag": "hashtag",
}
SCHEMES = ("http", "https", "mailto", "tel", "tg")


def to_html(text: str, entities: list[Json]) -> str:
    """Give HTML in which every character of the text is escaped."""
    places = sorted(entities, key=lambda e: (e["offset"], -e["length"]))
    cuts = {0, utf16_length(text)}
    for entity in places:
        cuts |= {entity["offset"], entity["offset"] + entity["length"]}
    raw = text.encode("utf-16-le")
    out: list[str] = []
    open_now: list[tuple[Json, str]] = []
    edges = sorted(cuts)
    for start, stop in zip(edges, [*edges[1:], edges[-1]], strict=True):
        reopen = _close_ended(open_now, start, out)
        starting = [entity for entity in places if entity["offset"] == start]
        for entity in [*reopen, *starting]:
            if entity["offset"] + entity["length"] > start:
                piece = _slice(raw, entity["offset"], entity["offset"] + entity["length"])
                opening, closing = _tags(entity, piece)
                out.append(opening)
                open_now.append((entity, closing))
        out.append(escape(_slice(raw, start, stop)))
    return "".join(out)


def _close_ended(open_now: list[tuple[Json, str]], at: int, out: list[str]) -> list[Json]:
    """Close what ends here; give what had to be closed around it and goes on."""
    reopen: list[Json] = []
    while any(entity["offset"] + entity["length"] <= at for entity, _ in open_now):
        entity, closing = open_now.pop()
        out.append(closing)
        if entity["offset"] + entity["length"] > at:
            reopen.insert(0, entity)
    return reopen


def _slice(raw: bytes, start: int, stop: int) -> str:
    return raw[start * 2 : stop * 2].decode("utf-16-le", errors="replace")


def _tags(entity: Json, piece: str) -> tuple[str, str]:
    kind = entity["type"]
    if kind in TAGS:
        return f"<{TAGS[kind]}>", f"</{TAGS[kind]}>"
    if kind in CLASSES:
        return f'<span class="{CLASSES[kind]}">', "</span>"
    if kind == "bot_command":
        return f'<span class="command" data-command="{escape(piece)}">', "</span>"
    if address := _address(entity, piece):
        link = f'<a href="{escape(address)}" target="_blank" rel="noopener noreferrer">'
        return link, "</a>"
    return "<span>", "</span>"


def _address(entity: Json, piece: str) -> str:
    kind = entity["type"]
    if kind == "email":
        return f"mailto:{piece}"
    if kind == "phone_number":
        return f"tel:{piece.replace(' ', '').replace('-', '')}"
    if kind == "url":
        return piece if "://" in piece else f"http://{piece}"
    if kind == "text_link" and urlsplit(entity["url"]).scheme.lower() in SCHEMES:
        return str(entity["url"])
    return ""
