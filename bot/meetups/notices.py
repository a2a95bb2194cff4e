"""What is said of its own accord around meetups: rows in the outbox, with their cause.

Each holds ids only and is worded when it is sent, by what is true then (`facts.py`). A private one
that can wait is held back in the quiet hours.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.community.living import living_community
from bot.delivery import outbox
from bot.delivery.models import Notice, Sending
from bot.meetups import gatherings, history, keeping, rosters
from bot.meetups.models import Answer, Meetup, Rhythm, State
from bot.meetups.schedule import (
    MARGIN,
    afterwards_at,
    due_at,
    hold_back,
    next_moment,
    reminder_at,
    wall,
)

CARD, SERIES, DECIDED = "meetup-card", "meetup-series", "meetup-decided"
REFRESH = "meetup-refresh"
ASKED, READY, INVITED = "meetup-date-asked", "meetup-choice-ready", "meetup-invited"
SEAT, CHANGED, CANCELLED = "meetup-seat", "meetup-changed", "meetup-cancelled"
REMINDER, AFTERWARDS, HARVEST = "meetup-reminder", "meetup-afterwards", "meetup-harvest"
WEEKLY, PAIRED, NOBODY_NEW = "meetup-weekly", "meetup-paired", "meetup-nobody-new"
HOSTLESS, TICKING = "meetup-hostless", "meetup-ticking"

ASK_AFTER = timedelta(days=1)  # whoever did not vote by then is asked, or sooner: halfway
THINK = timedelta(hours=2)  # that a harvest at least gets before it is given back
HARVEST_HOUR = 16

About = Mapping[str, int | str]


async def post(
    connection: AsyncConnection,
    community_id: int,
    chat_id: int,
    what: str,
    occurrence: str,
    about: About,
    now: datetime,
    due: datetime | None = None,
) -> None:
    """Queue one notice; to many people at once they are broadcasts, after answers."""
    notice = Notice(
        what=what,
        occurrence=occurrence,
        chat_id=chat_id,
        community_id=community_id,
        due_at=due or now,
        arguments=dict(about),
        broadcast=what in {ASKED, REMINDER, CHANGED, CANCELLED, PAIRED, AFTERWARDS, WEEKLY},
    )
    await outbox.post(connection, notice, now)


async def stale(connection: AsyncConnection, meetup: Meetup, now: datetime) -> None:
    """Have the card in the group brought up to date; one that waits for that shows it all."""
    community = await living_community(connection, meetup.community_id)
    if community is None or meetup.card_message_id is None:
        return
    rows = await history.notices_of(connection, [REFRESH], f"{meetup.id}-", community.chat_id)
    if Sending.QUEUED in rows.values():
        return
    number = 1 + max((int(name.split("-")[1]) for name in rows), default=0)
    about: About = {"meetup": meetup.id}
    name = f"{meetup.id}-{number}"
    await post(connection, community.id, community.chat_id, REFRESH, name, about, now)


async def plan_reminders(
    connection: AsyncConnection,
    meetup: Meetup,
    chat_ids: Sequence[int],
    rhythm: Rhythm,
    now: datetime,
) -> None:
    """Queue the reminders that still lie ahead; one planned for another start says nothing."""
    if meetup.starts_at is None:
        return
    start = int(meetup.starts_at.timestamp())
    dues = [(due_at(meetup.starts_at, lead, meetup.zone), lead) for lead in rhythm.leads]
    for raw, lead in sorted(dues):
        if raw <= now:
            continue
        due = reminder_at(meetup.starts_at, lead, rhythm, meetup.zone)
        about: About = {"meetup": meetup.id, "start": start, "lead": lead}
        for chat_id in chat_ids:
            occurrence = f"{meetup.id}-{start}"  # the group is reminded once, by the first
            if chat_id > 0:
                occurrence += f"-{lead}"
            await post(
                connection, meetup.community_id, chat_id, REMINDER, occurrence, about, now, due
            )


async def plan_all_reminders(
    connection: AsyncConnection, meetup: Meetup, group: int, now: datetime
) -> None:
    """Queue the reminders of everybody who comes or may come, and of the group; the host's too."""
    rhythm = await keeping.rhythm(connection, meetup.community_id)
    roster = await rosters.roster(connection, meetup.community_id)
    answers = (await gatherings.answers(connection, [meetup.id])).get(meetup.id, {})
    chats = [
        roster[id_].user_id
        for id_, answer in answers.items()
        if answer is not Answer.NO and id_ in roster
    ]
    await plan_reminders(connection, meetup, [*chats, group], rhythm, now)
    await plan_ticking(connection, meetup, rhythm, now)


