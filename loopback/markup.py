"""Telegram's HTML: UTF-16 offsets in the entities, byte offsets in the errors.

The rules and the words of the errors are those of TDLib's `parse_html` (td/telegram/
MessageEntity.cpp) and its tests, so a text that is refused here is refused by Telegram.
"""

import re

from loopback.model import Json

SPACES = " \t\r\n\v\f\0"
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
STYLES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
}
TAGS = {*STYLES, "a", "pre", "code", "blockquote", "tg-emoji"}


class _Open:
    """A start tag that waits for its end."""

    def __init__(self, tag: str, argument: str, offset: int, start: int):
        self.tag, self.argument, self.offset, self.start = tag, argument, offset, start


class _HtmlReader:
    """Reads Telegram's HTML byte by byte, so that errors name byte offsets."""

    def __init__(self, source: str):
        self.bytes = source.encode()
        self.at = 0
        self.out = bytearray()
        self.offset = 0
        self.entities: list[Json] = []
        self.open: list[_Open] = []

    def byte(self) -> str:
        """Give the current byte as a character; NUL at the end."""
        return chr(self.bytes[self.at]) if self.at < len(self.bytes) else "\0"

    def skip(self, characters: str) -> None:
        """Go past these characters."""
        while self.at < len(self.bytes) and self.byte() in characters:
            self.at += 1

    def until(self, characters: str) -> str:
        """Read up to one of these characters or the end."""
        start = self.at
        while self.byte() not in characters and self.at < len(self.bytes):
            self.at += 1
        return self.bytes[start : self.at].decode(errors="replace")

    def write(self, piece: bytes) -> None:
        """Put decoded bytes out and count them in UTF-16."""
        self.out += piece
        self.offset += sum((byte & 0xC0 != 0x80) + (byte >= 0xF0) for byte in piece)

    def read(self) -> tuple[str, list[Json]]:
        """Read everything; a ValueError says what Telegram would."""
        while self.at < len(self.bytes):
            if self.byte() == "&" and (character := self.reference()):
                self.write(character.encode())
            elif self.byte() != "<":
                self.write(self.bytes[self.at : self.at + 1])
                self.at += 1
            else:
                self.tag()
        if self.open:
            tag = self.open[-1].tag
            raise ValueError(f'Can\'t find end tag corresponding to start tag "{tag}"')
        return self.out.decode(errors="replace"), _join_code(self.entities)

    def reference(self) -> str:
        """Read a character reference; an unknown one stays as it is written."""
        rest = self.bytes[self.at : self.at + 12].decode("latin-1")
        if match := re.match(r"&#x([0-9a-fA-F]+)|&#([0-9]+)", rest):
            code = int(match[1], 16) if match[1] else int(match[2])
            if code == 0 or code >= 0x10FFFF or match.end() >= 10:
                return ""
            if 0xD800 <= code <= 0xDFFF:
                raise ValueError(
                    "Text contains invalid Unicode characters after decoding HTML entities, "
                    "check for unmatched surrogate code units"
                )
            character = chr(code)
        else:
            match = re.match(r"&([a-zA-Z]*)", rest)
            character = NAMED.get(match[1], "") if match else ""
            if not match or not character:
                return ""
        self.at += match.end() + (rest[match.end() : match.end() + 1] == ";")
        return character

    def tag(self) -> None:
        """Read one start or end tag."""
        begin = self.at
        self.at += 1
        if self.byte() == "/":
            self.end_tag(begin)
            return
        tag = self.until(SPACES + ">").lower()
        if self.at >= len(self.bytes):
            raise ValueError(f"Unclosed start tag at byte offset {begin}")
        if tag not in TAGS:
            raise ValueError(f'Unsupported start tag "{tag}" at byte offset {begin}')
        argument = self.attributes(tag, begin)
        if tag == "span" and argument != "tg-spoiler":
            raise ValueError(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        self.at += 1
        self.open.append(_Open(tag, argument, self.offset, len(self.out)))

    def attributes(self, tag: str, begin: int) -> str:
        """Read the attributes of a start tag; give the one that matters to it."""
        argument = ""
        while self.byte() != ">":
            self.skip(SPACES)
            if self.byte() == ">":
                break
            if self.bytes[self.at :].lower().startswith(b"expandable>") and tag == "blockquote":
                self.at += len("expandable")
                return "expandable"
            name = self.until(SPACES + "=")
            if not name:
                words = "Empty attribute name in the tag"
                raise ValueError(f'{words} "{tag}" at byte offset {begin}')
            self.skip(SPACES)
            if self.byte() != "=":
                words = "Expected equal sign in declaration of an attribute of the tag"
                raise ValueError(f'{words} "{tag}" at byte offset {begin}')
            self.at += 1
            self.skip(SPACES)
            if self.at >= len(self.bytes):
                raise ValueError(f'Unclosed start tag "{tag}" at byte offset {begin}')
            value = self.value(begin)
            if _matters(tag, name.lower()):
                argument = value
        return argument

    def value(self, begin: int) -> str:
        """Read the value of an attribute, quoted or not."""
        quote = self.byte()
        if quote not in "'\"":
            start = self.at
            self.skip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-")
            if self.byte() not in SPACES + ">" or self.at >= len(self.bytes):
                raise ValueError(f"Unexpected end of name token at byte offset {start}")
            return self.bytes[start : self.at].decode().lower()
        self.at += 1
        read = bytearray()
        while self.at < len(self.bytes) and self.byte() != quote:
            if self.byte() == "&" and (character := self.reference()):
                read += character.encode()
            else:
                read += self.bytes[self.at : self.at + 1]
                self.at += 1
        if self.at >= len(self.bytes):
            raise ValueError(f"Unclosed start tag at byte offset {begin}")
        self.at += 1
        return read.decode(errors="replace")

    def end_tag(self, begin: int) -> None:
        """Read an end tag and close the entity it belongs to."""
        if not self.open:
            raise ValueError(f"Unexpected end tag at byte offset {begin}")
        self.at += 1
        found = self.until(SPACES + ">")
        self.skip(SPACES)
        if self.byte() != ">":
            raise ValueError(f"Unclosed end tag at byte offset {begin}")
        self.at += 1
        opened = self.open.pop()
        if found and found.lower() != opened.tag:
            raise ValueError(
                f"Unmatched end tag at byte offset {begin}, "
                f'expected "</{opened.tag}>", found "</{found}>"'
            )
        if self.offset > opened.offset:
            inner = self.out[opened.start :].decode(errors="replace")
            if entity := _entity(opened, inner):
                place = {"offset": opened.offset, "length": self.offset - opened.offset}
                self.entities.append({"type": "", **place} | entity)


def _matters(tag: str, attribute: str) -> bool:
    wanted = {"a": "href", "span": "class", "code": "class", "tg-emoji": "emoji-id"}
    return wanted.get(tag) == attribute


def _entity(opened: _Open, inner: str) -> Json | None:
    """Give the entity of a closed tag, without its place."""
    tag, argument = opened.tag, opened.argument
    if tag in STYLES:
        return {"type": STYLES[tag]}
    if tag == "blockquote":
        return {"type": "expandable_blockquote" if argument else "blockquote"}
    if tag == "a":
        return _link(argument or inner)
    if tag == "tg-emoji":
        if not argument.isdigit():
            raise ValueError("Invalid custom emoji identifier specified")
        return {"type": "custom_emoji", "custom_emoji_id": argument}
    language = argument.removeprefix("language-") if argument.startswith("language-") else ""
    return {"type": tag} | ({"language": language} if language else {})


def _link(url: str) -> Json | None:
    """Give a link or a mention of a user; a text that is no address gives nothing."""
    if match := re.fullmatch(r"tg:(?://)?user/?\?id=(\d+)", url):
        return {"type": "text_mention", "user": {"id": int(match[1])}}
    if not re.match(r"(?i)(https?|ftp|tg|tel|mailto|sms|tonsite):", url):
        if not re.match(r"^[^\s/?#]+\.[^\s/?#.]{2,}", url):
            return None
        url = f"http://{url}"
    if re.fullmatch(r"(?i)https?://[^/?#]+", url):
        url += "/"
    return {"type": "text_link", "url": url}


def _join_code(entities: list[Json]) -> list[Json]:
    """Make one `pre` with a language of a `pre` and a `code` around the same text."""
    kept: list[Json] = []
    for entity in entities:
        twin = next((k for k in kept if _same_place(k, entity)), None)
        kinds = {entity["type"], twin["type"]} if twin else set()
        language = entity.get("language") or (twin or {}).get("language")
        if twin and kinds == {"pre", "code"} and language:
            kept.remove(twin)
            kept.append(entity | {"type": "pre", "language": language})
        else:
            kept.append(entity)
    return [e if e["type"] != "code" else {k: e[k] for k in e if k != "language"} for e in kept]


def _same_place(one: Json, other: Json) -> bool:
    return bool(one["offset"] == other["offset"] and one["length"] == other["length"])


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Give the text and the entities of Telegram's HTML; a ValueError tells what is wrong."""
    return _HtmlReader(source).read()
