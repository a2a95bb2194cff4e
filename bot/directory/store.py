"""Every query about who is there; adding and changing is in entries.py, teams in teams.py."""

from collections.abc import Iterable, Sequence

import sqlalchemy as sa
from sqlalchemy import ColumnElement, RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.community.models import Role
from bot.directory.disciplines import discipline_title
from bot.directory.models import Entry, Kind, Listing, Phone, Professional, Visibility
from bot.directory.search import Named
from bot.storage.schema import communities, members, people, phones, professionals, reports

COLUMNS = professionals.c
_REPORTS = (
    sa.select(sa.func.count())
    .where(reports.c.professional_id == professionals.c.id)
    .correlate(professionals)
    .scalar_subquery()
)
PROFESSIONAL = (
    *(COLUMNS.id, COLUMNS.community_id, COLUMNS.member_id, COLUMNS.code, COLUMNS.kind),
    *(COLUMNS.state, COLUMNS.name, COLUMNS.discipline, COLUMNS.organisation, COLUMNS.function),
    *(COLUMNS.municipality, COLUMNS.neighbourhoods, COLUMNS.expertise, COLUMNS.how_to_refer),
    *(COLUMNS.minimum_age, COLUMNS.maximum_age, COLUMNS.languages, COLUMNS.cost),
    *(COLUMNS.referral, COLUMNS.hours, COLUMNS.email, COLUMNS.email_visibility),
    *(COLUMNS.away_until, COLUMNS.stand_in_id, COLUMNS.assured_at, COLUMNS.consented_at),
    COLUMNS.updated_at,
    members.c.user_id.label("owner_user_id"),
    _REPORTS.label("reports"),
)
PHONE = (
    *(phones.c.professional_id, phones.c.number, phones.c.type, phones.c.extension),
    *(phones.c.description, phones.c.visibility),
)


def to_phone(row: RowMapping) -> Phone:
    """Map a row of PHONE."""
    return Phone(
        number=row["number"],
        type=row["type"],
        extension=row["extension"],
        description=row["description"],
        visibility=Visibility(row["visibility"]),
    )


def to_professional(row: RowMapping, numbers: Sequence[Phone]) -> Professional:
    """Map a row of PROFESSIONAL with its phones."""
    entry = Entry(
        name=row["name"],
        discipline=row["discipline"],
        organisation=row["organisation"],
        function=row["function"],
        municipality=row["municipality"],
        neighbourhoods=tuple(row["neighbourhoods"]),
        expertise=row["expertise"],
        how_to_refer=row["how_to_refer"],
        minimum_age=row["minimum_age"],
        maximum_age=row["maximum_age"],
        languages=tuple(row["languages"]),
        cost=row["cost"],
        referral=row["referral"],
        hours=row["hours"],
        phones=tuple(numbers),
        email=row["email"],
        email_visibility=Visibility(row["email_visibility"]),
        kind=Kind(row["kind"]),
    )
    return Professional(
        id=row["id"],
        community_id=row["community_id"],
        entry=entry,
        listing=Listing(row["state"]),
        member_id=row["member_id"],
        owner_user_id=row["owner_user_id"],
        code=row["code"],
        away_until=row["away_until"],
        stand_in_id=row["stand_in_id"],
        assured_at=row["assured_at"],
        reports=row["reports"],
        consented_at=row["consented_at"],
        updated_at=row["updated_at"],
    )


async def professional(
    connection: AsyncConnection, community_id: int, professional_id: int, *, lock: bool = False
) -> Professional | None:
    """Return one entry of a community, whatever its listing; `lock` it to change it."""
    condition = sa.and_(COLUMNS.community_id == community_id, COLUMNS.id == professional_id)
    if lock:
        await connection.execute(sa.select(COLUMNS.id).where(condition).with_for_update())
    found = await _professionals(connection, condition)
    return found[0] if found else None


async def professionals_by_id(
    connection: AsyncConnection, community_id: int, ids: Iterable[int]
) -> dict[int, Professional]:
    """Return the listed ones among a few entries."""
    condition = sa.and_(
        COLUMNS.community_id == community_id,
        COLUMNS.id.in_(list(ids)),
        COLUMNS.state == Listing.LISTED,
    )
    return {one.id: one for one in await _professionals(connection, condition)}


async def listed_professionals(
    connection: AsyncConnection, community_id: int
) -> list[Professional]:
    """Return everybody who can be found, in the order of joining."""
    return await _professionals(
        connection,
        sa.and_(COLUMNS.community_id == community_id, COLUMNS.state == Listing.LISTED),
    )


async def all_professionals(connection: AsyncConnection, community_id: int) -> list[Professional]:
    """Return all entries, hidden ones too: what an import compares with."""
    return await _professionals(connection, COLUMNS.community_id == community_id)


async def codes(connection: AsyncConnection, community_id: int) -> dict[str, int]:
    """Return the ids of a community's entries by their codes."""
    query = sa.select(COLUMNS.code, COLUMNS.id).where(COLUMNS.community_id == community_id)
    return {row.code: row.id for row in await connection.execute(query) if row.code}


async def names(connection: AsyncConnection, community_id: int) -> list[Named]:
    """Return by what everybody can be found, who can be found."""
    query = (
        sa.select(
            *(COLUMNS.id, COLUMNS.name, COLUMNS.organisation, COLUMNS.function),
            *(COLUMNS.discipline, COLUMNS.municipality),
        )
        .where(COLUMNS.community_id == community_id, COLUMNS.state == Listing.LISTED)
        .order_by(COLUMNS.id)
    )
    return [
        Named(
            id=row.id,
            name=row.name,
            organisation=row.organisation,
            function=row.function,
            discipline=discipline_title(row.discipline),
            municipality=row.municipality or "",
        )
        for row in await connection.execute(query)
    ]


