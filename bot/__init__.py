"""Wiebelik: the bot of a werkgemeenschap. See docs/architecture.md for the picture of the house."""
