"""Loading the knowledge: topics, disciplines, the language, and what is not ours to answer."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.answers.models import Discipline, Topic, Who

if TYPE_CHECKING:
    from collections.abc import Container

CONFIG = Path(__file__).resolve().parents[2] / "config"
STEPS = ("licht", "midden", "zwaar")
URGENCIES = ("112", "113", "veilig_thuis", "csg")


class KnowledgeError(ValueError):
    """A knowledge file that can't be used; the message names the file and the fault."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything read from config/, not yet compiled."""

    topics: dict[str, Topic]
    disciplines: dict[str, Discipline]
    language: dict[str, Any]
    elsewhere: tuple[tuple[str, int], ...]
    situations: dict[str, tuple[str, ...]]
    other: tuple[str, ...]  # what people ask that is nobody's here


def load_sources(folder: Path = CONFIG, topics_folder: Path | None = None) -> Sources:
    """Read all knowledge under ``folder``; raise KnowledgeError naming the faulty file."""
    disciplines = load_disciplines(folder / "disciplines.toml")
    topics = load_topics(topics_folder or folder / "topics", set(disciplines))
    language = _read(folder / "language.toml")
    elsewhere = _cues(_read(folder / "elsewhere.toml"), folder / "elsewhere.toml")
    situations = load_situations(folder / "situations", topics)
    other = read_lines(folder / "elsewhere.txt")
    return Sources(topics, disciplines, language, elsewhere, situations, other)


def load_disciplines(path: Path) -> dict[str, Discipline]:
    """Return the fixed list of disciplines by key."""
    return {
        row["key"]: Discipline(
            row["key"], row["sector"], row["nl"], row["en"], tuple(row.get("aliases", ()))
        )
        for row in _read(path)["disciplines"]
    }


def load_topics(folder: Path, disciplines: set[str]) -> dict[str, Topic]:
    """Every topic file of a folder, checked, by its file name."""
    topics = {}
    for path in sorted(folder.glob("*.toml")):
        topics[path.stem] = read_topic(path, disciplines)
    for topic in topics.values():
        unknown = [other for other in topic.related if other not in topics]
        if unknown and len(topics) > 100:
            raise KnowledgeError(f"{topic.id}: related topics do not exist: {unknown}")
    return topics


def load_situations(folder: Path, topics: Container[str]) -> dict[str, tuple[str, ...]]:
    """Return what people told, by topic: a file each, a situation a line, "#" before a remark."""
    situations = {}
    for path in sorted(folder.glob("*.txt")):
        if path.stem not in topics:
            raise KnowledgeError(f"{path.name}: there is no such topic")
        situations[path.stem] = read_lines(path)
    return situations


def read_lines(path: Path) -> tuple[str, ...]:
    """Return the lines of a file that say something: not empty, and no remark after "#"."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line.strip() and not line.startswith("#"))


def read_topic(path: Path, disciplines: set[str]) -> Topic:
    """One topic file; raise KnowledgeError when a field is missing or unknown."""
    data = _read(path)
    try:
        who = tuple(
            Who(
                block["step"],
                block["fit"],
                tuple(block.get("disciplines", ())),
                tuple(block.get("roles", ())),
                tuple(block.get("organisations", ())),
                tuple(block.get("expertise", ())),
            )
            for block in data["who"]
        )
        ages = data.get("ages")
        topic = Topic(
            path.stem,
            data["title"],
            data["title_en"],
            data["description"],
            (ages[0], ages[1]) if ages else None,
            data.get("urgency"),
            tuple(data.get("related", ())),
            _cues(data, path),
            tuple(data.get("contrasts", {}).get("phrases", ())),
            who,
        )
    except (KeyError, TypeError, IndexError) as fault:
        raise KnowledgeError(f"{path.name}: {fault!r}") from fault
    for block in who:
        unknown = set(block.disciplines) - disciplines
        if unknown or block.step not in STEPS or block.fit not in {1, 2, 3}:
            raise KnowledgeError(f"{path.name}: who: {unknown or (block.step, block.fit)}")
    if topic.urgency is not None and topic.urgency not in URGENCIES:
        raise KnowledgeError(f"{path.name}: urgency {topic.urgency!r}")
    return topic


def _cues(data: dict[str, Any], path: Path) -> tuple[tuple[str, int], ...]:
    found: dict[str, int] = {}
    for weight in ("3", "2", "1"):
        for cue in data.get("cues", {}).get(weight, ()):
            if not isinstance(cue, str) or not cue.strip():
                raise KnowledgeError(f"{path.name}: cue {cue!r}")
            found.setdefault(cue.strip().lower(), int(weight))
    return tuple(found.items())


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as fault:
        raise KnowledgeError(f"{path.name}: missing") from fault
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise KnowledgeError(f"{path.name}: {fault}") from fault
