"""Logging: one line per event, never with text, name, number or token."""

import logging
import sys

FIELDS = ("error", "update", "event", "count", "state")  # the only extras that are printed


class Line(logging.Formatter):
    """Writes `time level logger message key=value …`; tracebacks stay out: they hold values."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line."""
        extras = [f"{name}={getattr(record, name)!r}" for name in FIELDS if hasattr(record, name)]
        if record.exc_info and record.exc_info[0] is not None:
            extras.append(f"exception={record.exc_info[0].__name__}")
        moment = self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z")
        return " ".join([moment, record.levelname, record.name, _message(record), *extras])


def _message(record: logging.LogRecord) -> str:
    """Return what happened; a library may put a whole update in its line, so only its own words."""
    if record.name == "bot" or record.name.startswith("bot."):
        return record.getMessage()
    return str(record.msg).partition("\n")[0]


def start_logging(level: str) -> None:
    """Log to standard error; the HTTP client is silenced: it logs addresses, with the token."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Line())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for talkative in (
        "httpx",
        "httpcore",
        "apscheduler",
        "telegram",
        "aiosqlite",
        "asyncio",
        "alembic",
    ):
        logging.getLogger(talkative).setLevel(max(logging.WARNING, root.level))
