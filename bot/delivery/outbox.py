"""The door out: a notice is a row, written in the transaction of its cause."""

from datetime import datetime
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery.models import Notice
from bot.storage.schema import outbox


async def post(connection: AsyncConnection, notice: Notice, now: datetime) -> None:
    """Queue a notice; the same one (what, occurrence, chat) twice is queued once."""
    insert: Any = (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(outbox)
    await connection.execute(
        insert.values(
            what=notice.what,
            occurrence=notice.occurrence,
            chat_id=notice.chat_id,
            community_id=notice.community_id,
            arguments=notice.arguments,
            broadcast=notice.broadcast,
            due_at=notice.due_at,
            state="queued",
            attempts=0,
            created_at=now,
        ).on_conflict_do_nothing(index_elements=["what", "occurrence", "chat_id"])
    )
