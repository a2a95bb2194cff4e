"""Every query about questions: what was understood and suggested, never the words of a question."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.directory.models import LOOKED
from bot.storage.schema import (
    audit,
    cues,
    members,
    people,
    professionals,
    questions,
    suggestions,
    verdicts,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is kept."""

    id: int
    member_id: int
    language: str  # of the asker, nl or en
    municipality: str | None
    ages: tuple[int, int] | None
    topics: tuple[str, ...]
    without_topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """How far somebody has seen the changes of what can be found in a directory."""

    change: int  # id in the audit, looks at numbers left out
    listed: tuple[int, int]  # how many, and the sum of their ids
    updated: datetime | None
    verdicts: tuple[Any, ...]
    cues: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a question: the likeliest topic first, and whether anybody helped."""

    topics: tuple[str, ...]
    municipality: str | None
    helped: bool


async def add_question(
    connection: AsyncConnection, community_id: int, member_id: int, now: datetime
) -> int:
    """Add a question and return its id."""
    query = (
        sa.insert(questions)
        .values(
            community_id=community_id, member_id=member_id, at=now, topics=[], without_topics=[]
        )
        .returning(questions.c.id)
    )
    return int((await connection.execute(query)).scalar_one())


async def question(
    connection: AsyncConnection, community_id: int, question_id: int
) -> Asked | None:
    """Return a question of this community."""
    query = (
        sa.select(
            questions.c.id,
            questions.c.member_id,
            people.c.language,
            questions.c.municipality,
            questions.c.minimum_age,
            questions.c.maximum_age,
            questions.c.topics,
            questions.c.without_topics,
        )
        .join_from(questions, members)
        .join(people)
        .where(questions.c.id == question_id, questions.c.community_id == community_id)
    )
    row = (await connection.execute(query)).mappings().first()
    if row is None:
        return None
    low, high = row["minimum_age"], row["maximum_age"]
    return Asked(
        id=row["id"],
        member_id=row["member_id"],
        language=row["language"],
        municipality=row["municipality"],
        ages=None if low is None else (low, high),
        topics=tuple(row["topics"]),
        without_topics=tuple(row["without_topics"]),
    )


async def save_place(
    connection: AsyncConnection, question_id: int, chat_id: int, message_id: int, answer_id: int
) -> None:
    """Note where the words of a question stand, and the answer to them."""
    where = {"chat_id": chat_id, "message_id": message_id, "answer_id": answer_id}
    await connection.execute(
        sa.update(questions).where(questions.c.id == question_id).values(**where)
    )


async def question_at(
    connection: AsyncConnection, chat_id: int, message_id: int, since: datetime
) -> tuple[int, int] | None:
    """Return the last question that was asked with a message, and the message of its answer."""
    query = (
        sa.select(questions.c.id, questions.c.answer_id)
        .where(
            questions.c.chat_id == chat_id,
            questions.c.message_id == message_id,
            questions.c.at > since,
        )
        .order_by(questions.c.id.desc())
        .limit(1)
    )
    found = (await connection.execute(query)).first()
    return (found.id, found.answer_id) if found else None


async def save_understanding(
    connection: AsyncConnection,
    question_id: int,
    suggested: Iterable[tuple[int, str | None]],
    **values: object,
) -> None:
    """Note what was understood, and the suggested professionals (id, topic) in their order.

    Those suggested before stay, so that a verdict on them keeps its place.
    """
    await connection.execute(
        sa.update(questions).where(questions.c.id == question_id).values(**values)
    )
    rows = [
        {
            "question_id": question_id,
            "professional_id": professional_id,
            "position": position,
            "topic": topic,
        }
        for position, (professional_id, topic) in enumerate(suggested)
    ]
    if rows:
        insert: Any = _dialect(connection).insert(suggestions).values(rows)
        told = {name: insert.excluded[name] for name in ("position", "topic")}
        keys = ["question_id", "professional_id"]
        await connection.execute(insert.on_conflict_do_update(index_elements=keys, set_=told))


async def suggested_ids(connection: AsyncConnection, question_id: int) -> list[int]:
    """Return who was suggested for a question, in order."""
    query = (
        sa.select(suggestions.c.professional_id)
        .where(suggestions.c.question_id == question_id)
        .order_by(suggestions.c.position)
    )
    return list((await connection.execute(query)).scalars())


async def save_verdict(  # the columns of the row
    connection: AsyncConnection,
    question_id: int,
    professional_id: int,
    member_id: int,
    helped: bool,
    now: datetime,
) -> None:
    """Note whether somebody helped: one verdict per member and suggestion, the last one counts."""
    insert: Any = _dialect(connection).insert(verdicts)
    statement = insert.values(
        question_id=question_id,
        professional_id=professional_id,
        member_id=member_id,
        helped=helped,
        at=now,
    ).on_conflict_do_update(
        index_elements=["question_id", "professional_id", "member_id"],
        set_={"helped": helped, "at": now},
    )
    await connection.execute(statement)


async def verdicts_of(
    connection: AsyncConnection, question_id: int, member_id: int
) -> dict[int, bool]:
    """Return a member's own verdicts on a question, by professional."""
    query = sa.select(verdicts.c.professional_id, verdicts.c.helped).where(
        verdicts.c.question_id == question_id, verdicts.c.member_id == member_id
    )
    return {row.professional_id: row.helped for row in await connection.execute(query)}


