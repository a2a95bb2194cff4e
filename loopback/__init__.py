"""A local Telegram: the real Bot API protocol on this machine, for trying and testing a bot."""
