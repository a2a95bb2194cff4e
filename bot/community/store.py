"""Every query about communities, people and members."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import RowMapping
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.community.models import Community, Member, Person, Registration, Role, State
from bot.errors import NotFound
from bot.storage.schema import communities, members, people

Membership = tuple[Member, bool, datetime]  # whether present, and when Telegram last said so

COMMUNITY = (
    communities.c.id.label("community_id"),
    communities.c.chat_id,
    communities.c.name.label("community_name"),
    communities.c.zone,
    communities.c.municipalities,
    communities.c.state,
    communities.c.registration,
)
MEMBER = (
    members.c.id,
    members.c.user_id,
    members.c.role,
    members.c.present,
    members.c.checked_at,
    people.c.name,
    people.c.language,
    people.c.private,
    *COMMUNITY,
)
MEMBERS = (
    sa.select(*MEMBER)
    .join_from(members, people)
    .join(communities, communities.c.id == members.c.community_id)
    .order_by(members.c.id)
)
# Every update passes these; built once, they cost a third.
MEMBERSHIPS = MEMBERS.where(members.c.user_id == sa.bindparam("user"))
MEMBERSHIP = MEMBERSHIPS.where(members.c.community_id == sa.bindparam("community"))
PERSON = sa.select(
    people.c.user_id, people.c.name, people.c.language, people.c.private, people.c.community_id
).where(people.c.user_id == sa.bindparam("user"))


def to_community(row: RowMapping) -> Community:
    """Map a row of COMMUNITY."""
    registration = row["registration"]
    return Community(
        id=row["community_id"],
        chat_id=row["chat_id"],
        name=row["community_name"],
        zone=row["zone"],
        municipalities=tuple(row["municipalities"]),
        state=State(row["state"]),
        registration=Registration(**registration) if registration else None,
    )


def to_member(row: RowMapping) -> Member:
    """Map a row of MEMBER."""
    return Member(
        id=row["id"],
        user_id=row["user_id"],
        name=row["name"],
        language=row["language"],
        role=Role(row["role"]),
        community=to_community(row),
        private=row["private"],
    )


async def save_person(connection: AsyncConnection, person: Person, *, private: bool) -> None:
    """Remember how a person is called; `private` is only ever switched on here."""
    change: dict[str, Any] = {"name": person.name, "language": person.language}
    if private:
        change["private"] = True
    await _upsert(
        connection,
        people,
        {"user_id": person.user_id, "private": private, **change},
        ["user_id"],
        change,
    )


async def known_person(
    connection: AsyncConnection, user_id: int, *, lock: bool = False
) -> tuple[Person, bool, int | None] | None:
    """Return the person, whether the bot can write to them, and the chosen community's id.

    `lock` it to act on what it says: it stays true until the end of the transaction.
    """
    query = PERSON.with_for_update(read=True) if lock else PERSON
    row = (await connection.execute(query, {"user": user_id})).mappings().first()
    if row is None:
        return None
    person = Person(row["user_id"], row["name"], row["language"])
    return person, row["private"], row["community_id"]


async def set_private(connection: AsyncConnection, user_id: int, private: bool) -> None:
    """Note whether the bot can write to a person: started, or blocked."""
    await connection.execute(
        sa.update(people).where(people.c.user_id == user_id).values(private=private)
    )


async def choose_community(connection: AsyncConnection, user_id: int, community_id: int) -> None:
    """Note what a person's private chat is about."""
    await connection.execute(
        sa.update(people).where(people.c.user_id == user_id).values(community_id=community_id)
    )


async def community_of_chat(connection: AsyncConnection, chat_id: int) -> Community | None:
    """Return the community of a group."""
    return await _community(connection, communities.c.chat_id == chat_id)


async def load_community_of_chat(connection: AsyncConnection, chat_id: int) -> Community:
    """Return the community of a group; raises NotFound."""
    community = await community_of_chat(connection, chat_id)
    if community is None:
        raise NotFound
    return community


async def community_by_id(connection: AsyncConnection, community_id: int) -> Community | None:
    """Return a community; only for code that holds no member yet."""
    return await _community(connection, communities.c.id == community_id)


async def communities_in_registration(connection: AsyncConnection) -> list[Community]:
    """Return the communities that somebody is filling in."""
    query = sa.select(*COMMUNITY).where(communities.c.state == State.NEW)
    rows = (await connection.execute(query)).mappings()
    return [to_community(row) for row in rows if row["registration"]]


