"""Every query about entries, their phones, and teams; what is kept about them is in records.py."""

import secrets
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement, RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.community.models import Role
from bot.directory.disciplines import discipline_title
from bot.directory.models import Entry, Kind, Listing, Phone, Professional, Visibility
from bot.directory.search import Named
from bot.storage.schema import communities, members, phones, professionals, reports, team_members

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


async def add_professional(
    connection: AsyncConnection,
    community_id: int,
    entry: Entry,
    *,
    listing: Listing,
    now: datetime,
    member_id: int | None = None,
    consented_at: datetime | None = None,
) -> int:
    """Add one entry and return its id."""
    row = values_of(entry) | {
        "community_id": community_id,
        "member_id": member_id,
        "code": None,
        "state": listing,
        "away_until": None,
        "assured_at": now,
        "consented_at": consented_at,
        "created_at": now,
        "updated_at": now,
    }
    ids = await add_professionals(connection, [(row, entry.phones)])
    return next(iter(ids.values()))


async def add_professionals(
    connection: AsyncConnection, rows: Sequence[tuple[dict[str, Any], Sequence[Phone]]]
) -> dict[str, int]:
    """Add many entries (all columns, phones) of one community at once; return their ids by code.

    Who has no code gets one, so that an export can always tell who is who.
    """
    if not rows:
        return {}
    values = [row | {"code": row["code"] or new_code()} for row, _ in rows]
    query = sa.insert(professionals).returning(COLUMNS.id, COLUMNS.code)
    ids = {code: id_ for id_, code in await connection.execute(query, values)}
    numbers = [
        _phone_values(ids[row["code"]], position, phone)
        for row, (_, all_phones) in zip(values, rows, strict=True)
        for position, phone in enumerate(all_phones)
    ]
    if numbers:
        await connection.execute(sa.insert(phones), numbers)
    return ids


def new_code() -> str:
    """Make up a code that no other entry has."""
    return f"w{secrets.token_hex(5)}"


def values_of(entry: Entry) -> dict[str, Any]:
    """Give the columns of an entry, without its phones."""
    return {
        "kind": entry.kind,
        "name": entry.name,
        "discipline": entry.discipline,
        "organisation": entry.organisation,
        "function": entry.function,
        "municipality": entry.municipality,
        "neighbourhoods": list(entry.neighbourhoods),
        "expertise": entry.expertise,
        "how_to_refer": entry.how_to_refer,
        "minimum_age": entry.minimum_age,
        "maximum_age": entry.maximum_age,
        "languages": list(entry.languages),
        "cost": entry.cost,
        "referral": entry.referral,
        "hours": entry.hours,
        "email": entry.email,
        "email_visibility": entry.email_visibility,
    }


async def change_entry(
    connection: AsyncConnection, before: Professional, entry: Entry, now: datetime, **more: Any
) -> tuple[str, ...]:
    """Write what differs (and the columns in `more`); return the names of the changed fields."""
    old, new = values_of(before.entry), values_of(entry)
    changed = {name: value for name, value in new.items() if old[name] != value} | more
    fields = list(changed)
    if before.entry.phones != entry.phones:
        await _replace_phones(connection, before.id, entry.phones)
        fields.append("phones")
    if fields:
        query = sa.update(professionals).where(COLUMNS.id == before.id)
        await connection.execute(query.values(updated_at=now, **changed))
    return tuple(fields)


async def set_away(
    connection: AsyncConnection,
    professional_id: int,
    until: date | None,
    stand_in_id: int | None,
    now: datetime,
) -> None:
    """Note until when somebody is away and who takes over."""
    query = sa.update(professionals).where(COLUMNS.id == professional_id)
    await connection.execute(
        query.values(away_until=until, stand_in_id=stand_in_id, updated_at=now)
    )


async def set_assured(connection: AsyncConnection, professional_id: int, now: datetime) -> None:
    """Note that the entry was confirmed now; that settles the reports."""
    query = sa.update(professionals).where(COLUMNS.id == professional_id)
    await connection.execute(query.values(assured_at=now))
    await connection.execute(sa.delete(reports).where(reports.c.professional_id == professional_id))


async def delete_professional(connection: AsyncConnection, professional_id: int) -> None:
    """Delete an entry with its phones, reports, requests and places in teams."""
    await connection.execute(sa.delete(professionals).where(COLUMNS.id == professional_id))


async def hide_of(connection: AsyncConnection, member_id: int) -> list[int]:
    """Hide the entries of a member who leaves; return their ids, for the ranking.

    To be called in the transaction that notes the leaving.
    """
    return await _move(connection, member_id, Listing.LISTED, Listing.HIDDEN)


