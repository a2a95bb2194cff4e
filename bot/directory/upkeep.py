"""Upkeep of entries: single edits, pausing, erasing, colleagues who say yes or no, and teams."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.community.models import Member
from bot.directory import entries, fields, numbers, records, rights, store, teams
from bot.directory.dates import read_date
from bot.directory.edits import audit, load, load_to_tend, write
from bot.directory.forms import FormService
from bot.directory.models import Listing, Professional
from bot.errors import Invalid, NotAllowed, NotFound


class UpkeepService(FormService):
    """Changes entries; every change is written to the audit, without its values."""

    # One's own entry

    async def change(
        self, member: Member, professional_id: int, field: str, value: str
    ) -> Professional:
        """Change one field; raises NotFound, NotAllowed, Invalid."""
        async with self._database.transaction() as connection:
            found = await load_to_tend(connection, member, professional_id)
            entry = fields.fill(field, value, found.entry, member.community)
            changed = await write(connection, member, found, entry, self._clock())
        self._tell(member.community.id, professional_id)
        return changed

    async def pause(
        self, member: Member, until: date | None, stand_in_id: int | None = None
    ) -> Professional:
        """Be away up to and including a date, or be back (None); `stand_in_id` takes over.

        Raises NotFound without an own entry or such a colleague, Invalid `date-past`.
        """
        community, now = member.community, self._clock()
        if until is not None and until < now.astimezone(ZoneInfo(community.zone)).date():
            raise Invalid("date-past")
        async with self._database.transaction() as connection:
            found = await _own(connection, member)
            if stand_in_id is not None:
                stand_in = await load(connection, member, stand_in_id)
                if stand_in.id == found.id or stand_in.listing is not Listing.LISTED:
                    raise NotFound
            await entries.set_away(connection, found.id, until, stand_in_id if until else None, now)
            await audit(connection, member, now, "changed", [(found.id, "away_until")])
            paused = await load(connection, member, found.id)
        self._tell(community.id, found.id)
        return paused

    async def set_stand_in(self, member: Member, stand_in_id: int) -> Professional:
        """Say who takes over while the member is away; raises as `pause`."""
        async with self._database.read() as connection:
            away = await store.own_professional(connection, member.community.id, member.id)
        if away is None or away.away_until is None:
            raise NotFound
        return await self.pause(member, away.away_until, stand_in_id)

    async def pause_until(self, member: Member, text: str) -> date:
        """Be away up to a date in words, which is returned; raises also Invalid `date`."""
        today = self._clock().astimezone(ZoneInfo(member.community.zone)).date()
        until = read_date(text, today)
        await self.pause(member, until)
        return until

    async def pause_days(self, member: Member, days: int) -> date:
        """Be away today and this many days more, up to a date, which is returned."""
        return await self.pause_until(member, f"{min(days, 999)} dagen")

    async def erase(self, member: Member) -> None:
        """Erase the member's own entry and form: phones, requests and reports go along.

        The audit keeps that something was erased, not what. Raises NotFound without an entry.
        """
        async with self._database.transaction() as connection:
            found = await _own(connection, member)
            await _delete(connection, member, found, "erased", self._clock())
            await records.delete_draft(connection, member.community.id, member.user_id)
        self._tell(member.community.id, found.id)

    # Colleagues

    async def invited_for(
        self, member: Member, shared_number: str | None = None
    ) -> Professional | None:
        """Return the entry that waits for this member's yes.

        `shared_number` is the member's own, as Telegram vouches for by a shared contact.
        """
        async with self._database.read() as connection:
            return await _invited(connection, member, shared_number)

    async def accept(
        self, member: Member, professional_id: int, shared_number: str | None = None
    ) -> Professional:
        """Say yes to an entry that a coordinator made: from now on it is the member's own.

        Raises NotFound when it does not wait for this member, Invalid `already-listed`.
        """
        now = self._clock()
        async with self._database.transaction() as connection:
            await store.lock_member(connection, member.id)
            found = await _waiting(connection, member, professional_id, shared_number)
            if await store.own_professional(connection, member.community.id, member.id):
                raise Invalid("already-listed")
            own: dict[str, Any] = {"member_id": member.id, "state": Listing.LISTED}
            own |= {"consented_at": now, "assured_at": now}
            await entries.change_entry(connection, found, found.entry, now, **own)
            await audit(connection, member, now, "accepted", [(found.id, "")])
            accepted = await load(connection, member, found.id)
        self._tell(member.community.id, found.id)
        return accepted

    async def decline(
        self, member: Member, professional_id: int, shared_number: str | None = None
    ) -> None:
        """Say no to an entry that a coordinator made: it is deleted; raises NotFound."""
        async with self._database.transaction() as connection:
            found = await _waiting(connection, member, professional_id, shared_number)
            await _delete(connection, member, found, "declined", self._clock())

    async def remove(self, coordinator: Member, professional_id: int) -> str:
        """Tidy up an entry, whosever it is, and return its name; raises NotAllowed, NotFound."""
        if not coordinator.is_coordinator:
            raise NotAllowed
        community_id = coordinator.community.id
        async with self._database.transaction() as connection:
            found = await store.professional(connection, community_id, professional_id, lock=True)
            if found is None:
                raise NotFound
            await _delete(connection, coordinator, found, "removed", self._clock())
        self._tell(community_id, found.id)
        return found.entry.name

    # Teams

    async def set_team(self, member: Member, team_id: int, professional_ids: Iterable[int]) -> None:
        """Say who are in a team; raises NotFound, NotAllowed, Invalid `not-a-team`, `not-a-person`.

        Who stays in it and was on duty stays on duty.
        """
        ids = set(professional_ids)
        async with self._database.transaction() as connection:
            await self._team(connection, member, team_id)
            duty = dict(await teams.team_of(connection, team_id))
            new = ids - duty.keys()  # who is in it but hidden now, having left, may stay in it
            known = await store.professionals_by_id(connection, member.community.id, new)
            if len(known) < len(new):
                raise NotFound
            if any(rights.is_team(one) for one in known.values()):
                raise Invalid("not-a-person")
            people = {id_: duty.get(id_, False) for id_ in sorted(ids)}
            await teams.set_team(connection, team_id, people)
            await audit(connection, member, self._clock(), "changed", [(team_id, "team")])
        self._tell(member.community.id, team_id)

    async def put_in_team(
        self, member: Member, team_id: int, professional_id: int, *, inside: bool
    ) -> None:
        """Put somebody in a team, or take them out; twice is harmless. Raises as `set_team`."""
        async with self._database.read() as connection:
            team = {id_ for id_, _ in await teams.team_of(connection, team_id)}
        rest = team - {professional_id}
        await self.set_team(member, team_id, rest | {professional_id} if inside else rest)

    async def set_on_duty(self, member: Member, team_id: int, professional_id: int | None) -> None:
        """Say who of a team is on duty, None for nobody in particular; raises as `set_team`."""
        async with self._database.transaction() as connection:
            await self._team(connection, member, team_id)
            team = [id_ for id_, _ in await teams.team_of(connection, team_id)]
            if professional_id is not None and professional_id not in team:
                raise NotFound
            people = {id_: id_ == professional_id for id_ in team}
            await teams.set_team(connection, team_id, people)
            await audit(connection, member, self._clock(), "changed", [(team_id, "on_duty")])
        self._tell(member.community.id, team_id)

    async def _team(self, connection: AsyncConnection, member: Member, team_id: int) -> None:
        if not rights.is_team(await load_to_tend(connection, member, team_id)):
            raise Invalid("not-a-team")


async def _own(connection: AsyncConnection, member: Member) -> Professional:
    found = await store.own_professional(connection, member.community.id, member.id)
    if found is None:
        raise NotFound
    return await load(connection, member, found.id, lock=True)


async def _delete(
    connection: AsyncConnection, member: Member, found: Professional, action: str, now: datetime
) -> None:
    await entries.delete_professional(connection, found.id)
    await audit(connection, member, now, action, [(None, "")])


async def _invited(
    connection: AsyncConnection, member: Member, shared_number: str | None
) -> Professional | None:
    number = numbers.parse_number(shared_number)[0] if shared_number else None
    return await store.invited_professional(connection, member.community.id, member.id, number)


async def _waiting(
    connection: AsyncConnection, member: Member, professional_id: int, shared_number: str | None
) -> Professional:
    found = await _invited(connection, member, shared_number)
    if found is None or found.id != professional_id:
        raise NotFound
    return found
