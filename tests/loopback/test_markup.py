"""Telegram's HTML, against the cases of TDLib's own test (test/message_entities.cpp)."""

from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loopback.entities import finish, format_text, utf16_length
from loopback.errors import ApiError
from loopback.markup import parse_html
from loopback.rendering import to_html


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("🏟 🏟&lt;<abacaba", "Unclosed start tag at byte offset 13"),
        ("🏟 🏟&lt;<abac aba>", 'Unsupported start tag "abac" at byte offset 13'),
        ("🏟 🏟&lt;<abac>", 'Unsupported start tag "abac" at byte offset 13'),
        ("🏟 🏟&lt;<i   =aba>", 'Empty attribute name in the tag "i" at byte offset 13'),
        (
            "🏟 🏟&lt;<i    aba>",
            'Expected equal sign in declaration of an attribute of the tag "i" at byte offset 13',
        ),
        ("🏟 🏟&lt;<i    aba  =  ", 'Unclosed start tag "i" at byte offset 13'),
        ("🏟 🏟&lt;<i    aba  =  190azAz-.,", "Unexpected end of name token at byte offset 27"),
        ('🏟 🏟&lt;<i    aba  =  "&lt;&gt;&quot;>', "Unclosed start tag at byte offset 13"),
        ("🏟 🏟&lt;<i    aba  =  '&lt;&gt;&quot;>", "Unclosed start tag at byte offset 13"),
        ("🏟 🏟&lt;</", "Unexpected end tag at byte offset 13"),
        ("🏟 🏟&lt;<b></b></", "Unexpected end tag at byte offset 20"),
        ("🏟 🏟&lt;<i>a</i   ", "Unclosed end tag at byte offset 17"),
        (
            "🏟 🏟&lt;<i>a</em   >",
            'Unmatched end tag at byte offset 17, expected "</i>", found "</em>"',
        ),
        (
            "&#57311;",
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units",
        ),
        ("<b>open", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
    ],
)
def test_what_telegram_refuses(source: str, words: str) -> None:
    """What Telegram refuses."""
    with pytest.raises(ValueError, match=r".") as refusal:
        parse_html(source)
    assert str(refusal.value) == words


