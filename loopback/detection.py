"""The entities that Telegram finds in a text by itself: mentions, commands, links."""

import re

from loopback.model import Json

# The first that matches a stretch of text has it. Compare TDLib's find_entities().
PATTERNS = [
    ("url", re.compile(r"(?i)\bhttps?://[^\s<>\"]*[^\s<>\".,;:!?)\]']")),
    ("email", re.compile(r"(?i)\b[a-z0-9._%+-]+@[a-z0-9.-]+\.[a-z]{2,12}\b")),
    (
        "url",
        re.compile(r"(?i)\b(?:[a-z0-9-]+\.)+(?:com|net|org|nl|be|eu|me|io|info)\b(?:/[^\s]*)?"),
    ),
    (
        "bot_command",
        re.compile(r"(?<![\w/<>@])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])"),
    ),
    ("mention", re.compile(r"(?<![\w@])@[A-Za-z][A-Za-z0-9_]{3,31}(?!\w)")),
    ("hashtag", re.compile(r"(?<![\w#])#(?=\w*[^\W\d_])\w{1,256}")),
    ("phone_number", re.compile(r"(?<![\w+])\+\d(?:[ -]?\d){7,14}(?!\d)")),
]
OPAQUE = {"pre", "code", "text_link", "text_mention"}


def find_entities(text: str, given: list[Json]) -> list[Json]:
    """Give what Telegram finds in a text outside of code and links that were given."""
    taken = [(e["offset"], e["offset"] + e["length"]) for e in given if e["type"] in OPAQUE]
    found: list[Json] = []
    for kind, pattern in PATTERNS:
        for match in pattern.finditer(text):
            start = _utf16(text[: match.start()])
            stop = start + _utf16(match.group())
            if all(stop <= first or start >= last for first, last in taken):
                taken.append((start, stop))
                found.append({"type": kind, "offset": start, "length": stop - start})
    return found


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
