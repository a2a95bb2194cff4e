"""The typed context that every handler gets: the one cast of the house."""

from typing import Any, cast

from telegram import Update
from telegram.ext import Application, CallbackContext, ContextTypes, ExtBot

from bot.services import Services

SERVICES = "services"


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """PTB's context with the services of this process."""

    @property
    def services(self) -> Services:
        """Give the services that the application was built with."""
        return cast("Services", self.bot_data[SERVICES])


Wiebelik = Application[ExtBot[None], Context, dict[Any, Any], dict[Any, Any], dict[Any, Any], Any]
CONTEXT_TYPES = ContextTypes(context=Context)
__all__ = ["CONTEXT_TYPES", "SERVICES", "Context", "Update", "Wiebelik"]
