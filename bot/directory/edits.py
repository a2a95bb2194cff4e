"""What every change of an entry goes through: loading with permission, writing, the audit."""

from collections.abc import Callable, Iterable
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.community.models import Member
from bot.directory import entries, records, rights, store, teams
from bot.directory.models import Entry, Professional
from bot.errors import NotAllowed, NotFound

Changed = Callable[[int, int], None]  # community id, professional id


async def load(
    connection: AsyncConnection, member: Member, professional_id: int, *, lock: bool = False
) -> Professional:
    """Return an entry that this member may know of; raises NotFound."""
    found = await store.professional(connection, member.community.id, professional_id, lock=lock)
    if found is None or not rights.may_find(member, found):
        raise NotFound
    return found


async def load_to_tend(
    connection: AsyncConnection, member: Member, professional_id: int
) -> Professional:
    """Return an entry that this member may change, locked; raises NotFound, NotAllowed."""
    found = await load(connection, member, professional_id, lock=True)
    team = frozenset[int]()
    if rights.is_team(found):
        team = await teams.members_in_team(connection, found.id)
    if not rights.may_tend(member, found, team):
        raise NotAllowed
    return found


async def write(
    connection: AsyncConnection, member: Member, before: Professional, entry: Entry, now: datetime
) -> Professional:
    """Write what differs in an entry that was loaded to tend, and which fields those were."""
    if entry.kind is not before.entry.kind and not rights.is_own(member, before):
        raise NotAllowed  # a person who did not say yes would be listed as a team
    changed = await entries.change_entry(connection, before, entry, now)
    await audit(connection, member, now, "changed", [(before.id, field) for field in changed])
    return await load(connection, member, before.id)


async def audit(
    connection: AsyncConnection,
    member: Member,
    now: datetime,
    action: str,
    rows: Iterable[tuple[int | None, str]],
) -> None:
    """Note what a member did to which (professional id, field)."""
    await records.add_audit(connection, member.community.id, member.id, action, now, rows)
