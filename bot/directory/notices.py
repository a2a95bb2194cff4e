"""What members hear of their own accord: rows in the outbox, in the transaction of their cause.

Each goes to one person's private chat and holds ids only; it is worded when it is sent. What
nobody owns is told to the coordinators.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.community.models import Member
from bot.delivery import outbox
from bot.delivery.models import Notice
from bot.directory import records, store
from bot.directory.models import PATIENCE, Professional
from bot.directory.records import RequestRow
from bot.directory.rights import is_owned


async def number_asked(
    connection: AsyncConnection, member: Member, found: Professional, request_id: int, now: datetime
) -> None:
    """Ask the owner: "number-asked" with `request`, `professional`.

    The asker hears in time that no answer came: "number-unanswered", with the same.
    """
    about: dict[str, int | str] = {"request": request_id, "professional": found.id}
    occurrence = f"request-{request_id}-{now.timestamp():.0f}"  # it may be asked again
    for user_id in await keepers(connection, member.community.id, found, member.user_id):
        await _post(connection, member, user_id, "number-asked", occurrence, about, now)
    late = Notice(
        "number-unanswered", occurrence, member.user_id, member.community.id, now + PATIENCE, about
    )
    await outbox.post(connection, late, now)


async def number_held(connection: AsyncConnection, held: Notice, now: datetime) -> None:
    """Tell the asker that a "number-asked" did not arrive: "number-held", with the same."""
    request_id = int(held.arguments["request"])
    asked = await records.request(connection, held.community_id or 0, request_id)
    if asked is not None:
        told = replace(held, what="number-held", chat_id=asked.asker_user_id, due_at=now)
        await outbox.post(connection, told, now)


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
    for user_id in await keepers(connection, member.community.id, found, member.user_id):
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


async def keepers(
    connection: AsyncConnection, community_id: int, found: Professional, asker: int
) -> list[int]:
    """Return who is asked about an entry: its owner, else the coordinators but for the asker."""
    if is_owned(found) and found.owner_user_id is not None:
        return [found.owner_user_id]
    coordinators = await store.coordinators(connection, community_id)
    return [user_id for user_id in coordinators if user_id != asker] or coordinators


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