BOLD, ITALIC = "bold", "italic"


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("", "", []),
        ("➡️ ➡️", "➡️ ➡️", []),
        (
            "&lt;&gt;&amp;&quot;&laquo;&raquo;&#12345678;",
            '<>&"&laquo;&raquo;&#12345678;',
            [],
        ),
        ("➡️ ➡️<em>➡️ ➡️</em>", "➡️ ➡️➡️ ➡️", [(ITALIC, 5, 5)]),
        ("➡️ ➡️<strong>➡️ ➡️</strong>", "➡️ ➡️➡️ ➡️", [(BOLD, 5, 5)]),
        ("➡️ ➡️<ins>➡️ ➡️</ins>", "➡️ ➡️➡️ ➡️", [("underline", 5, 5)]),
        ("➡️ ➡️<strike>➡️ ➡️</strike>", "➡️ ➡️➡️ ➡️", [("strikethrough", 5, 5)]),
        ("🏟 🏟<i>🏟 &lt🏟</i>", "🏟 🏟🏟 <🏟", [(ITALIC, 5, 6)]),
        (
            "🏟 🏟<i>🏟 &gt;<b aba   =   caba>&lt🏟</b></i>",
            "🏟 🏟🏟 ><🏟",
            [(BOLD, 9, 3), (ITALIC, 5, 7)],
        ),
        ("🏟 🏟&lt;<i    aba  =  190azAz-.   >a</i>", "🏟 🏟<a", [(ITALIC, 6, 1)]),
        ("🏟 🏟&lt;<i    aba  =  '&lt;&gt;&quot;'>a</>", "🏟 🏟<a", [(ITALIC, 6, 1)]),
        ("🏟 🏟&lt;<b></b>", "🏟 🏟<", []),
        ("🏟 🏟&lt;<pre><code>🏟</code></>", "🏟 🏟<🏟", [("code", 6, 2), ("pre", 6, 2)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        ('<span class="tg-spoiler">a</span>', "a", [("spoiler", 0, 1)]),
    ],
)
def test_what_it_becomes(source: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    """What it becomes."""
    assert parse_html(source) == (
        text,
        [{"type": kind, "offset": at, "length": length} for kind, at, length in entities],
    )


@pytest.mark.parametrize(
    ("source", "more"),
    [
        ("<a href=telegram.org> a</a>", {"type": "text_link", "url": "http://telegram.org/"}),
        ("<a   href=  'telegram.org?&lt;'   >a</a>", {"url": "http://telegram.org?<"}),
        ("<a>telegram.org</a>", {"url": "http://telegram.org/"}),
        ('<a href="tg://user?id=1001">Anna</a>', {"type": "text_mention", "user": {"id": 1001}}),
        ('<pre><code class="language-fift">a</></>', {"type": "pre", "language": "fift"}),
        ('<code class="language-fift"><pre>a</></>', {"type": "pre", "language": "fift"}),
    ],
)
def test_links_mentions_and_languages(source: str, more: dict[str, Any]) -> None:
    """Links mentions and languages."""
    (entity,) = parse_html(source)[1]
    assert entity | more == entity


def test_a_link_to_nothing_is_only_text() -> None:
    """A link to nothing is only text."""
    assert parse_html("<a>hallo </a>") == ("hallo ", [])


def test_blanks_at_the_ends_are_cut_off_and_entities_move_along() -> None:
    """Blanks at the ends are cut off and entities move along."""
    assert format_text("  <b> hoi </b>\n", "HTML", None) == {
        "text": "hoi",
        "entities": [{"type": "bold", "offset": 0, "length": 3}],
    }


def test_found_and_given_entities_are_in_order() -> None:
    """Found and given entities are in order."""
    text = "/wie@wiebelik_bot of @annavos, #jeugd: https://oss.nl/x. a@b.nl +31 6 00000001"
    found = finish(text, [{"type": "bold", "offset": 0, "length": 4}])["entities"]
    raw = text.encode("utf-16-le")
    pieces = [
        (e["type"], raw[e["offset"] * 2 : (e["offset"] + e["length"]) * 2].decode("utf-16-le"))
        for e in found
    ]
    assert pieces == [
        ("bot_command", "/wie@wiebelik_bot"),
        ("bold", "/wie"),
        ("mention", "@annavos"),
        ("hashtag", "#jeugd"),
        ("url", "https://oss.nl/x"),
        ("email", "a@b.nl"),
        ("phone_number", "+31 6 00000001"),
    ]


def test_no_entities_are_found_in_code_and_links() -> None:
    """No entities are found in code and links."""
    assert format_text("<code>/wie</code>", "HTML", None)["entities"] == [
        {"type": "code", "offset": 0, "length": 4}
    ]


@pytest.mark.parametrize(
    ("mode", "words"),
    [
        ("MarkdownV2", "Bad Request: loopback does not parse markdownv2; use HTML"),
        ("bbcode", "Bad Request: unsupported parse_mode"),
    ],
)
def test_other_parse_modes_are_refused(mode: str, words: str) -> None:
    """Other parse modes are refused."""
    with pytest.raises(ApiError) as refusal:
        format_text("*hoi*", mode, None)
    assert refusal.value.description == words


def test_length_is_counted_in_utf16() -> None:
    """Length is counted in UTF-16."""
    assert utf16_length("a🏟") == 3


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("<b>Bel <i>Anna</i></b> <x", None),
        ("<b>Bel <i>Anna</i></b> nu", "<b>Bel <i>Anna</i></b> nu"),
        ("a &lt;b&gt; &amp; &quot;c&quot;", "a &lt;b&gt; &amp; &quot;c&quot;"),
        (
            "🏟 /wie",
            '🏟 <span class="command" data-command="/wie">/wie</span>',
        ),
        (
            '<a href="https://oss.nl/?a=1&amp;b=&quot;">x</a>',
            '<a href="https://oss.nl/?a=1&amp;b=&quot;" target="_blank" '
            'rel="noopener noreferrer">x</a>',
        ),
        ("<blockquote>a\n<b>b</b></blockquote>", "<blockquote>a\n<b>b</b></blockquote>"),
    ],
)
def test_rendering_is_safe_and_nested(source: str, html: str | None) -> None:
    """Rendering is safe and nested."""
    if html is None:
        with pytest.raises(ApiError):
            format_text(source, "HTML", None)
        return
    formatted = format_text(source, "HTML", None)
    assert to_html(formatted["text"], formatted.get("entities", [])) == html


def test_entities_that_cross_are_closed_and_opened_again() -> None:
    """Entities that cross are closed and opened again."""
    entities = [
        {"type": "bold", "offset": 0, "length": 4},
        {"type": "italic", "offset": 2, "length": 4},
    ]
    assert to_html("abcdef", entities) == "<b>ab<i>cd</i></b><i>ef</i>"


def test_a_script_address_becomes_plain_text() -> None:
    """A script address becomes plain text."""
    entity = {"type": "text_link", "offset": 0, "length": 1, "url": "javascript:alert(1)"}
    assert to_html("x", [entity]) == "<span>x</span>"


class _Reader(HTMLParser):
    """Reads HTML back, and insists that every tag is closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


TAGS = "<b> </b> <i> </i> </> <a_href='x.nl'> </a> <pre> </pre> <code_class=language-x>"
OTHERS = ["&lt;", "&", "<", ">", '"', "🏟", "a", " ", "\n", "/wie", "@annavos", "#x"]
PIECES = st.lists(st.sampled_from([*TAGS.replace("_", "\t").split(" "), *OTHERS]))


@given(PIECES)
def test_any_source_is_read_or_refused_and_shown_whole(pieces: list[str]) -> None:
    """Whatever a bot sends is refused by name, or shown with all its text and closed tags."""
    formatted: dict[str, Any] = {"text": ""}
    words = "can't parse entities: no"
    try:
        formatted = format_text("".join(pieces), "HTML", None)
    except ApiError as refusal:
        words = refusal.description.removeprefix("Bad Request: ")
    assert words.startswith("can't parse entities: ")
    reader = _Reader()
    reader.feed(to_html(formatted["text"], formatted.get("entities", [])))
    reader.close()
    assert (reader.text, reader.open) == (formatted["text"], [])
    length = utf16_length(formatted["text"])
    for entity in formatted.get("entities", []):
        assert 0 <= entity["offset"] < entity["offset"] + entity["length"] <= length
