"""Who is there now, for other rooms inside their own transaction: no asking of Telegram."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.community import store
from bot.community.models import Community, Member, State


async def living_community(connection: AsyncConnection, community_id: int) -> Community | None:
    """Return a community as long as the bot is in its group."""
    found = await store.community_by_id(connection, community_id)
    return found if found is not None and found.state is State.ACTIVE else None


async def living_member(
    connection: AsyncConnection, community_id: int, user_id: int
) -> Member | None:
    """Return a member of a living community who is in the group, as far as is known."""
    known = await store.membership(connection, community_id, user_id)
    if known is None or not known[1] or known[0].community.state is not State.ACTIVE:
        return None
    return known[0]
