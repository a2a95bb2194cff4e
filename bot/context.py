"""The typed context that every handler gets: the one cast of the house."""

from datetime import timedelta
from typing import Any, cast

from telegram import Update
from telegram.ext import Application, CallbackContext, ContextTypes, ExtBot

from bot.services import Services

SERVICES = "services"
ASKED = "asked"
MINDED = timedelta(minutes=5)  # how long typed words are the answer to what was asked


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """PTB's context with the services of this process."""

    @property
    def services(self) -> Services:
        """Give the services that the application was built with."""
        return cast("Services", self.bot_data[SERVICES])

    def remember(self, asked: str) -> None:
        """Note what somebody was just asked, should their words come without quoting it."""
        if self.user_data is not None:
            self.user_data[ASKED] = (asked, self.services.clock())

    def recall(self) -> str | None:
        """Give what somebody was asked in the last minutes, once."""
        asked, at = (self.user_data or {}).pop(ASKED, (None, None))
        return asked if at and self.services.clock() - at <= MINDED else None


Wiebelik = Application[ExtBot[None], Context, dict[Any, Any], dict[Any, Any], dict[Any, Any], Any]
CONTEXT_TYPES = ContextTypes(context=Context)
__all__ = ["CONTEXT_TYPES", "SERVICES", "Context", "Update", "Wiebelik"]
