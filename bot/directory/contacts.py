"""What other rooms may know of entries, inside their own transaction; by the same rights."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.community.models import Member
from bot.directory import records, rights, store
from bot.directory.edits import audit
from bot.directory.models import LOOKED, Brief
from bot.directory.service import to_brief
from bot.directory.vcard import make_vcard


async def briefs_of(
    connection: AsyncConnection, member: Member, ids: Iterable[int], now: datetime
) -> list[Brief]:
    """Return what may be said in the group of those among these who are listed."""
    found = await store.professionals_by_id(connection, member.community.id, ids)
    return [to_brief(one, now, member.community.zone) for one in found.values()]


async def contacts_of(
    connection: AsyncConnection, member: Member, ids: Iterable[int], now: datetime
) -> list[str]:
    """Return the vCards of others with something on it that this member may see.

    Owners will see that the member looked. To be called in a transaction.
    """
    given = await records.given_to(connection, member.id)
    found = await store.professionals_by_id(connection, member.community.id, ids)
    cards, looked = [], []
    for one in found.values():
        phones = rights.visible_phones(member, one, given=one.id in given)
        email = rights.visible_email(member, one, given=one.id in given)
        if rights.is_own(member, one) or not (phones or email):
            continue
        cards.append(make_vcard(one.entry, phones, email))
        if phones:
            looked.append((one.id, "phones"))
    await audit(connection, member, now, LOOKED, looked)
    return cards
