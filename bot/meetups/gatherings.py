"""Every query about people and a meetup: votes, answers, seats, agenda, presence, harvest."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.meetups.models import Answer, Item, Vote
from bot.meetups.seats import Claim
from bot.storage.schema import (
    meetup_answers,
    meetup_claims,
    meetup_harvests,
    meetup_invites,
    meetup_items,
    meetup_options,
    meetup_presences,
    meetup_votes,
    meetups,
    members,
    people,
)

# Votes


async def votes(connection: AsyncConnection, meetup_id: int) -> dict[int, dict[int, Vote]]:
    """Return who can when: option ids and votes by member id, in the order of voting."""
    query = (
        sa.select(meetup_votes.c.member_id, meetup_votes.c.option_id, meetup_votes.c.vote)
        .join(meetup_options, meetup_options.c.id == meetup_votes.c.option_id)
        .where(meetup_options.c.meetup_id == meetup_id)
        .order_by(meetup_votes.c.at, meetup_votes.c.member_id, meetup_votes.c.option_id)
    )
    found: dict[int, dict[int, Vote]] = {}
    for row in await connection.execute(query):
        found.setdefault(row.member_id, {})[row.option_id] = Vote(row.vote)
    return found


async def set_vote(
    connection: AsyncConnection, option_id: int, member_id: int, vote: Vote, now: datetime
) -> None:
    """Keep a vote in place of an earlier one."""
    values = {"vote": vote, "at": now}
    await _upsert(
        connection, meetup_votes, {"option_id": option_id, "member_id": member_id}, values
    )


# Answers and seats


async def answers(
    connection: AsyncConnection, meetup_ids: Iterable[int]
) -> dict[int, dict[int, Answer]]:
    """Return the answers by meetup and member, of whoever is in the group now."""
    query = (
        sa.select(meetup_answers.c.meetup_id, meetup_answers.c.member_id, meetup_answers.c.answer)
        .join(members, members.c.id == meetup_answers.c.member_id)
        .where(meetup_answers.c.meetup_id.in_(list(meetup_ids)), members.c.present.is_(True))
        .order_by(meetup_answers.c.at, meetup_answers.c.member_id)
    )
    found: dict[int, dict[int, Answer]] = {}
    for row in await connection.execute(query):
        found.setdefault(row.meetup_id, {})[row.member_id] = Answer(row.answer)
    return found


async def answers_of(connection: AsyncConnection, member_id: int) -> dict[int, Answer]:
    """Return one member's answers by meetup."""
    query = sa.select(meetup_answers.c.meetup_id, meetup_answers.c.answer).where(
        meetup_answers.c.member_id == member_id
    )
    return {row.meetup_id: Answer(row.answer) for row in await connection.execute(query)}


async def set_answer(
    connection: AsyncConnection, meetup_id: int, member_id: int, answer: Answer, now: datetime
) -> None:
    """Keep an answer in place of an earlier one."""
    values = {"answer": answer, "at": now}
    await _upsert(
        connection, meetup_answers, {"meetup_id": meetup_id, "member_id": member_id}, values
    )


async def claims(connection: AsyncConnection, meetup_ids: Iterable[int]) -> dict[int, list[Claim]]:
    """Return the seats that are asked for by meetup, in order, of who is in the group now."""
    query = (
        sa.select(
            *(meetup_claims.c.meetup_id, meetup_claims.c.number),
            *(meetup_claims.c.member_id, meetup_claims.c.guest),
        )
        .join(members, members.c.id == meetup_claims.c.member_id)
        .where(meetup_claims.c.meetup_id.in_(list(meetup_ids)), members.c.present.is_(True))
        .order_by(meetup_claims.c.meetup_id, meetup_claims.c.number)
    )
    found: dict[int, list[Claim]] = {}
    for row in await connection.execute(query):
        claim = Claim(row.number, row.member_id, row.guest)
        found.setdefault(row.meetup_id, []).append(claim)
    return found


async def all_claims(connection: AsyncConnection, meetup_id: int) -> list[Claim]:
    """Return the seats that are asked for, also by who just left the group."""
    query = (
        sa.select(meetup_claims.c.number, meetup_claims.c.member_id, meetup_claims.c.guest)
        .where(meetup_claims.c.meetup_id == meetup_id)
        .order_by(meetup_claims.c.number)
    )
    return [Claim(row.number, row.member_id, row.guest) for row in await connection.execute(query)]


