"""Finding the topic of situations that were written apart from the cues.

python -m benchmarks.topics [--situations S.tsv] [--confusion]
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from pathlib import Path

from bot.answers.knowledge import Knowledge, load_knowledge

DATA = Path(__file__).parent / "data"


def read_situations(path: Path) -> list[tuple[str, str]]:
    """Pairs of topic id and situation; the odd ones in a topic are the held-out half."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["topic_id"], row["text"]) for row in rows]


def rank_topics(knowledge: Knowledge, text: str) -> list[str]:
    """Topic ids, the likeliest first."""
    scores = knowledge.topic_scores(text)
    ordered = sorted(scores.items(), key=lambda item: -item[1])
    return [knowledge.topics[number].id for number, _ in ordered]


def main(argv: list[str] | None = None) -> int:
    """Print the share of situations whose topic comes first, and in three."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--situations", type=Path, default=DATA / "situations.tsv")
    parser.add_argument("--confusion", action="store_true")
    args = parser.parse_args(argv)
    knowledge = load_knowledge()
    situations = [s for s in read_situations(args.situations) if s[0] in knowledge.topic_number]
    first = third = none = 0
    confused: Counter[tuple[str, str]] = Counter()
    per_topic: dict[str, list[int]] = {}
    for topic_id, text in situations:
        ranked = rank_topics(knowledge, text)
        first += ranked[:1] == [topic_id]
        third += topic_id in ranked[:3]
        none += not ranked
        per_topic.setdefault(topic_id, []).append(topic_id in ranked[:3])
        if ranked and ranked[0] != topic_id:
            confused[topic_id, ranked[0]] += 1
    total = len(situations)
    print(
        f"situations {total}  first {first / total:.3f}  "
        f"in three {third / total:.3f}  nothing {none}"
    )
    if args.confusion:
        for (wanted, got), count in confused.most_common(60):
            print(f"  {count:3} {wanted} -> {got}")
        for topic_id, hits in sorted(per_topic.items(), key=lambda i: sum(i[1]) / len(i[1]))[:25]:
            print(f"  {sum(hits) / len(hits):.2f} {topic_id}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
