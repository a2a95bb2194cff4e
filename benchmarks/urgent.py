"""Danger found and false alarms, in one table.

python -m benchmarks.urgent [--messages U.jsonl] [--out LABELLED.jsonl]

Without --messages: the development set, our own batches, and how often the situations of topics
that are no danger set it off, and of config the tenth that nothing is learned from. Batches F and H
were never looked at while the rules were written and are not learned from, nor are their errors
shown; Z is what is said all day and is no danger; the others were each an honest figure once and
were then learned from.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.urgent_weights import MIXED, TOPICS, read_calm
from bot.answers.urgency import find_danger

DATA = Path(__file__).parent / "data"
UNSHOWN = frozenset(["own F", "own H", "situations", "told", "elsewhere"])


@dataclass(frozen=True, slots=True)
class Row:
    """A message with the label it should have, and the one it got."""

    text: str
    label: str | None
    found: str | None
    words: tuple[str, ...]
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Score:
    """What was caught of a set, and what was a false alarm."""

    urgent: int
    caught: int
    right: int
    calm: int
    alarms: int
    milliseconds: float


def main(argv: list[str] | None = None) -> int:
    """Print the table; 1 when an urgent message was missed or alarms are too many."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=Path)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args(argv)
    sets = {"messages": read(args.messages)} if args.messages else own_sets()
    find_danger("warm")
    labelled = {name: [ask(row) for row in rows] for name, rows in sets.items()}
    print(
        f"{'set':12} {'urgent':>6} {'caught':>6} {'right':>6} {'calm':>6} {'alarms':>6} {'ms':>6}"
    )
    scores = {name: score(rows) for name, rows in labelled.items()}
    for name, s in scores.items():
        print(
            f"{name:12} {s.urgent:6} {s.caught:6} {s.right:6} "
            f"{s.calm:6} {s.alarms:6} {s.milliseconds:6.2f}"
        )
    for name, rows in labelled.items():
        for row in rows:
            if row.label != row.found and name not in UNSHOWN:
                print(f"  {name}: {row.label} -> {row.found}: {row.text} {list(row.words)}")
    if args.out:
        lines = [
            json.dumps({"text": row.text, "label": row.found}, ensure_ascii=False) + "\n"
            for row in next(iter(labelled.values()))
        ]
        args.out.write_text("".join(lines), encoding="utf-8")
    first = next(iter(scores.values()))
    return int(first.caught < first.urgent or first.alarms > 0.05 * max(1, first.calm))


def read(file: Path) -> list[dict[str, Any]]:
    """Messages, one JSON object a line."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line]


def own_sets() -> dict[str, list[dict[str, Any]]]:
    """Return the development set, our batches by name, and ordinary messages."""
    sets = {"dev": read(DATA / "urgent.jsonl")}
    for row in read(DATA / "urgent_own.jsonl"):
        sets.setdefault(f"own {row['batch']}", []).append(row)
    lines = (DATA / "situations.tsv").read_text(encoding="utf-8").splitlines()[1:]
    ordinary = [line.split("\t") for line in lines]
    sets["situations"] = [
        {"text": text, "label": None}
        for topic, text in ordinary
        if topic not in TOPICS and topic not in MIXED
    ]
    for name, calm in zip(["told", "elsewhere"], read_calm(held_out=True), strict=True):
        sets[name] = [{"text": text, "label": None} for text in calm]
    return sets


def ask(row: dict[str, Any]) -> Row:
    """Look for danger in one message."""
    start = time.perf_counter()
    danger = find_danger(row["text"])
    spent = (time.perf_counter() - start) * 1000
    label, words = (danger.label, danger.words) if danger else (None, ())
    return Row(row["text"], row.get("label"), label, words, spent)


def score(rows: list[Row]) -> Score:
    """Count over a set; milliseconds are the median of a message."""
    urgent = [row for row in rows if row.label]
    calm = [row for row in rows if not row.label]
    return Score(
        len(urgent),
        sum(row.found is not None for row in urgent),
        sum(row.found == row.label for row in urgent),
        len(calm),
        sum(row.found is not None for row in calm),
        statistics.median(row.milliseconds for row in rows),
    )


if __name__ == "__main__":
    sys.exit(main())
