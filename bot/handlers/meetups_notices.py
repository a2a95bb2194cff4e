"""What the bot says about meetups of its own accord: the facts of this moment, put into words."""

from dataclasses import replace

from bot.community.models import Member
from bot.delivery.models import Notice
from bot.services import Services
from bot.views import meetups_notices as view
from bot.views.reply import CardOf, Reply
from bot.views.text import LANGUAGES, Texts


async def card(services: Services, notice: Notice, username: str) -> Reply | None:
    """Show the group a new meetup or date choice."""
    shown = await services.meetups.facts.card(notice)
    return view.card(await _texts(services, notice), username, shown) if shown else None


async def refresh(services: Services, notice: Notice, username: str) -> Reply | None:
    """Bring the card in the group up to date."""
    shown = await services.meetups.facts.refresh(notice)
    if shown is None:
        return None
    card_ = view.card(await _texts(services, notice), username, shown)
    return replace(card_, card=CardOf(shown.meetup.id, shown.meetup.card_message_id))


async def series(services: Services, notice: Notice, username: str) -> Reply | None:
    """Show the group a new series with its skipped dates."""
    found = await services.meetups.facts.series(notice)
    return view.series(await _texts(services, notice), *found) if found else None


async def decided(services: Services, notice: Notice, username: str) -> Reply | None:
    """Tell that the date was chosen."""
    found = await services.meetups.facts.decided(notice)
    return view.decided(await _texts(services, notice), *found) if found else None


async def asked(services: Services, notice: Notice, username: str) -> Reply | None:
    """Ask, once and in private, which dates somebody can."""
    found = await services.meetups.facts.asked(notice)
    if found is None:
        return None
    reader, (shown, mine) = await _reader(services, notice), found
    name, texts = reader.community.name, Texts(reader.language)
    return view.asked(texts, name, shown, mine)


async def choice_ready(services: Services, notice: Notice, username: str) -> Reply | None:
    """Tell the host that there is something to decide."""
    found = await services.meetups.facts.choice_ready(notice)
    return view.choice_ready(await _texts(services, notice), *found) if found else None


async def hostless(services: Services, notice: Notice, username: str) -> Reply | None:
    """Tell a coordinator that a meetup has no host any more."""
    shown = await services.meetups.facts.hostless(notice)
    return view.hostless(await _texts(services, notice), shown) if shown else None


async def invited(services: Services, notice: Notice, username: str) -> Reply | None:
    """Invite somebody whose discipline is missing."""
    found = await services.meetups.facts.invited(notice)
    return view.invited(await _texts(services, notice), *found) if found else None


async def seat(services: Services, notice: Notice, username: str) -> Reply | None:
    """Tell somebody that a seat came free."""
    found = await services.meetups.facts.seat(notice)
    return view.seat(await _texts(services, notice), *found) if found else None


async def changed(services: Services, notice: Notice, username: str) -> Reply | None:
    """Tell what changed, or that it is cancelled."""
    told = await services.meetups.facts.changed(notice)
    return view.changed(await _texts(services, notice), told) if told else None


async def reminder(services: Services, notice: Notice, username: str) -> Reply | None:
    """Remind of a meetup."""
    told = await services.meetups.facts.reminder(notice)
    return view.reminder(await _texts(services, notice), username, told) if told else None


async def afterwards(services: Services, notice: Notice, username: str) -> Reply | None:
    """Tell those present who was there."""
    told = await services.meetups.facts.afterwards(notice)
    return view.afterwards(await _texts(services, notice), told) if told else None


async def ticking(services: Services, notice: Notice, username: str) -> Reply | None:
    """Ask the host who was there."""
    found = await services.meetups.facts.ticking(notice)
    return view.ticking(await _texts(services, notice), *found) if found else None


async def harvest(services: Services, notice: Notice, username: str) -> Reply | None:
    """Give the group what the participants took home."""
    told = await services.meetups.facts.harvest(notice)
    return view.harvest(await _texts(services, notice), told) if told else None


async def weekly(services: Services, notice: Notice, username: str) -> Reply | None:
    """Tell the group what is coming, new and open this week."""
    told = await services.meetups.facts.weekly(notice)
    return view.weekly(await _texts(services, notice), username, told) if told else None


async def paired(services: Services, notice: Notice, username: str) -> Reply | None:
    """Tell somebody whom they meet this time."""
    told = await services.meetups.facts.paired(notice)
    if told is None:
        return None
    reader = await _reader(services, notice)
    return view.paired(Texts(reader.language), reader, told)


async def nobody_new(services: Services, notice: Notice, username: str) -> Reply | None:
    """Say that there is nobody new to meet."""
    pool = await services.meetups.facts.nobody_new(notice)
    return None if pool is None else view.nobody_new(await _texts(services, notice))


async def remember(
    services: Services, chat_id: int, meetup_id: int, message_id: int | None
) -> None:
    """Note which message in the group is the card of a meetup, None when it is gone."""
    community = await services.community.of_chat(chat_id)
    if community is not None:
        await services.meetups.all.note_card(community.id, meetup_id, message_id)


async def _reader(services: Services, notice: Notice) -> Member:
    return await services.community.reader(notice.community_id or 0, notice.chat_id)


async def _texts(services: Services, notice: Notice) -> Texts:
    """Return the wording for the group, or in the language of a reader who is still a member."""
    if notice.chat_id < 0:
        return Texts(LANGUAGES[0])
    return Texts((await _reader(services, notice)).language)


MEETUP_NOTICES = {
    "meetup-card": card,
    "meetup-refresh": refresh,
    "meetup-series": series,
    "meetup-decided": decided,
    "meetup-date-asked": asked,
    "meetup-choice-ready": choice_ready,
    "meetup-hostless": hostless,
    "meetup-invited": invited,
    "meetup-seat": seat,
    "meetup-changed": changed,
    "meetup-cancelled": changed,
    "meetup-reminder": reminder,
    "meetup-afterwards": afterwards,
    "meetup-ticking": ticking,
    "meetup-harvest": harvest,
    "meetup-weekly": weekly,
    "meetup-paired": paired,
    "meetup-nobody-new": nobody_new,
}
