"""Every statement that adds, changes or deletes an entry with its phones."""

import secrets
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.directory.models import Entry, Listing, Phone, Professional
from bot.storage.schema import phones, professionals, reports

COLUMNS = professionals.c


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


async def set_stand_in(connection: AsyncConnection, professional_id: int, stand_in_id: int) -> None:
    """Note who takes over."""
    query = sa.update(professionals).where(COLUMNS.id == professional_id)
    await connection.execute(query.values(stand_in_id=stand_in_id))


async def set_assured(connection: AsyncConnection, professional_id: int, now: datetime) -> None:
    """Note that the entry was confirmed now; that settles the reports."""
    query = sa.update(professionals).where(COLUMNS.id == professional_id)
    await connection.execute(query.values(assured_at=now))
    await connection.execute(sa.delete(reports).where(reports.c.professional_id == professional_id))


async def delete_professional(connection: AsyncConnection, professional_id: int) -> None:
    """Delete an entry with its phones, reports, requests and places in teams."""
    await connection.execute(sa.delete(professionals).where(COLUMNS.id == professional_id))


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


def new_code() -> str:
    """Make up a code that no other entry has."""
    return f"w{secrets.token_hex(5)}"


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