async def plan_ticking(
    connection: AsyncConnection, meetup: Meetup, rhythm: Rhythm, now: datetime
) -> None:
    """Queue what the host is asked at the end when nobody came in by the door: who was there."""
    if meetup.host_user_id is None or meetup.starts_at is None or meetup.ends_at is None:
        return
    start = int(meetup.starts_at.timestamp())
    await post(
        connection,
        meetup.community_id,
        meetup.host_user_id,
        TICKING,
        f"{meetup.id}-{start}",
        {"meetup": meetup.id, "start": start},
        now,
        afterwards_at(meetup.ends_at, rhythm, meetup.zone),
    )


async def plan_choice(
    connection: AsyncConnection, meetup: Meetup, by_id: int, now: datetime
) -> None:
    """Queue the private question to everybody else, and the host's word at the deadline."""
    if meetup.decide_by is None:
        return
    rhythm = await keeping.rhythm(connection, meetup.community_id)
    ask_at = hold_back(now + min(ASK_AFTER, (meetup.decide_by - now) / 2), rhythm, meetup.zone)
    roster = await rosters.roster(connection, meetup.community_id)
    for one in roster.values() if ask_at < meetup.decide_by else ():
        if one.member_id != by_id:
            await post(
                connection,
                meetup.community_id,
                one.user_id,
                ASKED,
                f"{meetup.id}",
                {"meetup": meetup.id},
                now,
                ask_at,
            )
    await plan_deadline(connection, meetup, rhythm, now)


async def plan_deadline(
    connection: AsyncConnection, meetup: Meetup, rhythm: Rhythm, now: datetime
) -> None:
    """Queue the word that a date can be chosen, at the deadline."""
    if meetup.decide_by is not None:
        stamp = int(meetup.decide_by.timestamp())
        await _ready(connection, meetup, rhythm, stamp, meetup.decide_by, now)


async def all_voted(connection: AsyncConnection, meetup: Meetup, now: datetime) -> None:
    """Say that everybody answered."""
    rhythm = await keeping.rhythm(connection, meetup.community_id)
    await _ready(connection, meetup, rhythm, 0, now, now)


async def _ready(
    connection: AsyncConnection,
    meetup: Meetup,
    rhythm: Rhythm,
    deadline: int,
    at: datetime,
    now: datetime,
) -> None:
    """Queue for the host that there is something to decide; coordinators stand in when needed."""
    roster = await rosters.roster(connection, meetup.community_id)
    chats = {one.user_id for one in roster.values() if one.coordinator}
    if meetup.host_user_id is not None:
        chats.add(meetup.host_user_id)
    for chat_id in sorted(chats):
        await post(
            connection,
            meetup.community_id,
            chat_id,
            READY,
            f"{meetup.id}-{deadline or 'all'}",
            {"meetup": meetup.id, "deadline": deadline},
            now,
            hold_back(at, rhythm, meetup.zone),
        )


async def hostless(connection: AsyncConnection, meetup: Meetup, now: datetime) -> None:
    """Tell coordinators that the host left the group."""
    rhythm = await keeping.rhythm(connection, meetup.community_id)
    roster = await rosters.roster(connection, meetup.community_id)
    before = meetup.starts_at - MARGIN if meetup.starts_at else None
    for one in roster.values():
        if one.coordinator:
            await post(
                connection,
                meetup.community_id,
                one.user_id,
                HOSTLESS,
                f"{meetup.id}-{meetup.host_id}-{meetup.version}",
                {"meetup": meetup.id},
                now,
                hold_back(now, rhythm, meetup.zone, before),
            )


