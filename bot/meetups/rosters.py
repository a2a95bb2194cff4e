"""Every query about who there is: members with what their entries tell, disciplines, newcomers."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.community.models import Role
from bot.directory.models import Kind, Listing
from bot.meetups.models import Newcomer
from bot.storage.schema import members, people, professionals


@dataclass(frozen=True, slots=True)
class Present:
    """A member who is in the group now, with what their own entry tells."""

    member_id: int
    user_id: int
    name: str
    language: str
    reachable: bool  # the bot can write to them
    coordinator: bool = False
    professional_id: int | None = None
    discipline: str | None = None
    municipality: str | None = None
    neighbourhoods: tuple[str, ...] = ()


async def roster(connection: AsyncConnection, community_id: int) -> dict[int, Present]:
    """Return everybody who is in the group now, as far as the bot has seen them, by member id."""
    entry = professionals.c
    query = (
        sa.select(
            *(members.c.id, members.c.user_id, people.c.name, people.c.language),
            *(people.c.private, members.c.role),
            entry.id.label("professional_id"),
            *(entry.discipline, entry.municipality, entry.neighbourhoods),
        )
        .select_from(
            members.join(people, people.c.user_id == members.c.user_id).outerjoin(
                professionals,
                sa.and_(
                    entry.member_id == members.c.id,
                    entry.state == Listing.LISTED,
                    entry.kind == Kind.PERSON,
                ),
            )
        )
        .where(members.c.community_id == community_id, members.c.present.is_(True))
        .order_by(people.c.name, members.c.id, entry.id)
    )
    found: dict[int, Present] = {}
    for row in (await connection.execute(query)).mappings():
        found.setdefault(
            row["id"],
            Present(
                member_id=row["id"],
                user_id=row["user_id"],
                name=row["name"],
                language=row["language"],
                reachable=row["private"],
                coordinator=row["role"] == Role.COORDINATOR,
                professional_id=row["professional_id"],
                discipline=row["discipline"],
                municipality=row["municipality"],
                neighbourhoods=tuple(row["neighbourhoods"] or ()),
            ),
        )
    return found


async def disciplines(connection: AsyncConnection, community_id: int) -> list[str]:
    """Return the disciplines in this directory: those of most members first, then of most entries.

    Who is in the group can come; a team or somebody outside it can be brought along.
    """
    entry = professionals.c
    query = (
        sa.select(entry.discipline)
        .select_from(
            professionals.outerjoin(
                members, sa.and_(members.c.id == entry.member_id, members.c.present.is_(True))
            )
        )
        .where(entry.community_id == community_id, entry.state == Listing.LISTED)
        .group_by(entry.discipline)
        .order_by(sa.func.count(members.c.id).desc(), sa.func.count().desc(), entry.discipline)
    )
    return list((await connection.execute(query)).scalars())


async def newcomers(
    connection: AsyncConnection, community_id: int, since: datetime
) -> list[Newcomer]:
    """Return the members who said yes to an entry of their own since a moment."""
    entry = professionals.c
    query = (
        sa.select(entry.id, entry.name, entry.discipline, entry.organisation, entry.expertise)
        .where(
            entry.community_id == community_id,
            entry.state == Listing.LISTED,
            entry.kind == Kind.PERSON,
            entry.member_id.is_not(None),
            entry.consented_at > since,
        )
        .order_by(entry.consented_at, entry.id)
    )
    return [
        Newcomer(row["id"], row["name"], row["discipline"], row["organisation"], row["expertise"])
        for row in (await connection.execute(query)).mappings()
    ]
