"""What somebody in a test sees: messages, answers to taps and inline results."""

from dataclasses import dataclass

from loopback.model import Json


class Answer(str):
    """What came of a tap: the words of a toast or alert, a link, or nothing; `kind` says which."""

    __slots__ = ("kind",)
    kind: str

    def __new__(cls, words: str = "", kind: str = "none") -> "Answer":
        """Make an answer of its words and kind."""
        answer = super().__new__(cls, words)
        answer.kind = kind
        return answer


@dataclass(frozen=True)
class Seen:
    """A message as somebody sees it; `view` is MESSAGE of docs/loopback.md."""

    view: Json
    data: bytes | None = None

    @property
    def id(self) -> int:
        """Its number in the chat."""
        return int(self.view["id"])

    @property
    def text(self) -> str:
        """Its text or caption."""
        return str(self.view["text"])

    @property
    def html(self) -> str:
        """Its text or caption as the page shows it."""
        return str(self.view["html"])

    @property
    def labels(self) -> list[list[str]]:
        """The labels of its buttons, row by row."""
        return [[button["text"] for button in row] for row in self.view["buttons"]]

    def says(self, words: str) -> bool:
        """Tell whether these words are anywhere in it."""
        return words in searchable(self.view)


@dataclass(frozen=True)
class Result:
    """One result of an inline query."""

    query_id: str
    id: str
    title: str
    description: str
    text: str


def searchable(view: Json) -> str:
    """Give all the words of a message: text, card, file, place, poll and service line."""
    words = [view["text"], view["service"]]
    for name, fields in (
        ("contact", ("name", "phone")),
        ("document", ("name",)),
        ("location", ("title", "address")),
    ):
        words += [view[name][field] for field in fields] if view[name] else []
    if poll := view["poll"]:
        words += [poll["question"], *(option["text"] for option in poll["options"])]
    return "\n".join(word for word in words if word)