async def promoted(
    connection: AsyncConnection, meetup: Meetup, member_ids: Iterable[int], now: datetime
) -> None:
    """Tell members that a seat came free for them, once for each time."""
    member_ids = list(member_ids)
    if not member_ids:
        return
    rhythm = await keeping.rhythm(connection, meetup.community_id)
    roster = await rosters.roster(connection, meetup.community_id)
    before = meetup.starts_at - MARGIN if meetup.starts_at else None
    for id_ in member_ids:
        if id_ in roster:
            await post(
                connection,
                meetup.community_id,
                roster[id_].user_id,
                SEAT,
                f"{meetup.id}-{now.timestamp():.3f}",
                {"meetup": meetup.id},
                now,
                hold_back(now, rhythm, meetup.zone, before),
            )


async def changed(
    connection: AsyncConnection,
    meetup: Meetup,
    change_id: int,
    concerned: Iterable[int],
    now: datetime,
    soonest: datetime | None,
) -> None:
    """Tell everyone concerned, in these chats; `soonest`: it must be known before that moment."""
    rhythm = await keeping.rhythm(connection, meetup.community_id)
    what = CANCELLED if meetup.state is State.CANCELLED else CHANGED
    due = hold_back(now, rhythm, meetup.zone, soonest - MARGIN if soonest else None)
    for chat_id in concerned:
        await post(
            connection,
            meetup.community_id,
            chat_id,
            what,
            f"{meetup.id}-{meetup.version}",
            {"meetup": meetup.id, "change": change_id},
            now,
            due,
        )


async def was_present(
    connection: AsyncConnection, meetup: Meetup, user_id: int, now: datetime
) -> None:
    """Queue what those present get at the end."""
    if meetup.ends_at is None:
        return
    rhythm = await keeping.rhythm(connection, meetup.community_id)
    due = afterwards_at(max(now, meetup.ends_at), rhythm, meetup.zone)
    await _post_once(connection, meetup, user_id, AFTERWARDS, now, due)


async def harvested(connection: AsyncConnection, meetup: Meetup, now: datetime) -> None:
    """Queue the harvest for the group: the next afternoon, once."""
    community = await living_community(connection, meetup.community_id)
    if community is None:
        return
    after = max(now, meetup.ends_at or now) + THINK
    at = wall(after, meetup.zone).time().replace(HARVEST_HOUR, 0, 0, 0)
    due = next_moment(None, at, meetup.zone, after)
    await _post_once(connection, meetup, community.chat_id, HARVEST, now, due)


async def _post_once(
    connection: AsyncConnection,
    meetup: Meetup,
    chat_id: int,
    what: str,
    now: datetime,
    due: datetime,
) -> None:
    """Queue a notice unless it is on its way or was sent; what had become pointless goes anew."""
    rows = await history.notices_of(connection, [what], f"{meetup.id}", chat_id)
    before = {name: state for name, state in rows.items() if name.rstrip("~") == f"{meetup.id}"}
    if any(state is not Sending.DROPPED for state in before.values()):
        return
    occurrence = max(before, key=len) + "~" if before else f"{meetup.id}"
    about: About = {"meetup": meetup.id}
    await post(connection, meetup.community_id, chat_id, what, occurrence, about, now, due)


async def decided(
    connection: AsyncConnection, meetup: Meetup, chats: Iterable[int], group: int, now: datetime
) -> None:
    """Tell the group at once that the date is chosen, and those who come in private."""
    rhythm = await keeping.rhythm(connection, meetup.community_id)
    before = meetup.starts_at - MARGIN if meetup.starts_at else None
    later = hold_back(now, rhythm, meetup.zone, before)
    for chat_id in (group, *chats):
        await post(
            connection,
            meetup.community_id,
            chat_id,
            DECIDED,
            f"{meetup.id}",
            {"meetup": meetup.id},
            now,
            now if chat_id == group else later,
        )


async def invited(
    connection: AsyncConnection, meetup: Meetup, user_id: int, discipline: str, now: datetime
) -> None:
    """Invite a member of a missing discipline."""
    rhythm = await keeping.rhythm(connection, meetup.community_id)
    before = meetup.starts_at - MARGIN if meetup.starts_at else None
    about: About = {"meetup": meetup.id, "discipline": discipline}
    due = hold_back(now, rhythm, meetup.zone, before)
    await post(connection, meetup.community_id, user_id, INVITED, f"{meetup.id}", about, now, due)
