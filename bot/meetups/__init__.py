"""Meetups: planning them, bringing the disciplines together, and the reminders around them."""