async def verdicts_since(
    connection: AsyncConnection, community_id: int, since: datetime
) -> list[tuple[int, bool, datetime]]:
    """Return (professional, helped, when) of a community since a moment."""
    query = (
        sa.select(verdicts.c.professional_id, verdicts.c.helped, verdicts.c.at)
        .join_from(verdicts, questions)
        .where(questions.c.community_id == community_id, verdicts.c.at >= since)
    )
    return [(r.professional_id, r.helped, r.at) for r in await connection.execute(query)]


async def outcomes_since(
    connection: AsyncConnection, community_id: int, since: datetime
) -> list[Outcome]:
    """Return what came of the questions since a moment on which somebody gave a verdict."""
    helped = sa.func.max(sa.case((verdicts.c.helped, 1), else_=0)).label("helped")
    judged = sa.select(verdicts.c.question_id, helped).group_by(verdicts.c.question_id).subquery()
    query = (
        sa.select(questions.c.topics, questions.c.municipality, judged.c.helped)
        .join(judged, judged.c.question_id == questions.c.id)
        .where(questions.c.community_id == community_id, questions.c.at >= since)
        .order_by(questions.c.id)
    )
    rows = await connection.execute(query)
    return [Outcome(tuple(row.topics), row.municipality, bool(row.helped)) for row in rows]


async def directory_mark(connection: AsyncConnection, community_id: int) -> Mark:
    """Return a value that differs whenever what can be found in a directory differs."""
    change = (
        sa.select(audit.c.id)
        .where(audit.c.community_id == community_id, audit.c.action != LOOKED)
        .order_by(audit.c.id.desc())
        .limit(1)
    )
    found = sa.select(
        sa.func.count(), sa.func.sum(professionals.c.id), sa.func.max(professionals.c.updated_at)
    ).where(professionals.c.community_id == community_id, professionals.c.state == "listed")
    verdict = (
        sa.select(sa.func.count(), sa.func.max(verdicts.c.at))
        .join_from(verdicts, questions)
        .where(questions.c.community_id == community_id)
    )
    own = sa.select(sa.func.count(), sa.func.max(cues.c.id)).where(
        cues.c.community_id == community_id
    )
    count, total, updated = (await connection.execute(found)).one()
    return Mark(
        change=(await connection.execute(change)).scalar_one_or_none() or 0,
        listed=(count, total or 0),
        updated=updated,
        verdicts=tuple((await connection.execute(verdict)).one()),
        cues=tuple((await connection.execute(own)).one()),
    )


async def communities_with_people(connection: AsyncConnection) -> list[int]:
    """Return the communities in which somebody can be found."""
    query = (
        sa.select(professionals.c.community_id)
        .where(professionals.c.state == "listed")
        .distinct()
        .order_by(professionals.c.community_id)
    )
    return list((await connection.execute(query)).scalars())


async def listed_ids(connection: AsyncConnection, community_id: int) -> set[int]:
    """Return the ids of everybody who can be found."""
    query = sa.select(professionals.c.id).where(
        professionals.c.community_id == community_id, professionals.c.state == "listed"
    )
    return set((await connection.execute(query)).scalars())


async def changed_ids(
    connection: AsyncConnection, community_id: int, since: Mark | None
) -> set[int]:
    """Return whose entry may have been changed after a mark: by the audit, and by its moment.

    The moment alone is not enough: the clock of another process may be behind.
    """
    if since is None:
        return set()
    noted = sa.select(audit.c.professional_id).where(
        audit.c.community_id == community_id,
        audit.c.id > since.change,
        audit.c.professional_id.is_not(None),
    )
    later = sa.select(professionals.c.id).where(professionals.c.community_id == community_id)
    if since.updated is not None:
        later = later.where(professionals.c.updated_at > since.updated)
    return set((await connection.execute(sa.union(noted, later))).scalars())


async def own_cues(connection: AsyncConnection, community_id: int) -> list[tuple[str, str]]:
    """Return a community's own (topic, cue) pairs."""
    query = sa.select(cues.c.topic, cues.c.cue).where(cues.c.community_id == community_id)
    return [(row.topic, row.cue) for row in await connection.execute(query)]


async def add_cue(  # the columns of the row
    connection: AsyncConnection,
    community_id: int,
    member_id: int,
    topic: str,
    cue: str,
    now: datetime,
) -> None:
    """Add a word of a community's own to a topic; known already is fine."""
    insert: Any = _dialect(connection).insert(cues)
    await connection.execute(
        insert.values(
            community_id=community_id, member_id=member_id, topic=topic, cue=cue, at=now
        ).on_conflict_do_nothing(index_elements=["community_id", "topic", "cue"])
    )


async def own_entry(connection: AsyncConnection, member_id: int) -> tuple[int, str | None] | None:
    """Return a member's own entry: its id and its municipality."""
    query = sa.select(professionals.c.id, professionals.c.municipality).where(
        professionals.c.member_id == member_id
    )
    found = (await connection.execute(query)).first()
    return (found.id, found.municipality) if found else None


def _dialect(connection: AsyncConnection) -> Any:
    return postgresql if connection.dialect.name == "postgresql" else sqlite
