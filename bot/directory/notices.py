"""What members hear of their own accord: rows in the outbox, in the transaction of their cause.

Each goes to one person's private chat and holds ids only; it is worded when it is sent. What
nobody owns is told to the coordinators.
"""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.community.models import Member
from bot.delivery import outbox
from bot.delivery.models import Notice
from bot.directory import store
from bot.directory.models import Professional
from bot.directory.records import RequestRow
from bot.directory.rights import is_owned


async def number_asked(
    connection: AsyncConnection, member: Member, found: Professional, request_id: int, now: datetime
) -> None:
    """Ask the owner: "number-asked" with `request`, `professional`."""
    about = {"request": request_id, "professional": found.id}
    for user_id in await _keepers(connection, member, found):
        await _post(
            connection, member, user_id, "number-asked", f"request-{request_id}", about, now
        )


async def number_decided(
    connection: AsyncConnection, owner: Member, asked: RequestRow, state: str, now: datetime
) -> None:
    """Tell the asker: "number-given" or "number-refused" with `request`, `professional`."""
    about = {"request": asked.id, "professional": asked.professional_id}
    occurrence = f"request-{asked.id}-{now.timestamp():.0f}"  # an owner may change their mind
    await _post(connection, owner, asked.asker_user_id, f"number-{state}", occurrence, about, now)


async def reported(
    connection: AsyncConnection, member: Member, found: Professional, count: int, now: datetime
) -> None:
    """Ask the owner whether it is still right: "entry-reported" with `professional`, `count`."""
    about = {"professional": found.id, "count": count}
    occurrence = f"report-{found.id}-{now.timestamp():.0f}-{count}"
    for user_id in await _keepers(connection, member, found):
        await _post(connection, member, user_id, "entry-reported", occurrence, about, now)


async def invited(
    connection: AsyncConnection, member: Member, linked: int, professional_id: int, now: datetime
) -> None:
    """Ask a colleague for their yes: "colleague-invited" with `professional`, `by` (a name)."""
    user_id = await store.user_of(connection, linked)
    if user_id is not None:
        about: Mapping[str, int | str] = {"professional": professional_id, "by": member.name}
        occurrence = f"invited-{professional_id}"
        await _post(connection, member, user_id, "colleague-invited", occurrence, about, now)


async def _keepers(connection: AsyncConnection, member: Member, found: Professional) -> list[int]:
    if is_owned(found) and found.owner_user_id is not None:
        return [found.owner_user_id]
    coordinators = await store.coordinators(connection, member.community.id)
    return [user_id for user_id in coordinators if user_id != member.user_id]


async def _post(
    connection: AsyncConnection,
    member: Member,
    user_id: int,
    what: str,
    occurrence: str,
    about: Mapping[str, int | str],
    now: datetime,
) -> None:
    notice = Notice(what, occurrence, user_id, member.community.id, due_at=now, arguments={**about})
    await outbox.post(connection, notice, now)
