"""Things that go wrong on demand, so that a bot can be tried when Telegram is not well."""

from dataclasses import dataclass
from typing import Literal, get_args

FaultKind = Literal["error", "bad_gateway", "timeout", "lost", "flood", "forbidden", "migrate"]
KINDS: tuple[str, ...] = get_args(FaultKind)


@dataclass
class Fault:
    """One thing to go wrong, a number of times, perhaps only in one method."""

    kind: FaultKind
    method: str | None = None
    times: int = 1
    retry_after: int = 1
    migrate_to: int = -1_000_000_000_001


class Faults:
    """The faults still to come, in the order they were asked for."""

    def __init__(self) -> None:
        self.waiting: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Let this go wrong soon."""
        self.waiting.append(fault)

    def take(self, method: str) -> Fault | None:
        """Give the fault that this call gets, and count it; long polling is spared unless named."""
        for fault in self.waiting:
            named = (fault.method or "").lower()
            if named == method or (not named and method != "getupdates"):
                fault.times -= 1
                if fault.times <= 0:
                    self.waiting.remove(fault)
                return fault
        return None

    def clear(self) -> None:
        """Forget what was still to go wrong."""
        self.waiting.clear()
