"""Reading the people and the questions of a benchmark."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.answers.models import Profile
from bot.directory.fields import is_whole_region

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Question:
    """One judged question: grades by id (2 best, 1 acceptable), and its problems if several."""

    id: str
    text: str
    municipality: str | None
    kind: str
    relevant: dict[str, int]
    facets: tuple[frozenset[str], ...]


def read_people(path: Path) -> list[Profile]:
    """Return the professionals of a contacts file (id,name,discipline,organisation,role,…)."""
    with path.open(encoding="utf-8", newline="") as file:
        return [_profile(row) for row in csv.DictReader(file)]


def read_questions(path: Path) -> list[Question]:
    """Return the questions of a JSON-lines file."""
    questions = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            row = json.loads(line)
            questions.append(
                Question(
                    row["id"],
                    row["text"],
                    row.get("municipality"),
                    row.get("kind", ""),
                    row.get("relevant") or {},
                    tuple(frozenset(facet) for facet in row.get("facets") or ()),
                )
            )
    return questions


def _profile(row: dict[str, Any]) -> Profile:
    municipality = row["municipality"].strip()
    return Profile(
        id=row["id"],
        name=row["name"],
        discipline=row["discipline"],
        organisation=row["organisation"],
        function=row["role"],
        municipality=None if not municipality or is_whole_region(municipality) else municipality,
        neighbourhoods=_several(row["neighbourhoods"]),
        expertise=row["expertise"],
        languages=_several(row["languages"]),
        minimum_age=_age(row["age_min"]),
        maximum_age=None if _age(row["age_max"]) == 99 else _age(row["age_max"]),
        cost=row["cost"],
        hours=row.get("hours", ""),
        referral="verwijzing" in row["cost"],
    )


def _several(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _age(text: str) -> int | None:
    return int(text) if text.strip() else None