async def restore_of(connection: AsyncConnection, member_id: int) -> list[int]:
    """Show the entries of a member who comes back as they were; return their ids."""
    return await _move(connection, member_id, Listing.HIDDEN, Listing.LISTED)


async def give_to(
    connection: AsyncConnection, community_id: int, code: str, member_id: int, now: datetime
) -> int | None:
    """Make an imported entry a member's own, with their consent; return its id.

    For the operator and the sample: a person says yes by `Upkeep.accept`.
    """
    query = (
        sa.update(professionals)
        .where(COLUMNS.community_id == community_id, COLUMNS.code == code)
        .values(member_id=member_id, state=Listing.LISTED, consented_at=now)
        .returning(COLUMNS.id)
    )
    return (await connection.execute(query)).scalar_one_or_none()


async def team_of(connection: AsyncConnection, team_id: int) -> list[tuple[int, bool]]:
    """Return (professional id, on duty) of a team's members, in the order of joining."""
    query = (
        sa.select(team_members.c.professional_id, team_members.c.on_duty)
        .where(team_members.c.team_id == team_id)
        .order_by(team_members.c.professional_id)
    )
    return [(row.professional_id, row.on_duty) for row in await connection.execute(query)]


async def members_in_team(connection: AsyncConnection, team_id: int) -> frozenset[int]:
    """Return the member ids of those in a team who are listed themselves."""
    query = (
        sa.select(COLUMNS.member_id)
        .join(team_members, team_members.c.professional_id == COLUMNS.id)
        .where(
            team_members.c.team_id == team_id,
            COLUMNS.state == Listing.LISTED,
            COLUMNS.member_id.is_not(None),
        )
    )
    return frozenset((await connection.execute(query)).scalars())


async def teams(connection: AsyncConnection, community_id: int) -> dict[int, dict[int, bool]]:
    """Return for each team of a community who is in it and whether on duty."""
    query = (
        sa.select(team_members.c.team_id, team_members.c.professional_id, team_members.c.on_duty)
        .join(professionals, COLUMNS.id == team_members.c.team_id)
        .where(COLUMNS.community_id == community_id)
        .order_by(team_members.c.team_id, team_members.c.professional_id)
    )
    found: dict[int, dict[int, bool]] = {}
    for row in await connection.execute(query):
        found.setdefault(row.team_id, {})[row.professional_id] = row.on_duty
    return found


async def set_team(connection: AsyncConnection, team_id: int, people: dict[int, bool]) -> None:
    """Make these (professional id: on duty) the members of a team."""
    await connection.execute(sa.delete(team_members).where(team_members.c.team_id == team_id))
    await _add_to_teams(connection, [(team_id, id_, duty) for id_, duty in people.items()])


async def move_teams(
    connection: AsyncConnection, left: Sequence[int], joined: Sequence[tuple[int, int, bool]]
) -> None:
    """Take people (professional ids) out of all teams, and put others in.

    Each is (team id, professional id, on duty).
    """
    if left:
        gone = team_members.c.professional_id == sa.bindparam("gone")
        await connection.execute(
            sa.delete(team_members).where(gone), [{"gone": id_} for id_ in left]
        )
    await _add_to_teams(connection, joined)


async def set_stand_in(connection: AsyncConnection, professional_id: int, stand_in_id: int) -> None:
    """Note who takes over."""
    query = sa.update(professionals).where(COLUMNS.id == professional_id)
    await connection.execute(query.values(stand_in_id=stand_in_id))


async def _add_to_teams(
    connection: AsyncConnection, joined: Sequence[tuple[int, int, bool]]
) -> None:
    if joined:
        names_ = ("team_id", "professional_id", "on_duty")
        rows = [dict(zip(names_, one, strict=True)) for one in joined]
        await connection.execute(sa.insert(team_members), rows)


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


async def _replace_phones(
    connection: AsyncConnection, professional_id: int, numbers: Sequence[Phone]
) -> None:
    await connection.execute(sa.delete(phones).where(phones.c.professional_id == professional_id))
    if numbers:
        rows = [_phone_values(professional_id, *placed) for placed in enumerate(numbers)]
        await connection.execute(sa.insert(phones), rows)


def _phone_values(professional_id: int, position: int, phone: Phone) -> dict[str, Any]:
    return {
        "professional_id": professional_id,
        "position": position,
        "number": phone.number,
        "extension": phone.extension,
        "type": phone.type,
        "description": phone.description,
        "visibility": phone.visibility,
    }
