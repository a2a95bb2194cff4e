"""What can go wrong for a person, as errors whose `key` names a message that is safe to show."""


class BotError(Exception):
    """A refusal or failure that views put into words: text `error-<key>`, filled with `details`."""

    key = "unknown"

    def __init__(self, **details: str | int):
        super().__init__(self.key)
        self.details = details


class NotAMember(BotError):
    """The person is in no community here: nothing is told, not even whether a name exists."""

    key = "not-a-member"


class Anonymous(BotError):
    """Somebody acts as the group or a channel: nobody can tell who it is."""

    key = "anonymous"


class NotAllowed(BotError):
    """A member asks for something that takes another role, or is another's."""

    key = "not-allowed"


class NotFound(BotError):
    """It doesn't exist, or not for this member."""

    key = "not-found"


class Asleep(BotError):
    """The community sleeps: the bot is not in its group now."""

    key = "asleep"


class Invalid(BotError):
    """An answer can't be understood; `reason` is part of the text key: `error-invalid-<reason>`."""

    def __init__(self, reason: str, **details: str | int):
        self.key = f"invalid-{reason}"
        super().__init__(**details)
        self.reason = reason


class StartupError(Exception):
    """The program can't start; the message is one clear line for the operator, without secrets."""
