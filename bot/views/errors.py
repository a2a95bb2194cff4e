"""Words for refusals: clear, kind, and always with a next step."""

from dataclasses import replace

from bot.errors import BotError
from bot.views.buttons import OldButton
from bot.views.reply import Reply
from bot.views.text import Html, Texts


def html(texts: Texts, error: BaseException | None) -> Html:
    """Return what went wrong, for a message."""
    return texts.say(_key(texts, error), **_details(error))


def again(texts: Texts, error: BaseException, asked: Reply) -> Reply:
    """Say what went wrong, and ask once more what was asked."""
    return replace(asked, text=f"{html(texts, error)}\n\n{asked.text}")


def plain(texts: Texts, error: BaseException | None) -> str:
    """Return what went wrong, for a box over the chat (200 characters)."""
    return texts.label(_key(texts, error), **_details(error))[:200]


def _key(texts: Texts, error: BaseException | None) -> str:
    if isinstance(error, OldButton):
        return "error-old-button"
    if not isinstance(error, BotError):
        return "error-unknown"
    for key in (f"error-{error.key}", "error-invalid" if error.key.startswith("invalid") else ""):
        if key and texts.has(key):
            return key
    return "error-unknown"


def _details(error: BaseException | None) -> dict[str, str | int]:
    filled: dict[str, str | int] = {"limit": "", "options": "", "text": "", "field": ""}
    return {**filled, **error.details} if isinstance(error, BotError) else filled
