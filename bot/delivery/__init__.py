"""The one door in and the one door out: the inbox, the outbox, and Telegram's limits."""