async def active_communities(connection: AsyncConnection, limit: int) -> list[Community]:
    """Return the living communities, newest first."""
    query = (
        sa.select(*COMMUNITY)
        .where(communities.c.state == State.ACTIVE)
        .order_by(communities.c.id.desc())
        .limit(limit)
    )
    return [to_community(row) for row in (await connection.execute(query)).mappings()]


async def add_community(
    connection: AsyncConnection, chat_id: int, name: str, zone: str, now: datetime
) -> None:
    """Add a new community for a group, unless there is one."""
    values = {
        "chat_id": chat_id,
        "name": name,
        "zone": zone,
        "municipalities": [],
        "state": State.NEW,
        "created_at": now,
    }
    await _upsert(connection, communities, values, ["chat_id"], None)


async def change_community(
    connection: AsyncConnection, community_id: int, **values: object
) -> None:
    """Change columns of a community."""
    await connection.execute(
        sa.update(communities).where(communities.c.id == community_id).values(**values)
    )


async def remove_community(connection: AsyncConnection, community_id: int) -> None:
    """Remove a community that nobody has registered."""
    await connection.execute(
        sa.delete(communities).where(
            communities.c.id == community_id, communities.c.state == State.NEW
        )
    )


async def membership(
    connection: AsyncConnection, community_id: int, user_id: int
) -> Membership | None:
    """Return the member, whether present, and when Telegram last said so."""
    found = await _memberships(connection, MEMBERSHIP, user=user_id, community=community_id)
    return found[0] if found else None


async def memberships_of(connection: AsyncConnection, user_id: int) -> list[Membership]:
    """Return all memberships of a person, present or not, oldest first."""
    return await _memberships(connection, MEMBERSHIPS, user=user_id)


async def member_by_id(
    connection: AsyncConnection, community_id: int, member_id: int
) -> Member | None:
    """Return a present member of this community."""
    query = MEMBERS.where(
        members.c.community_id == community_id, members.c.id == member_id, members.c.present
    )
    found = await _memberships(connection, query)
    return found[0][0] if found else None


async def set_present(
    connection: AsyncConnection, community_id: int, user_id: int, present: bool, now: datetime
) -> None:
    """Note that a person is in the group, or no longer; the person must be known."""
    values = {
        "community_id": community_id,
        "user_id": user_id,
        "role": Role.MEMBER,
        "present": present,
        "checked_at": now,
        "joined_at": now,
    }
    change: dict[str, Any] = {"present": present, "checked_at": now}
    if not present:
        change["role"] = Role.MEMBER  # upkeep rights don't wait for somebody who left
    await _upsert(connection, members, values, ["community_id", "user_id"], change)


async def set_role(
    connection: AsyncConnection, community_id: int, user_id: int, role: Role
) -> None:
    """Give or take upkeep rights."""
    await connection.execute(
        sa.update(members)
        .where(members.c.community_id == community_id, members.c.user_id == user_id)
        .values(role=role)
    )


async def coordinators(connection: AsyncConnection, community_id: int) -> list[Member]:
    """Return the present coordinators."""
    query = MEMBERS.where(
        members.c.community_id == community_id,
        members.c.role == Role.COORDINATOR,
        members.c.present,
    )
    found = await _memberships(connection, query)
    return [member for member, _present, _checked in found]


async def _community(
    connection: AsyncConnection, condition: sa.ColumnElement[bool]
) -> Community | None:
    row = (await connection.execute(sa.select(*COMMUNITY).where(condition))).mappings().first()
    return to_community(row) if row else None


async def _memberships(
    connection: AsyncConnection, query: sa.Select[Any], **values: int
) -> list[Membership]:
    rows = (await connection.execute(query, values)).mappings()
    return [(to_member(row), row["present"], row["checked_at"]) for row in rows]


async def _upsert(
    connection: AsyncConnection,
    table: sa.Table,
    values: dict[str, Any],
    keys: Sequence[str],
    change: dict[str, Any] | None,
) -> None:
    """Insert, or change the row that is there; `change=None` leaves it alone."""
    insert: Any = (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(table)
    statement = insert.values(**values)
    elements: Iterable[str] = keys
    if change is None:
        statement = statement.on_conflict_do_nothing(index_elements=elements)
    else:
        statement = statement.on_conflict_do_update(index_elements=elements, set_=change)
    await connection.execute(statement)
