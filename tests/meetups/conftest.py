"""A community whose members have disciplines, its meetups, and a post that reads what is sent."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import settings

from bot.community.models import Community, Member, Role
from bot.delivery import outbox
from bot.delivery.models import Notice, Sending
from bot.directory import entries
from bot.directory.models import Entry, Listing, Phone, Visibility
from bot.meetups.facts import WORDED
from bot.meetups.models import Asked, Card
from bot.meetups.rooms import Meetups, make_meetups
from bot.storage.database import Database
from bot.storage.schema import members, occasions, people
from tests.storage_fixtures import Clock, make_community, make_member

settings.register_profile("wiebelik", deadline=None)  # a busy machine is not an error
settings.load_profile("wiebelik")


@dataclass
class Told:
    """A message that went out, before it is put into words."""

    notice: Notice
    facts: Any

    @property
    def what(self) -> str:
        """Name the message, without the room."""
        return self.notice.what.removeprefix("meetup-")


@dataclass
class World:
    """One community: Anna (jongerenwerk), Bram (politie), Carla (jeugd-ggz), Cora who tidies up."""

    database: Database
    clock: Clock
    community: Community
    anna: Member
    bram: Member
    carla: Member
    cora: Member
    meetups: Meetups
    sent: list[Told] = field(default_factory=list)
    dropped: list[Notice] = field(default_factory=list)

    async def plan(self, by: Member | None = None, **answers: str) -> Card:
        """Plan a meetup by its steps; by default a dialogue in ten days' time."""
        host = by or self.anna
        told = {
            "kind": "dialogue",
            "theme": "Samen om Sam heen",
            "place": "Buurthuis De Brug",
            "host": "me",
            "facilitator": "Femke",
            "capacity": "20",
            "when": "one",
            "start": "do 12 mrt 19:30",
            "duration": "120",
            "frequency": "weekly",
            "until": "4",
            "breaks": "none",
            "link": "https://meet.example/room",
            "decide_by": "vr 6 mrt 12:00",
            **answers,
        }
        options = told.pop("options", "di 10 mrt 15:00|do 12 mrt 19:30").split("|")
        draft = await self.meetups.planning.start(host)
        while draft.step != "preview":
            if draft.step in {"start", "options"} and told["when"] == "choice":
                for option in options:
                    draft = await self.meetups.planning.answer(host, option)
                draft = await self.meetups.planning.answer(host, "done")
            elif told.get(draft.step) == "":
                draft = await self.meetups.planning.skip(host)
            else:
                draft = await self.meetups.planning.answer(host, told[draft.step])
        return await self.meetups.planning.save(host)

    async def choose_date(self, by: Member | None = None, **answers: str) -> Card:
        """Plan a date choice between Tuesday afternoon and Thursday evening."""
        return await self.plan(by, when="choice", **answers)

    async def join(
        self,
        name: str,
        discipline: str | None = None,
        municipality: str | None = "Oss",
        *,
        role: Role = Role.MEMBER,
        number: str | None = None,
        visibility: Visibility = Visibility.MEMBERS,
        community: Community | None = None,
    ) -> Member:
        """Add a member; with a discipline they have an entry, too."""
        community = community or self.community
        member = await make_member(self.database, community, name, role=role)
        if discipline is not None:
            number = number or f"+3160000{member.id % 10000:04}"
            entry = Entry(
                name=name,
                discipline=discipline,
                municipality=municipality,
                organisation="Samen Sterk",
                phones=(Phone(number, "cell", visibility=visibility),),
            )
            async with self.database.transaction() as connection:
                await entries.add_professional(
                    connection,
                    community.id,
                    entry,
                    listing=Listing.LISTED,
                    now=self.clock(),
                    member_id=member.id,
                    consented_at=self.clock(),
                )
        return member

    async def leave(self, member: Member) -> None:
        """Let somebody leave the group."""
        await self._set(members, members.c.id == member.id, present=False)

    async def set_reachable(self, member: Member, reachable: bool) -> None:
        """Let somebody start the private chat, or block it."""
        await self._set(people, people.c.user_id == member.user_id, private=reachable)

    async def _set(self, table: sa.Table, condition: Any, **values: Any) -> None:
        async with self.database.transaction() as connection:
            await connection.execute(sa.update(table).where(condition).values(**values))

    async def tick(self) -> list[Told]:
        """Plan what comes round and deliver what is due now; returns what went out."""
        now, start = self.clock(), len(self.sent)
        await self.meetups.rhythm.plan_ahead(now)
        while True:
            async with self.database.transaction() as connection:
                posted = await outbox.claim(connection, "test", now, timedelta(minutes=1))
            if posted is None:
                return self.sent[start:]
            notice = posted.notice
            facts = await getattr(self.meetups.facts, WORDED[notice.what])(notice)
            state = Sending.DROPPED if facts is None else Sending.SENT
            if facts is None:
                self.dropped.append(notice)
            else:
                self.sent.append(Told(notice, facts))
            async with self.database.transaction() as connection:
                await outbox.end(connection, posted, state, None, now)

    async def at(self, moment: datetime) -> list[Told]:
        """Move the clock and deliver."""
        self.clock.now = moment
        return await self.tick()

    async def run_until(self, end: datetime) -> list[tuple[datetime, Told]]:
        """Let time pass from one due moment to the next; returns when what went out."""
        gone = [(self.clock.now, told) for told in await self.tick()]
        while self.clock.now < end:
            self.clock.now = min(await self._next_due() or end, end)
            gone += [(self.clock.now, told) for told in await self.tick()]
        return gone

    async def _next_due(self) -> datetime | None:
        async with self.database.read() as connection:
            due = await outbox.next_due(connection)
            query = sa.select(sa.func.min(occasions.c.at))
            occasion = (await connection.execute(query)).scalar_one()
        return min((one for one in (due, occasion) if one is not None), default=None)


async def nothing_asked(_community_id: int, _since: datetime) -> Asked:
    """Tell of a week without questions."""
    return Asked()


async def make_world(database: Database, clock: Clock, name: str = "Drieland") -> World:
    """Make a community with four people."""
    community = await make_community(database, name)
    nobody = Member(0, 0, "", "nl", Role.MEMBER, community)
    world = World(
        database=database,
        clock=clock,
        community=community,
        anna=nobody,
        bram=nobody,
        carla=nobody,
        cora=nobody,
        meetups=make_meetups(database, clock, nothing_asked),
    )
    world.anna = await world.join("Anna de Vries", "jongerenwerk")
    world.bram = await world.join("Bram Bos", "politie", "Diemen")
    world.carla = await world.join("Carla Coster", "jeugd_ggz")
    world.cora = await world.join("Cora Kok", role=Role.COORDINATOR)
    return world


@pytest.fixture
async def world(database: Database, clock: Clock) -> World:
    """Make a community with its people, on SQLite and on PostgreSQL."""
    return await make_world(database, clock)


@pytest.fixture
async def small(sqlite_database: Database, clock: Clock) -> World:
    """Make the same on SQLite alone, for what is not about the engine."""
    return await make_world(sqlite_database, clock)


def names(told: Sequence[Told]) -> list[str]:
    """Name what went out, in order."""
    return [one.what for one in told]
