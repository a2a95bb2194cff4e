"""Wording from the Fluent files, and the one place where people's words become safe HTML."""

import html
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

FOLDER = Path(__file__).parent / "texts"
LANGUAGES = ("nl", "en")
LIMIT = 4096  # characters of a message, Telegram's
LONG = 1000  # characters of a value that Fluent is not given itself: it refuses one above 2500


class Html(str):
    """Text that is HTML already, made by a view."""

    __slots__ = ()


class Texts:
    """The wording in one language; Dutch is complete, another falls back on it."""

    def __init__(self, language: str):
        self.language = language if language in LANGUAGES else LANGUAGES[0]
        self._bundles = [_bundle(self.language), _bundle(LANGUAGES[0])]

    def say(self, key: str, /, **values: str | int | float) -> Html:
        """Return a text as HTML; every value that is not Html is escaped."""
        safe = {
            name: value
            if isinstance(value, Html | int | float)
            else html.escape(value, quote=False)
            for name, value in values.items()
        }
        return Html(self._format(key, safe))

    def label(self, key: str, /, **values: str | int | float) -> str:
        """Return a text for a button or an alert, where HTML has no meaning."""
        return self._format(key, dict(values))

    def has(self, key: str) -> bool:
        """Tell whether there is such a text."""
        return any(bundle.has_message(key) for bundle in self._bundles)

    def _format(self, key: str, values: dict[str, str | int | float]) -> str:
        for bundle in self._bundles:
            if bundle.has_message(key) and (pattern := bundle.get_message(key).value):
                long = {f"\0{n}\0": v for n, v in values.items() if len(str(v)) > LONG}
                given = {n: f"\0{n}\0" if f"\0{n}\0" in long else v for n, v in values.items()}
                formatted, problems = bundle.format_pattern(pattern, given)
                if problems:
                    raise ValueError(f"text {key}: {problems}")
                text = str(formatted)
                for mark, value in long.items():
                    text = text.replace(mark, str(value))
                return text
        raise KeyError(f"no text {key}")


def escape(text: str) -> Html:
    """Return people's words as HTML."""
    return Html(html.escape(text, quote=False))


def width(text: str) -> int:
    """Return the length as Telegram may count it: in UTF-16, where an emoji is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def enumerate_names(names: Iterable[str], most: int) -> str:
    """Join names with commas, as many as fit in a width; "…" stands for the rest."""
    text = ""
    for name in names:
        longer = f"{text}, {name}" if text else name
        if width(longer) > most:
            return f"{text}, …" if text else f"{name[: most // 2]}…"
        text = longer
    return text


def cut(lines: Iterable[Html], most: int = LIMIT - 200) -> list[Html]:
    """Return the lines that fit in a width, and "…" where one had to be left out."""
    kept: list[Html] = []
    for line in lines:
        most -= width(line) + 1
        if most < 0:
            return [*kept, Html("…")]
        kept.append(line)
    return kept


def plain(text: str) -> str:
    """Return HTML as plain text, for a terminal."""
    return html.unescape(re.sub(r"<[^>]+>", "", text))


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(FluentResource((FOLDER / f"{language}.ftl").read_text("utf-8")))
    return bundle
