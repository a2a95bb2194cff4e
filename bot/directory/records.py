"""Every query about what is kept beside entries: drafts, reports, number requests, the audit."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import RowMapping
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.directory.models import LOOKED, PATIENCE, Draft, Entry, Kind, Look, Phone, Visibility
from bot.storage.schema import (
    audit,
    drafts,
    members,
    number_requests,
    people,
    professionals,
    reports,
)

FORMS = ("entry", "colleague", "field")


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A number request as it is kept."""

    id: int
    professional_id: int
    member_id: int
    state: str  # asked, given, refused
    at: datetime  # when it was asked
    asker_user_id: int
    asker_name: str
    asker_present: bool


def to_draft(row: RowMapping) -> Draft:
    """Map a row of drafts."""
    data = row["data"]
    return Draft(
        form=row["form"],
        step=row["step"],
        entry=entry_of(data["entry"]),
        professional_id=data["professional_id"],
        chosen=data["chosen"],
    )


def entry_of(data: dict[str, Any]) -> Entry:
    """Read an entry back from the plain data of `asdict`."""
    phones = tuple(
        Phone(**{**phone, "visibility": Visibility(phone["visibility"])})
        for phone in data["phones"]
    )
    return Entry(
        **{
            **data,
            "neighbourhoods": tuple(data["neighbourhoods"]),
            "languages": tuple(data["languages"]),
            "phones": phones,
            "email_visibility": Visibility(data["email_visibility"]),
            "kind": Kind(data["kind"]),
        }
    )


async def draft(
    connection: AsyncConnection, community_id: int, user_id: int, *, lock: bool = False
) -> Draft | None:
    """Return a person's half-filled form in this community; `lock` it to change it."""
    query = sa.select(drafts.c.form, drafts.c.step, drafts.c.data).where(
        drafts.c.user_id == user_id,
        drafts.c.community_id == community_id,
        drafts.c.form.in_(FORMS),
    )
    if lock:
        query = query.with_for_update()
    row = (await connection.execute(query)).mappings().first()
    return to_draft(row) if row else None


async def save_draft(
    connection: AsyncConnection, community_id: int, user_id: int, draft: Draft, now: datetime
) -> None:
    """Keep a form in place of the one that was there."""
    values = {
        "form": draft.form,
        "step": draft.step,
        "data": {
            "entry": asdict(draft.entry),
            "professional_id": draft.professional_id,
            "chosen": draft.chosen,
        },
        "updated_at": now,
    }
    query = _insert(connection, drafts).values(user_id=user_id, community_id=community_id, **values)
    await connection.execute(
        query.on_conflict_do_update(index_elements=["user_id", "community_id"], set_=values)
    )


async def delete_draft(connection: AsyncConnection, community_id: int, user_id: int) -> bool:
    """Throw a form away; tells whether there was one."""
    deleted = await connection.execute(
        sa.delete(drafts).where(
            drafts.c.user_id == user_id,
            drafts.c.community_id == community_id,
            drafts.c.form.in_(FORMS),
        )
    )
    return bool(deleted.rowcount)


async def add_report(
    connection: AsyncConnection, professional_id: int, member_id: int, now: datetime
) -> bool:
    """Note "klopt niet meer"; False when this member already said so."""
    query = (
        _insert(connection, reports)
        .values(professional_id=professional_id, member_id=member_id, at=now)
        .on_conflict_do_nothing()
        .returning(reports.c.member_id)
    )
    return (await connection.execute(query)).first() is not None


async def add_request(
    connection: AsyncConnection, professional_id: int, member_id: int, now: datetime
) -> tuple[int, bool]:
    """Note that a member would like a number; returns the request's id, and whether it is new.

    One that nobody answered in time counts as new.
    """
    columns = number_requests.c
    which = {"professional_id": professional_id, "member_id": member_id}
    query = (
        _insert(connection, number_requests)
        .values(**which, state="asked", at=now)
        .on_conflict_do_update(
            index_elements=list(which),
            set_={"at": now},
            where=(columns.state == "asked") & (columns.at <= now - PATIENCE),
        )
        .returning(columns.id)
    )
    if id_ := (await connection.execute(query)).scalar_one_or_none():
        return id_, True
    known = sa.select(columns.id).filter_by(**which)
    return (await connection.execute(known)).scalar_one(), False


async def request(
    connection: AsyncConnection, community_id: int, request_id: int, *, lock: bool = False
) -> RequestRow | None:
    """Return a number request of a community; `lock` it to change it."""
    query = (
        sa.select(
            number_requests.c.id,
            number_requests.c.professional_id,
            number_requests.c.member_id,
            number_requests.c.state,
            number_requests.c.at,
            members.c.user_id.label("asker_user_id"),
            people.c.name.label("asker_name"),
            members.c.present.label("asker_present"),
        )
        .join(professionals, professionals.c.id == number_requests.c.professional_id)
        .join(members, members.c.id == number_requests.c.member_id)
        .join(people, people.c.user_id == members.c.user_id)
        .where(professionals.c.community_id == community_id, number_requests.c.id == request_id)
    )
    if lock:
        query = query.with_for_update(of=number_requests)
    row = (await connection.execute(query)).mappings().first()
    return RequestRow(**row) if row else None


async def set_request(connection: AsyncConnection, request_id: int, state: str) -> None:
    """Note the owner's decision."""
    query = sa.update(number_requests).where(number_requests.c.id == request_id)
    await connection.execute(query.values(state=state))


async def is_given(connection: AsyncConnection, professional_id: int, member_id: int) -> bool:
    """Tell whether the owner gave their number to this member."""
    query = sa.select(number_requests.c.id).where(
        number_requests.c.professional_id == professional_id,
        number_requests.c.member_id == member_id,
        number_requests.c.state == "given",
    )
    return (await connection.execute(query)).first() is not None


async def given_to(connection: AsyncConnection, member_id: int) -> set[int]:
    """Return the ids of the entries whose numbers were given to this member."""
    query = sa.select(number_requests.c.professional_id).where(
        number_requests.c.member_id == member_id, number_requests.c.state == "given"
    )
    return set((await connection.execute(query)).scalars())


async def add_audit(
    connection: AsyncConnection,
    community_id: int,
    member_id: int | None,
    action: str,
    now: datetime,
    rows: Iterable[tuple[int | None, str]],
) -> None:
    """Note who did what to which (professional id, field); never the values."""
    values = [
        {
            "community_id": community_id,
            "at": now,
            "member_id": member_id,
            "professional_id": professional_id,
            "action": action,
            "field": field,
        }
        for professional_id, field in rows
    ]
    if values:
        await connection.execute(sa.insert(audit), values)


async def looks(connection: AsyncConnection, community_id: int, member_id: int) -> list[Look]:
    """Return who looked at a number on this member's own entry, latest first, fifty at most."""
    query = (
        sa.select(people.c.name, audit.c.at)
        .join(professionals, professionals.c.id == audit.c.professional_id)
        .join(members, members.c.id == audit.c.member_id)
        .join(people, people.c.user_id == members.c.user_id)
        .where(
            audit.c.community_id == community_id,
            audit.c.action == LOOKED,
            professionals.c.member_id == member_id,
        )
        .order_by(audit.c.at.desc(), audit.c.id.desc())
        .limit(50)
    )
    return [Look(row.name, row.at) for row in await connection.execute(query)]


def _insert(connection: AsyncConnection, table: sa.Table) -> Any:
    """Both engines know ON CONFLICT, each by its own construct."""
    return (sqlite if connection.dialect.name == "sqlite" else postgresql).insert(table)
