"""Calendar files and the feed of each person, by a secret address that can be revoked."""

import hashlib
import secrets
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.community.living import living_member
from bot.community.models import Member
from bot.errors import Invalid
from bot.meetups import gatherings, keeping, store
from bot.meetups.calendar import Appointment, make_calendar
from bot.meetups.cards import load, make_mine
from bot.meetups.models import Answer, Meetup, Mine, State
from bot.meetups.words import kind_title
from bot.storage.database import Database

PATH = "/agenda/{token}.ics"
KEPT = timedelta(days=90)  # so long a meetup stays in a feed after its end


class FeedService:
    """Makes calendar files; a feed's token is kept as a hash only."""

    def __init__(self, database: Database, clock: Clock):
        self._database = database
        self._clock = clock

    async def file(self, member: Member, meetup_id: int) -> bytes:
        """Return the .ics file of one meetup; with the link when the member comes.

        Raises NotFound, Invalid `meetup-choosing` when it has no date yet.
        """
        async with self._database.read() as connection:
            found = await load(connection, member, meetup_id)
            mine = await make_mine(connection, member, found)
            agenda = (await gatherings.items(connection, [found.id])).get(found.id, [])
        if found.starts_at is None:
            raise Invalid("meetup-choosing")
        made = to_appointment(mine, member.language, [item.text for item in agenda])
        return make_calendar([made])

    async def open_feed(self, member: Member) -> str:
        """Return the path of a new secret address ("/agenda/<token>.ics"); revokes the old one."""
        token = secrets.token_urlsafe(32)
        async with self._database.transaction() as connection:
            await keeping.set_feed(connection, member.id, _hash(token), self._clock())
        return PATH.format(token=token)

    async def has_feed(self, member: Member) -> bool:
        """Tell whether the member has an address now; it is not shown a second time."""
        async with self._database.read() as connection:
            return await keeping.has_feed(connection, member.id)

    async def revoke(self, member: Member) -> bool:
        """Close the member's address; tells whether there was one."""
        async with self._database.transaction() as connection:
            return await keeping.remove_feed(connection, member.id)

    async def feed(self, token: str) -> bytes | None:
        """Return the calendar behind an address; None when it is unknown or revoked.

        It holds what its owner comes to, may come to or hosts; whoever left the group has none.
        """
        async with self._database.read() as connection:
            owner = await keeping.member_of_feed(connection, _hash(token))
            reader = await living_member(connection, *owner) if owner else None
            if reader is None:
                return None
            appointments = await self._appointments(connection, reader)
        return make_calendar(appointments, name=reader.community.name)

    async def _appointments(self, connection: AsyncConnection, member: Member) -> list[Appointment]:
        answers = await gatherings.answers_of(connection, member.id)
        ids = [id_ for id_, answer in answers.items() if answer is not Answer.NO]
        ids += await store.hosted_by(connection, member.id)
        since = self._clock() - KEPT
        found = await store.for_calendar(connection, member.community.id, ids, since)
        agendas = await gatherings.items(connection, [one.id for one in found])
        return [
            to_appointment(
                await make_mine(connection, member, one),
                member.language,
                [item.text for item in agendas.get(one.id, ())],
            )
            for one in found
        ]


def to_appointment(mine: Mine, language: str, agenda: list[str]) -> Appointment:
    """Return a meetup with a date as its reader's calendar shows it."""
    meetup = mine.meetup
    if meetup.starts_at is None or meetup.ends_at is None:
        raise Invalid("meetup-choosing")
    title = kind_title(meetup.kind, language)
    place = meetup.place
    lines = [*(f"- {text}" for text in agenda), *([place.link] if place.link else [])]
    return Appointment(
        uid=uid_of(meetup),
        sequence=meetup.version,
        summary=f"{title}: {meetup.theme}" if meetup.theme else title,
        starts_at=meetup.starts_at,
        ends_at=meetup.ends_at,
        zone=meetup.zone,
        changed_at=meetup.changed_at,
        place="Online" if place.online else place.text,
        description="\n".join(lines),
        latitude=place.latitude,
        longitude=place.longitude,
        url=place.link,
        cancelled=meetup.state is State.CANCELLED,
        tentative=mine.answer is Answer.MAYBE or mine.waiting is not None,
    )


def uid_of(meetup: Meetup) -> str:
    """Return what a calendar knows a meetup by, for ever, also beside another Wiebelik."""
    return f"{meetup.id}-{int(meetup.created_at.timestamp() * 1000)}@wiebelik"


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
