"""Danger found and false alarms, in one table.

python -m benchmarks.urgent [--messages U.jsonl] [--out LABELLED.jsonl]
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from pathlib import Path

from bot.answers.urgency import find_danger

DATA = Path(__file__).parent / "data"


def main(argv: list[str] | None = None) -> int:
    """Print the table; 1 when an urgent message was missed or alarms are too many."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=Path, default=DATA / "urgent.jsonl")
    parser.add_argument("--out", type=Path)
    args = parser.parse_args(argv)
    rows = [
        json.loads(line) for line in args.messages.read_text(encoding="utf-8").splitlines() if line
    ]
    out = []
    times = []
    for row in rows:
        start = time.perf_counter()
        danger = find_danger(row["text"])
        times.append((time.perf_counter() - start) * 1000)
        out.append({"text": row["text"], "label": danger.label if danger else None})
    urgent = [(r, o) for r, o in zip(rows, out, strict=True) if r.get("label")]
    calm = [(r, o) for r, o in zip(rows, out, strict=True) if not r.get("label")]
    caught = sum(o["label"] is not None for _, o in urgent)
    right = sum(o["label"] == r["label"] for r, o in urgent)
    alarms = sum(o["label"] is not None for _, o in calm)
    print(f"urgent {len(urgent)}  caught {caught}  right label {right}")
    print(f"calm   {len(calm)}  false alarms {alarms}   median {statistics.median(times):.2f} ms")
    for r, o in zip(rows, out, strict=True):
        if r.get("label") != o["label"]:
            print(f"  {r.get('label')} -> {o['label']}: {r['text']}")
    if args.out:
        args.out.write_text(
            "".join(json.dumps(o, ensure_ascii=False) + "\n" for o in out), encoding="utf-8"
        )
    return int(caught < len(urgent) or alarms > 0.05 * max(1, len(calm)))


if __name__ == "__main__":
    sys.exit(main())
