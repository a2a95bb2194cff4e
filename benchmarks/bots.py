"""The bots of the delivery benchmarks: ours, with everything, and a bare one of the framework.

python -m benchmarks.bots ours|bare ARGUMENTS: run one; ARGUMENTS are of its function, as JSON.
"""

import asyncio
import json
import logging
import sys
import time
from dataclasses import replace
from datetime import timedelta

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Update
from telegram.constants import ParseMode
from telegram.ext import (
    Application,
    ApplicationHandlerStop,
    CallbackContext,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.app import UPDATES, open_application
from bot.clock import system_clock
from bot.context import SERVICES, Context
from bot.delivery import outbox
from bot.delivery.delivery import Delivery
from bot.delivery.limits import Limiter
from bot.delivery.models import Notice
from bot.delivery.webhook import Server, listen
from bot.errors import BotError
from bot.handlers import edge
from bot.jobs import make_outlet, run, stop_on_signals
from bot.log import start_logging
from bot.services import Services
from bot.views.reply import Reply
from bot.views.text import Html
from config.settings import Settings

SOON = 0.2  # seconds between a message and the notice that follows it


def ours(url: str, token: str, database_url: str, faster: float = 1.0, **more: object) -> None:
    """Run Wiebelik with two more habits: `m1` is echoed and followed by a notice, `e` answered.

    `faster`: how many times as fast the limiter's time goes; `more` are arguments of `run`, and
    `group`: the chat that is a community; `log`: whether it keeps a log; `answer`: that to `e`;
    `hours`: how much later than a message its notice is due, for who is a member by then.
    """
    if more.pop("log", False):
        start_logging("INFO")
    else:
        logging.disable(logging.CRITICAL)
    asyncio.run(_ours(url, token, database_url, faster, more))


async def _ours(
    url: str, token: str, database_url: str, faster: float, more: dict[str, object]
) -> None:
    settings = Settings(
        _env_file=None,
        api_base_url=url,
        database_url=database_url,
        public_url=more.pop("public_url", None),
        port=more.pop("port", 8080),
        bot_token=token,
    )
    group, answer = more.pop("group", None), str(more.pop("answer", ""))
    later = timedelta(hours=int(str(more.pop("hours", 0))))
    limiter = Limiter(
        lambda: time.monotonic() * faster, lambda seconds: asyncio.sleep(seconds / faster)
    )

    async def echo(update: Update, context: Context) -> None:
        assert update.message is not None
        assert update.message.text is not None
        text, chat_id = update.message.text, update.message.chat_id
        now = system_clock()
        community = (await edge.member(update, context)).community.id if later else None
        about = {"text": text}
        notice = Notice("later", text, chat_id, community, due_at=now + later, arguments=about)
        async with context.services.database.transaction() as connection:
            await outbox.post(connection, notice, now)
        await update.message.reply_text(f"echo {text}")
        raise ApplicationHandlerStop

    async def only_answer(update: Update, context: Context) -> None:
        assert update.message is not None
        await update.message.reply_text(answer, parse_mode=ParseMode.HTML)
        raise ApplicationHandlerStop

    async def word(notice: Notice) -> Reply | None:
        if notice.community_id is not None:
            try:
                await services.community.reader(notice.community_id, notice.chat_id)
            except BotError:
                return None
        return Reply(Html(f"later {notice.arguments['text']}"))

    async with open_application(settings, token, limiter=limiter) as application:
        services: Services = application.bot_data[SERVICES]
        if isinstance(group, int):
            await services.registration.make_sample(group, "Jeugd Oss", ["Oss"])
        application.add_handler(MessageHandler(filters.Regex("^m[0-9]+$"), echo), group=-1)
        application.add_handler(MessageHandler(filters.Regex("^e$"), only_answer), group=-1)
        outlet = replace(make_outlet(application, services), word=word)
        delivery = Delivery(application, services.database, services.clock, outlet)
        await run(application, delivery, settings, UPDATES, stop_on_signals(), **more)  # type: ignore[arg-type]


def bare(url: str, token: str, database_url: str, **more: object) -> None:
    """Run the same bot as the framework's examples write it: its own polling and job queue.

    `more`: `answer` is what it says to everything, `notices` whether one follows.
    """
    logging.disable(logging.CRITICAL)
    asyncio.run(_bare(url, token, more))


async def _bare(url: str, token: str, more: dict[str, object]) -> None:
    async def later(context: CallbackContext) -> None:  # type: ignore[type-arg]
        assert context.job is not None
        chat_id = context.job.chat_id or 0
        await context.bot.send_message(chat_id, f"later {context.job.data}")

    async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message is not None
        if answer := more.get("answer"):
            await update.message.reply_text(str(answer), parse_mode=ParseMode.HTML)
        else:
            await update.message.reply_text(f"echo {update.message.text}")
        if more.get("notices", True):
            assert context.job_queue is not None
            context.job_queue.run_once(
                later, SOON, data=update.message.text, chat_id=update.message.chat_id
            )

    application = Application.builder().token(token).base_url(f"{url}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    stop = stop_on_signals()
    async with application:
        await application.start()
        assert application.updater is not None
        if "port" in more:
            await _bare_webhook(application, more, stop)
        else:
            await application.updater.start_polling()
            await stop.wait()
            await application.updater.stop()
        await application.stop()


async def _bare_webhook(
    application: Application,
    more: dict[str, object],
    stop: asyncio.Event,  # type: ignore[type-arg]
) -> None:
    """Take updates as the framework's example of a custom webhook does."""

    async def receive(request: Request) -> Response:
        await application.update_queue.put(Update.de_json(await request.json(), application.bot))
        return Response()

    web = Starlette(routes=[Route("/telegram", receive, methods=["POST"])])
    server = Server(web)
    task = asyncio.create_task(server.serve([listen("127.0.0.1", int(str(more["port"])))]))
    await server.listening.wait()
    await application.bot.set_webhook(f"{more['public_url']}/telegram")
    await stop.wait()
    server.should_exit = True
    await task


if __name__ == "__main__":
    {"ours": ours, "bare": bare}[sys.argv[1]](**json.loads(sys.argv[2]))