async def count(connection: AsyncConnection, community_id: int) -> tuple[int, int]:
    """Count who are listed and who are invited."""
    query = (
        sa.select(COLUMNS.state, sa.func.count().label("number"))
        .where(COLUMNS.community_id == community_id)
        .group_by(COLUMNS.state)
    )
    found = {row.state: row.number for row in await connection.execute(query)}
    return found.get(Listing.LISTED, 0), found.get(Listing.INVITED, 0)


async def own_professional(
    connection: AsyncConnection, community_id: int, member_id: int
) -> Professional | None:
    """Return a member's own entry; one that still waits for their yes is not."""
    condition = sa.and_(
        COLUMNS.community_id == community_id,
        COLUMNS.member_id == member_id,
        COLUMNS.state != Listing.INVITED,
    )
    found = await _professionals(connection, condition)
    return found[0] if found else None


async def invited_professional(
    connection: AsyncConnection, community_id: int, member_id: int, number: str | None
) -> Professional | None:
    """Return the entry that waits for this member's yes: linked to them, or with their number."""
    theirs: ColumnElement[bool] = COLUMNS.member_id == member_id
    if number is not None:
        with_number = sa.select(phones.c.professional_id).where(phones.c.number == number)
        theirs = sa.or_(theirs, sa.and_(COLUMNS.member_id.is_(None), COLUMNS.id.in_(with_number)))
    condition = sa.and_(
        COLUMNS.community_id == community_id,
        COLUMNS.state == Listing.INVITED,
        COLUMNS.kind == Kind.PERSON,
        theirs,
    )
    found = await _professionals(connection, condition)
    return found[0] if found else None


async def lock_member(connection: AsyncConnection, member_id: int) -> None:
    """Make others who change this member's own entry wait until this transaction ends."""
    await connection.execute(
        sa.select(members.c.id).where(members.c.id == member_id).with_for_update()
    )


async def lock_community(connection: AsyncConnection, community_id: int) -> None:
    """Make other lists that are read into this community wait until this transaction ends."""
    await connection.execute(
        sa.select(communities.c.id).where(communities.c.id == community_id).with_for_update()
    )


async def present_member(
    connection: AsyncConnection, community_id: int, user_id: int
) -> int | None:
    """Return the member id of somebody who is in the group now."""
    query = sa.select(members.c.id).where(
        members.c.community_id == community_id,
        members.c.user_id == user_id,
        members.c.present.is_(True),
    )
    return (await connection.execute(query)).scalar_one_or_none()


async def user_of(connection: AsyncConnection, member_id: int) -> int | None:
    """Return the Telegram id of a member."""
    query = sa.select(members.c.user_id).where(members.c.id == member_id)
    return (await connection.execute(query)).scalar_one_or_none()


async def coordinators(connection: AsyncConnection, community_id: int) -> list[int]:
    """Return the Telegram ids of the coordinators who are in the group now."""
    query = sa.select(members.c.user_id).where(
        members.c.community_id == community_id,
        members.c.role == Role.COORDINATOR,
        members.c.present.is_(True),
    )
    return list((await connection.execute(query)).scalars())


async def is_reached(connection: AsyncConnection, user_ids: Iterable[int]) -> bool:
    """Tell whether the bot can write to anybody among these."""
    query = sa.select(people.c.user_id).where(
        people.c.user_id.in_(list(user_ids)), people.c.private
    )
    return (await connection.execute(query.limit(1))).first() is not None


async def hide_of(connection: AsyncConnection, member_id: int) -> list[int]:
    """Hide the entries of a member who leaves; return their ids, for the ranking.

    To be called in the transaction that notes the leaving.
    """
    return await _move(connection, member_id, Listing.LISTED, Listing.HIDDEN)


async def restore_of(connection: AsyncConnection, member_id: int) -> list[int]:
    """Show the entries of a member who comes back as they were; return their ids."""
    return await _move(connection, member_id, Listing.HIDDEN, Listing.LISTED)


async def _professionals(
    connection: AsyncConnection, condition: ColumnElement[bool]
) -> list[Professional]:
    query = (
        sa.select(*PROFESSIONAL)
        .select_from(professionals.outerjoin(members, members.c.id == COLUMNS.member_id))
        .where(condition)
        .order_by(COLUMNS.id)
    )
    rows = (await connection.execute(query)).mappings().all()
    if not rows:
        return []
    numbers: dict[int, list[Phone]] = {}
    query = (
        sa.select(*PHONE)
        .join(professionals, COLUMNS.id == phones.c.professional_id)
        .where(condition)
        .order_by(phones.c.professional_id, phones.c.position)
    )
    for row in (await connection.execute(query)).mappings():
        numbers.setdefault(row["professional_id"], []).append(to_phone(row))
    return [to_professional(row, numbers.get(row["id"], ())) for row in rows]


async def _move(
    connection: AsyncConnection, member_id: int, before: Listing, after: Listing
) -> list[int]:
    query = (
        sa.update(professionals)
        .where(COLUMNS.member_id == member_id, COLUMNS.state == before)
        .values(state=after)
        .returning(COLUMNS.id)
    )
    return list((await connection.execute(query)).scalars())
