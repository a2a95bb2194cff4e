"""Every query about who is in which team, and who is on duty."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.directory.models import Listing
from bot.storage.schema import professionals, team_members

COLUMNS = team_members.c


async def team_of(connection: AsyncConnection, team_id: int) -> list[tuple[int, bool]]:
    """Return (professional id, on duty) of a team's members, in the order of joining."""
    query = (
        sa.select(COLUMNS.professional_id, COLUMNS.on_duty)
        .where(COLUMNS.team_id == team_id)
        .order_by(COLUMNS.professional_id)
    )
    return [(row.professional_id, row.on_duty) for row in await connection.execute(query)]


async def members_in_team(connection: AsyncConnection, team_id: int) -> frozenset[int]:
    """Return the member ids of those in a team who are listed themselves."""
    query = (
        sa.select(professionals.c.member_id)
        .join(team_members, COLUMNS.professional_id == professionals.c.id)
        .where(
            COLUMNS.team_id == team_id,
            professionals.c.state == Listing.LISTED,
            professionals.c.member_id.is_not(None),
        )
    )
    return frozenset((await connection.execute(query)).scalars())


async def teams(connection: AsyncConnection, community_id: int) -> dict[int, dict[int, bool]]:
    """Return for each team of a community who is in it and whether on duty."""
    query = (
        sa.select(COLUMNS.team_id, COLUMNS.professional_id, COLUMNS.on_duty)
        .join(professionals, professionals.c.id == COLUMNS.team_id)
        .where(professionals.c.community_id == community_id)
        .order_by(COLUMNS.team_id, COLUMNS.professional_id)
    )
    found: dict[int, dict[int, bool]] = {}
    for row in await connection.execute(query):
        found.setdefault(row.team_id, {})[row.professional_id] = row.on_duty
    return found


async def set_team(connection: AsyncConnection, team_id: int, people: dict[int, bool]) -> None:
    """Make these (professional id: on duty) the members of a team."""
    await connection.execute(sa.delete(team_members).where(COLUMNS.team_id == team_id))
    await _add_to_teams(connection, [(team_id, id_, duty) for id_, duty in people.items()])


async def move_teams(
    connection: AsyncConnection, left: Sequence[int], joined: Sequence[tuple[int, int, bool]]
) -> None:
    """Take people (professional ids) out of all teams, and put others in.

    Each is (team id, professional id, on duty).
    """
    if left:
        gone = COLUMNS.professional_id == sa.bindparam("gone")
        await connection.execute(
            sa.delete(team_members).where(gone), [{"gone": id_} for id_ in left]
        )
    await _add_to_teams(connection, joined)


async def _add_to_teams(
    connection: AsyncConnection, joined: Sequence[tuple[int, int, bool]]
) -> None:
    if joined:
        names_ = ("team_id", "professional_id", "on_duty")
        rows = [dict(zip(names_, one, strict=True)) for one in joined]
        await connection.execute(sa.insert(team_members), rows)
