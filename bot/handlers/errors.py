"""What a person hears when something is refused or goes wrong, and what the log keeps of it."""

import logging

from telegram import Update
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.community.service import ChooseCommunity
from bot.context import Context
from bot.errors import BotError, NotAMember
from bot.handlers import edge
from bot.views import community as view
from bot.views import errors as words
from bot.views.buttons import OldButton
from bot.views.reply import Reply, Toast

log = logging.getLogger(__name__)


async def on_error(update: object, context: Context) -> None:
    """Put a refusal into words; log a failure without a word of what people wrote."""
    error = context.error
    if not isinstance(update, Update):
        log.error("failed", extra={"error": type(error).__name__})
        return
    if not isinstance(error, BotError | ChooseCommunity | OldButton):
        log.error("update failed", exc_info=None, extra={"error": describe(error)})
    if isinstance(error, Forbidden):
        return
    try:
        await _tell(update, error)
    except TelegramError as problem:
        log.warning("could not tell", extra={"error": type(problem).__name__})


def describe(error: BaseException | None) -> str:
    """Name an error and the line of ours where it arose; its message may hold people's words."""
    place, trace = "", error.__traceback__ if error else None
    while trace is not None:
        code = trace.tb_frame.f_code
        if "/bot/" in code.co_filename:
            place = f" at {code.co_filename.rsplit('/bot/', 1)[1]}:{trace.tb_lineno}"
        trace = trace.tb_next
    detail = f" ({error.message})" if isinstance(error, BadRequest) else ""
    return f"{type(error).__name__}{detail}{place}"


async def _tell(update: Update, error: BaseException | None) -> None:
    texts = edge.texts(update)
    if isinstance(error, ChooseCommunity):
        await _reply(update, view.choose(texts, error.members))
    elif isinstance(error, NotAMember) and update.effective_chat and edge.in_private(update):
        await _reply(update, view.outsider(texts))
    elif update.callback_query is not None:
        await edge.toast(update, Toast(words.plain(texts, error), alert=True))
    elif update.effective_message is not None:
        await edge.say(update, Reply(words.html(texts, error)))


async def _reply(update: Update, reply: Reply) -> None:
    if update.callback_query is not None:
        await edge.toast(update)
    await edge.say(update, reply)
