"""Lists in and out: a dry run first, all or nothing, and the same list twice changes nothing."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.community.models import Community, Member
from bot.directory import entries, records, rights, store, teams
from bot.directory.columns import HEADINGS, write_row
from bot.directory.edits import Changed
from bot.directory.models import ImportPlan, Kind, Listing, Professional, Visibility
from bot.directory.plan import Change, Known, make_plan
from bot.directory.table import Table, read_table, write_csv, write_xlsx
from bot.errors import Invalid, NotAllowed
from bot.storage.database import Database

WRITERS = {"csv": write_csv, "xlsx": write_xlsx}


class ExchangeService:
    """Reads and writes the directory as a list; for coordinators, and for the operator.

    A coordinator's list adds persons as invited: they are found once they say yes themselves.
    It holds the numbers that a coordinator may see; where an owner wants to be asked first
    stands "afgeschermd", and reading that back leaves the number as it is. The operator, who
    has the database anyway, gets everything, so that a community can move house.
    """

    def __init__(self, database: Database, clock: Clock, on_change: Sequence[Changed] = ()):
        self._database = database
        self._clock = clock
        self._on_change = tuple(on_change)

    async def preview(self, member: Member, filename: str, data: bytes) -> ImportPlan:
        """Say what a file would do; raises NotAllowed, and Invalid when it can't be read."""
        _require_coordinator(member)
        return await self.preview_as_operator(member.community, filename, data)

    async def apply(self, member: Member, filename: str, data: bytes) -> ImportPlan:
        """Do it, all or nothing; raises as `preview`, and Invalid `import-refused`."""
        _require_coordinator(member)
        return await self._apply(member.community, member.id, filename, data, listed=False)

    async def export(self, member: Member, form: str) -> bytes:
        """Write the list as `csv` or `xlsx`; raises NotAllowed, Invalid `choice`."""
        _require_coordinator(member)
        return await self._export(member.community, member, form)

    async def preview_as_operator(
        self, community: Community, filename: str, data: bytes, *, listed: bool = False
    ) -> ImportPlan:
        """Say what a file would do; `listed` as for `apply_as_operator`."""
        table = await asyncio.to_thread(read_table, filename, data)
        async with self._database.read() as connection:
            plan, _ = await _plan(connection, table, community, self._clock(), listed=listed)
        return plan

    async def apply_as_operator(
        self, community: Community, filename: str, data: bytes, *, listed: bool = False
    ) -> ImportPlan:
        """Do it, from the command line.

        `listed` is for a community's own list of people who already agreed to be in it: they
        can be found at once. Without it they are invited, as with a coordinator's list.
        """
        return await self._apply(community, None, filename, data, listed=listed)

    async def export_as_operator(self, community: Community, form: str) -> bytes:
        """Write everything, also the numbers for which an owner wants to be asked first."""
        return await self._export(community, None, form)

    async def _apply(
        self,
        community: Community,
        member_id: int | None,
        filename: str,
        data: bytes,
        *,
        listed: bool,
    ) -> ImportPlan:
        table = await asyncio.to_thread(read_table, filename, data)
        now = self._clock()
        async with self._database.transaction() as connection:
            await store.lock_community(connection, community.id)  # two at once would add twice
            plan, changes = await _plan(connection, table, community, now, listed=listed)
            if plan.refused:
                raise Invalid("import-refused", count=plan.count("refuse"))
            touched = await carry_out(connection, community, member_id, changes, now)
        for professional_id in touched:
            for changed in self._on_change:
                changed(community.id, professional_id)
        return plan

    async def _export(self, community: Community, member: Member | None, form: str) -> bytes:
        if form not in WRITERS:
            raise Invalid("choice", text=form)
        async with self._database.read() as connection:
            known = await _known(connection, community.id)
            given = await records.given_to(connection, member.id) if member else set()
        rows = [
            _row(known, one, community, member, given=one.id in given)
            for one in known.everyone
            if one.listing is not Listing.HIDDEN
        ]
        return await asyncio.to_thread(WRITERS[form], list(HEADINGS.values()), rows)


