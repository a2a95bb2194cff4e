"""Asking Telegram who is in a group."""

from telegram import Bot, ChatMember
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.community.models import Standing

STANDING = {
    ChatMember.OWNER: Standing.ADMINISTRATOR,
    ChatMember.ADMINISTRATOR: Standing.ADMINISTRATOR,
    ChatMember.MEMBER: Standing.PRESENT,
    ChatMember.RESTRICTED: Standing.PRESENT,
}


class TelegramRoster:
    """The roster as Telegram keeps it."""

    def __init__(self, bot: Bot):
        self._bot = bot

    async def standing(self, chat_id: int, user_id: int) -> Standing | None:
        """Return the standing of a user in a group, None when Telegram can't tell now."""
        try:
            member = await self._bot.get_chat_member(chat_id, user_id)
        except (BadRequest, Forbidden):  # never seen there, or the bot is not in that group
            return Standing.ABSENT
        except TelegramError:
            return None
        if member.status == ChatMember.RESTRICTED and not getattr(member, "is_member", False):
            return Standing.ABSENT
        return STANDING.get(member.status, Standing.ABSENT)
