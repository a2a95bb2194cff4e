"""What the bot says of its own accord: worded when it is sent, from what is true then.

A notice that has become pointless, or whose reader may no longer have it, gives None.
"""

from collections.abc import Awaitable, Callable

from bot.community.models import Member, State
from bot.delivery.models import Notice
from bot.directory.models import NumberRequest
from bot.errors import BotError
from bot.handlers.meetups_notices import MEETUP_NOTICES
from bot.services import Services
from bot.views import community, notices, people
from bot.views.reply import Reply
from bot.views.text import LANGUAGES, Texts

Worded = Callable[[Services, Notice, str], Awaitable[Reply | None]]


async def word(services: Services, notice: Notice, username: str) -> Reply | None:
    """Return the message for a notice, None when it should not be sent (any more)."""
    try:
        return await NOTICES[notice.what](services, notice, username)
    except BotError:  # the reader left, the entry is gone, the community sleeps
        return None


async def community_ready(services: Services, notice: Notice, username: str) -> Reply | None:
    """Tell a group that it is a community now."""
    found = await services.community.of_chat(notice.chat_id)
    if found is None or found.state is not State.ACTIVE:
        return None
    return community.ready(Texts(LANGUAGES[0]), username, found)


async def community_waiting(services: Services, notice: Notice, username: str) -> Reply | None:
    """Tell a group that an owner has to approve."""
    found = await services.community.of_chat(notice.chat_id)
    waits = found is not None and found.state is State.WAITING
    return community.waiting(Texts(LANGUAGES[0])) if waits else None


async def community_refused(services: Services, notice: Notice, username: str) -> Reply | None:
    """Tell a group that an owner said no."""
    found = await services.community.of_chat(notice.chat_id)
    refused = found is not None and found.state is State.NEW
    return community.refused(Texts(LANGUAGES[0])) if refused else None


async def registration_waits(services: Services, notice: Notice, username: str) -> Reply | None:
    """Ask an owner whether a group may become a community."""
    found = await services.registration.waiting(notice.chat_id, notice.community_id or 0)
    texts = Texts(await services.community.language(notice.chat_id))
    return community.approve(texts, found, str(notice.arguments["person"])) if found else None


async def number_asked(services: Services, notice: Notice, username: str) -> Reply | None:
    """Ask an owner whether a colleague may have the number."""
    reader, request = await _request(services, notice)
    return notices.number_asked(Texts(reader.language), reader, request)


async def number_held(services: Services, notice: Notice, username: str) -> Reply | None:
    """Tell a colleague that their question for a number did not arrive yet."""
    reader, request = await _request(services, notice)
    return notices.number_held(Texts(reader.language), request)


async def number_unanswered(services: Services, notice: Notice, username: str) -> Reply | None:
    """Tell a colleague that no answer came to their question for a number."""
    reader, request = await _request(services, notice)
    return notices.number_unanswered(Texts(reader.language), request)


async def number_given(services: Services, notice: Notice, username: str) -> Reply | None:
    """Give a colleague the number that they asked for."""
    reader = await _reader(services, notice)
    id_ = int(notice.arguments["professional"])
    shown = await services.directory.card(reader, id_)
    brief = await services.directory.brief(reader, id_)
    texts = Texts(reader.language)
    return notices.number_given(
        texts, brief, people.card(texts, reader, shown, brief, services.clock())
    )


async def number_refused(services: Services, notice: Notice, username: str) -> Reply | None:
    """Tell a colleague that the number is not given."""
    reader = await _reader(services, notice)
    brief = await services.directory.brief(reader, int(notice.arguments["professional"]))
    return notices.number_refused(Texts(reader.language), brief)


async def entry_reported(services: Services, notice: Notice, username: str) -> Reply | None:
    """Ask whether an entry is still right."""
    reader = await _reader(services, notice)
    brief = await services.directory.brief(reader, int(notice.arguments["professional"]))
    mine = await services.directory.mine(reader)
    own = mine is not None and mine.id == brief.id
    return notices.reported(Texts(reader.language), reader, brief, own=own)


async def colleague_invited(services: Services, notice: Notice, username: str) -> Reply | None:
    """Ask a colleague for their own yes to an entry."""
    reader = await _reader(services, notice)
    waiting = await services.upkeep.invited_for(reader)
    if waiting is None or waiting.id != int(notice.arguments["professional"]):
        return None
    return notices.invited(Texts(reader.language), reader, waiting, str(notice.arguments["by"]))


NOTICES: dict[str, Worded] = {
    "community-ready": community_ready,
    "community-waiting": community_waiting,
    "community-refused": community_refused,
    "registration-waits": registration_waits,
    "number-asked": number_asked,
    "number-held": number_held,
    "number-unanswered": number_unanswered,
    "number-given": number_given,
    "number-refused": number_refused,
    "entry-reported": entry_reported,
    "colleague-invited": colleague_invited,
    **MEETUP_NOTICES,
}
# What is still worth saying when its reader starts the bot, however much later.
LASTING = frozenset({"number-asked", "number-given", "number-refused", "colleague-invited"})


async def _request(services: Services, notice: Notice) -> tuple[Member, NumberRequest]:
    """Return the reader, and the request for a number that a notice is about."""
    reader = await _reader(services, notice)
    return reader, await services.directory.request(reader, int(notice.arguments["request"]))


async def _reader(services: Services, notice: Notice) -> Member:
    """Return the member to whom a private notice goes, checked now; raises NotAMember."""
    return await services.community.reader(notice.community_id or 0, notice.chat_id)