async def carry_out(
    connection: AsyncConnection,
    community: Community,
    member_id: int | None,
    changes: Sequence[Change],
    now: datetime,
) -> list[int]:
    """Write planned changes and their audit; return the ids of the entries concerned."""
    added = [_with_code(change) for change in changes if change.before is None]
    changed = [(change, change.before) for change in changes if change.before is not None]
    codes = await store.codes(connection, community.id)
    rows = [(_row_values(change, community, now), change.after.entry.phones) for change in added]
    new = await entries.add_professionals(connection, rows)
    codes |= new
    for change, before in changed:
        more: dict[str, Any] = {
            "away_until": change.after.away_until,
            "state": change.after.listing,
            "stand_in_id": codes.get(change.after.stand_in or ""),
        }
        entry = change.after.entry
        await entries.change_entry(connection, before, entry, now, **more)
    for change in added:
        if change.after.stand_in:
            stand_in = codes[change.after.stand_in]
            await entries.set_stand_in(connection, new[change.after.code or ""], stand_in)
    await _join_teams(connection, [*added, *(change for change, _ in changed)], codes)
    audited: list[tuple[int | None, str]] = [(id_, "") for id_ in new.values()]
    audited += [(before.id, field) for change, before in changed for field in change.fields]
    await records.add_audit(connection, community.id, member_id, "imported", now, audited)
    return [*new.values(), *(before.id for _, before in changed)]


async def _join_teams(
    connection: AsyncConnection, changes: Sequence[Change], codes: dict[str, int]
) -> None:
    left = [
        change.before.id
        for change in changes
        if change.before is not None and "teams" in change.fields
    ]
    rows = [
        (codes[team], change.before.id if change.before else codes[change.after.code or ""], duty)
        for change in changes
        if change.before is None or "teams" in change.fields
        for team, duty in change.after.teams.items()
    ]
    await teams.move_teams(connection, left, rows)


async def _plan(
    connection: AsyncConnection, table: Table, community: Community, now: datetime, *, listed: bool
) -> tuple[ImportPlan, list[Change]]:
    known = await _known(connection, community.id)
    today = now.astimezone(ZoneInfo(community.zone)).date()
    return make_plan(table, known, community, today, listed=listed)


async def _known(connection: AsyncConnection, community_id: int) -> Known:
    everyone = await store.all_professionals(connection, community_id)
    return Known(everyone, await teams.teams(connection, community_id))


def _row_values(change: Change, community: Community, now: datetime) -> dict[str, Any]:
    after = change.after
    agreed = after.listing is Listing.LISTED and after.entry.kind is Kind.PERSON
    return entries.values_of(after.entry) | {
        "community_id": community.id,
        "member_id": None,
        "code": after.code,
        "state": after.listing,
        "away_until": after.away_until,
        "assured_at": _noon(after.assured, community.zone),
        "consented_at": now if agreed else None,
        "created_at": now,
        "updated_at": now,
    }


def _with_code(change: Change) -> Change:
    return replace(
        change, after=replace(change.after, code=change.after.code or entries.new_code())
    )


def _noon(day: date | None, zone: str) -> datetime | None:
    return None if day is None else datetime.combine(day, time(12), ZoneInfo(zone))


def _row(
    known: Known, one: Professional, community: Community, member: Member | None, *, given: bool
) -> list[str]:
    listed = known.listed(one, community.zone)
    if member is None:
        return write_row(listed, frozenset(), hide_email=False)
    seen = rights.visible_phones(member, one, given=given)
    hidden = frozenset(phone for phone in one.entry.phones if phone not in seen)
    email = rights.visible_email(member, one, given=given)
    withheld = email is None and one.entry.email_visibility is Visibility.ASK
    return write_row(listed, hidden, hide_email=withheld)


def _require_coordinator(member: Member) -> None:
    if not member.is_coordinator:
        raise NotAllowed