async def remove_answer(connection: AsyncConnection, meetup_id: int, member_id: int) -> None:
    """Forget a member's answer."""
    await connection.execute(
        sa.delete(meetup_answers).where(
            meetup_answers.c.meetup_id == meetup_id, meetup_answers.c.member_id == member_id
        )
    )


async def add_claim(
    connection: AsyncConnection, meetup_id: int, member_id: int, guest: str | None = None
) -> None:
    """Ask for one more seat, after all others; the meetup is locked."""
    last = sa.select(sa.func.coalesce(sa.func.max(meetup_claims.c.number), 0)).where(
        meetup_claims.c.meetup_id == meetup_id
    )
    number = int((await connection.execute(last)).scalar_one()) + 1
    await connection.execute(
        sa.insert(meetup_claims).values(
            meetup_id=meetup_id, number=number, member_id=member_id, guest=guest
        )
    )


async def remove_claims(
    connection: AsyncConnection, meetup_id: int, member_id: int, number: int | None = None
) -> None:
    """Give up the seats that a member asked for, or only the one with a number."""
    query = sa.delete(meetup_claims).where(
        meetup_claims.c.meetup_id == meetup_id, meetup_claims.c.member_id == member_id
    )
    if number is not None:
        query = query.where(meetup_claims.c.number == number)
    await connection.execute(query)


async def claimed_by(
    connection: AsyncConnection, member_id: int, now: datetime
) -> list[tuple[int, int]]:
    """Return community and meetup of the coming meetups in which a member asked for a seat."""
    query = (
        sa.select(meetups.c.community_id, meetups.c.id)
        .join(meetup_claims, meetup_claims.c.meetup_id == meetups.c.id)
        .where(meetup_claims.c.member_id == member_id, meetups.c.ends_at > now)
        .distinct()
        .order_by(meetups.c.id)
    )
    return [(row.community_id, row.id) for row in await connection.execute(query)]


# Invitations


async def invited(connection: AsyncConnection, meetup_id: int) -> dict[int, str]:
    """Return the invited members with the discipline that they were invited for."""
    query = sa.select(meetup_invites.c.member_id, meetup_invites.c.discipline).where(
        meetup_invites.c.meetup_id == meetup_id
    )
    return {row.member_id: row.discipline for row in await connection.execute(query)}


async def add_invite(
    connection: AsyncConnection,
    meetup_id: int,
    member_id: int,
    by_id: int,
    discipline: str,
    now: datetime,
) -> bool:
    """Note an invitation; False when there was one already."""
    query = (
        _insert(connection, meetup_invites)
        .values(
            meetup_id=meetup_id, member_id=member_id, by_id=by_id, discipline=discipline, at=now
        )
        .on_conflict_do_nothing()
        .returning(meetup_invites.c.member_id)
    )
    return (await connection.execute(query)).first() is not None


# The agenda


async def items(connection: AsyncConnection, meetup_ids: Iterable[int]) -> dict[int, list[Item]]:
    """Return the agendas by meetup, in the order in which points were put there."""
    query = (
        sa.select(
            *(meetup_items.c.meetup_id, meetup_items.c.id, meetup_items.c.member_id),
            *(meetup_items.c.text, meetup_items.c.source, people.c.name),
        )
        .select_from(
            meetup_items.outerjoin(members, members.c.id == meetup_items.c.member_id).outerjoin(
                people, people.c.user_id == members.c.user_id
            )
        )
        .where(meetup_items.c.meetup_id.in_(list(meetup_ids)))
        .order_by(meetup_items.c.meetup_id, meetup_items.c.id)
    )
    found: dict[int, list[Item]] = {}
    for row in await connection.execute(query):
        item = Item(row.id, row.member_id, row.name or "", row.text, row.source)
        found.setdefault(row.meetup_id, []).append(item)
    return found


async def add_item(
    connection: AsyncConnection,
    meetup_id: int,
    member_id: int,
    text: str,
    source: str | None,
    now: datetime,
) -> int | None:
    """Put a point on the agenda; None when its source is there already."""
    query = (
        _insert(connection, meetup_items)
        .values(meetup_id=meetup_id, member_id=member_id, text=text, source=source, at=now)
        .on_conflict_do_nothing()
        .returning(meetup_items.c.id)
    )
    return (await connection.execute(query)).scalar_one_or_none()


