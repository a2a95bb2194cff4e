"""The application: handlers, jobs and lifecycle; the one that runs is the one that is tested."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager

from telegram import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    LinkPreviewOptions,
)
from telegram.ext import Application, Defaults, ExtBot
from telegram.request import BaseRequest, HTTPXRequest

from bot.clock import Clock, system_clock
from bot.context import CONTEXT_TYPES, SERVICES, Wiebelik
from bot.delivery.limits import Limiter
from bot.handlers import COMMANDS, handlers
from bot.handlers.errors import on_error
from bot.roster import TelegramRoster
from bot.services import open_services
from bot.views.text import LANGUAGES, Texts
from config.settings import Settings

UPDATES = (  # what Telegram is asked to send
    "message",
    "edited_message",
    "callback_query",
    "inline_query",
    "my_chat_member",
    "chat_member",
)
SCOPES = {
    "private": BotCommandScopeAllPrivateChats(),
    "group": BotCommandScopeAllGroupChats(),
}
PLAIN = Defaults(link_preview_options=LinkPreviewOptions(is_disabled=True))  # no cards under links


@asynccontextmanager
async def open_application(
    settings: Settings,
    token: str,
    *,
    clock: Clock = system_clock,
    request: BaseRequest | None = None,
    limiter: Limiter | None = None,
) -> AsyncIterator[Wiebelik]:
    """Open the application with its services, ready to process updates; closes both again.

    Raises StartupError from the database, and telegram.error.InvalidToken for a revoked token.
    """
    application = build_application(settings, token, request, limiter)
    async with open_services(settings, TelegramRoster(application.bot), clock) as services:
        application.bot_data[SERVICES] = services
        async with application:
            yield application


def build_application(
    settings: Settings,
    token: str,
    request: BaseRequest | None = None,
    limiter: Limiter | None = None,
) -> Wiebelik:
    """Build the application with every handler, not yet connected to anything."""
    builder = (
        Application.builder()
        .token(token)
        .base_url(f"{settings.api_base_url}/bot")
        .base_file_url(f"{settings.api_base_url}/file/bot")
        .context_types(CONTEXT_TYPES)
        .defaults(PLAIN)
        .request(request or HTTPXRequest(connection_pool_size=16))
        .get_updates_request(request or HTTPXRequest(connection_pool_size=1))
        .rate_limiter(limiter or Limiter())
        .updater(None)
    )
    application: Wiebelik = builder.build()
    application.add_handlers(handlers())
    application.add_error_handler(on_error)
    return application


async def introduce(bot: ExtBot[None]) -> None:
    """Tell Telegram the commands and descriptions, Dutch by default and English beside it."""
    calls: list[Awaitable[bool]] = []
    for language in LANGUAGES:
        texts = Texts(language)
        code = None if language == LANGUAGES[0] else language
        for scope, names in COMMANDS.items():
            commands = [BotCommand(name, texts.label(f"command-{name}")) for name in names]
            calls.append(bot.set_my_commands(commands, scope=SCOPES[scope], language_code=code))
        about, short = texts.label("bot-description"), texts.label("bot-short-description")
        calls.append(bot.set_my_description(about, language_code=code))
        calls.append(bot.set_my_short_description(short, language_code=code))
    await asyncio.gather(*calls)