async def meetup_of_item(
    connection: AsyncConnection, community_id: int, item_id: int
) -> tuple[int, int | None] | None:
    """Return the meetup of a point and who put it there."""
    query = (
        sa.select(meetup_items.c.meetup_id, meetup_items.c.member_id)
        .join(meetups, meetups.c.id == meetup_items.c.meetup_id)
        .where(meetup_items.c.id == item_id, meetups.c.community_id == community_id)
    )
    row = (await connection.execute(query)).first()
    return (row.meetup_id, row.member_id) if row else None


async def remove_item(connection: AsyncConnection, item_id: int) -> None:
    """Take a point off the agenda."""
    await connection.execute(sa.delete(meetup_items).where(meetup_items.c.id == item_id))


# The day itself and after


async def presences(connection: AsyncConnection, meetup_ids: Iterable[int]) -> dict[int, set[int]]:
    """Return the member ids of who was present, by meetup."""
    query = sa.select(meetup_presences.c.meetup_id, meetup_presences.c.member_id).where(
        meetup_presences.c.meetup_id.in_(list(meetup_ids))
    )
    found: dict[int, set[int]] = {}
    for row in await connection.execute(query):
        found.setdefault(row.meetup_id, set()).add(row.member_id)
    return found


async def set_presence(
    connection: AsyncConnection, meetup_id: int, member_id: int, present: bool, now: datetime
) -> bool:
    """Mark somebody as present or not; tells whether that is new."""
    key = meetup_presences.c
    query: Any = (
        sa.delete(meetup_presences)
        .where(key.meetup_id == meetup_id, key.member_id == member_id)
        .returning(key.member_id)
    )
    if present:
        query = (
            _insert(connection, meetup_presences)
            .values(meetup_id=meetup_id, member_id=member_id, at=now)
            .on_conflict_do_nothing()
            .returning(key.member_id)
        )
    return (await connection.execute(query)).first() is not None


async def meetings(connection: AsyncConnection, community_id: int) -> list[set[int]]:
    """Return who were present together, for each meetup."""
    query = (
        sa.select(meetup_presences.c.meetup_id, meetup_presences.c.member_id)
        .join(meetups, meetups.c.id == meetup_presences.c.meetup_id)
        .where(meetups.c.community_id == community_id)
    )
    found: dict[int, set[int]] = {}
    for row in await connection.execute(query):
        found.setdefault(row.meetup_id, set()).add(row.member_id)
    return list(found.values())


async def set_harvest(
    connection: AsyncConnection, meetup_id: int, member_id: int, text: str, now: datetime
) -> None:
    """Keep a sentence in place of an earlier one."""
    key = {"meetup_id": meetup_id, "member_id": member_id}
    await _upsert(connection, meetup_harvests, key, {"text": text, "at": now})


async def remove_harvest(connection: AsyncConnection, meetup_id: int, member_id: int) -> None:
    """Forget a sentence."""
    await connection.execute(
        sa.delete(meetup_harvests).where(
            meetup_harvests.c.meetup_id == meetup_id, meetup_harvests.c.member_id == member_id
        )
    )


async def harvests(
    connection: AsyncConnection, meetup_ids: Iterable[int]
) -> dict[int, tuple[str, ...]]:
    """Return the sentences by meetup, in the order in which they were first given."""
    query = (
        sa.select(meetup_harvests.c.meetup_id, meetup_harvests.c.text)
        .where(meetup_harvests.c.meetup_id.in_(list(meetup_ids)))
        .order_by(meetup_harvests.c.at, meetup_harvests.c.member_id)
    )
    found: dict[int, list[str]] = {}
    for row in await connection.execute(query):
        found.setdefault(row.meetup_id, []).append(row.text)
    return {meetup_id: tuple(texts) for meetup_id, texts in found.items()}


def _insert(connection: AsyncConnection, table: sa.Table) -> Any:
    return (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(table)


async def _upsert(
    connection: AsyncConnection, table: sa.Table, key: dict[str, Any], values: dict[str, Any]
) -> None:
    query = _insert(connection, table).values(**key, **values)
    await connection.execute(query.on_conflict_do_update(index_elements=list(key), set_=values))
