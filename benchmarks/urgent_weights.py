"""Learn the weights of the second look at danger, and write them to config.

python -m benchmarks.urgent_weights [--leave BATCH] [--out config/urgency_weights.tsv]

Learned from the messages in benchmarks/data/urgent*.jsonl, the situations beside them, and what
config tells: of topics that are a danger, of the others, and of what is nobody's. A batch that is
left out gives an honest figure for it, and so does every tenth line of what is calm. A word by
itself counts only when few calm lines have it, and any feature only when three lines do.
Multinomial regression, full batch, always the same result.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

from bot.answers.suspicion import FILE, HEAD, LABELS, START, find_features
from bot.answers.topics import CONFIG, read_lines
from bot.answers.urgency import forget_figures, load_urgency, read_message

DATA = Path(__file__).parent / "data"
TOPICS = {
    "suicidaliteit": "113",
    "kindermishandeling": "veilig_thuis",
    "huiselijk_geweld": "veilig_thuis",
    "eergeweld": "veilig_thuis",
    "huwelijksdwang": "veilig_thuis",
    "verwaarlozing": "veilig_thuis",
    "seksueel_misbruik": "csg",
}
# Topics whose situations are at times a danger and at times not.
MIXED_TOPICS = """
    crisis kind_slaat_ouder getuige zelfbeschadiging wapens meldcode slachtoffer harddrugs
    depressie loverboy agressie huisbezoek_onveilig ouder_verslaafd trauma
"""
MIXED = frozenset(MIXED_TOPICS.split())
URGENT_WEIGHT = 1.5  # a miss is worse than a false alarm
SITUATION_WEIGHT = 0.6
TOLD_WEIGHT = 1.0  # of the situations in config that are a danger
CALM_WEIGHT = 0.1  # of the many that are none
ELSEWHERE_WEIGHT = 0.5
ROUNDS = 200
SHRINK = 1e-4
HELD_OUT = 10  # one in so many calm lines
SEEN = 3  # lines that have a feature before it counts
COMMON = 0.01  # of the calm lines: a word that so many have tells nothing by itself
LEAST = 0.3  # weights that are all nearer to nothing are not written down

Example = tuple[list[str], int, float]


def main(argv: list[str] | None = None) -> int:
    """Learn and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--leave", action="append", default=["F", "H", "Z"], help="a batch to leave out"
    )
    parser.add_argument("--out", type=Path, default=FILE)
    args = parser.parse_args(argv)
    weights = learn(read_examples(frozenset(args.leave)))
    lines = ["# Made by python -m benchmarks.urgent_weights; feature, then a weight for each of"]
    lines.append("# " + "\t".join(LABELS))
    for name, row in sorted(weights.items()):
        if name == START or max(map(abs, row)) >= LEAST:
            lines.append("\t".join([name, *(f"{weight:.2f}" for weight in row)]))
    args.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - HEAD} weights in {args.out}")
    return 0


def read_examples(leave: frozenset[str]) -> list[Example]:
    """Return the labelled messages and situations, without the batches in ``leave``."""
    rows = []
    for name in ("urgent.jsonl", "urgent_own.jsonl"):
        for line in (DATA / name).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row.get("batch") not in leave:
                urgent = row["label"] is not None
                rows.append((row["text"], row["label"], URGENT_WEIGHT if urgent else 1.0))
    for line in (DATA / "situations.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        topic, text = line.split("\t")
        if topic not in MIXED:
            label = TOPICS.get(topic)
            weight = SITUATION_WEIGHT * (URGENT_WEIGHT if label else 1.0)
            rows.append((text, label, weight))
    for topic, label in TOPICS.items():
        lines = read_lines(CONFIG / "situations" / f"{topic}.txt")
        rows += [(text, label, TOLD_WEIGHT) for text in lines]
    calm, elsewhere = read_calm(held_out=False)
    rows += [(text, None, CALM_WEIGHT) for text in calm]
    rows += [(text, None, ELSEWHERE_WEIGHT) for text in elsewhere]
    knowledge = load_urgency()
    examples = []
    for text, label, weight in rows:
        _, read, message = read_message(knowledge.vocabulary, text)
        forget_figures(knowledge, read, message)
        features = [feature.name for feature in find_features(read, message)]
        examples.append((features, LABELS.index(label) if label else len(LABELS), weight))
    return examples


def read_calm(*, held_out: bool) -> tuple[list[str], list[str]]:
    """Return the situations of topics that are no danger, and what is nobody's.

    Either every tenth line, from which nothing is learned, or the others.
    """
    files = sorted((CONFIG / "situations").glob("*.txt"))
    calm = [file for file in files if file.stem not in MIXED and file.stem not in TOPICS]
    told = [text for file in calm for text in read_lines(file)]
    crowds = (told, read_lines(CONFIG / "elsewhere.txt"))
    told, elsewhere = (
        [text for number, text in enumerate(crowd) if (number % HELD_OUT == 0) is held_out]
        for crowd in crowds
    )
    return told, elsewhere


def name_features(examples: list[Example]) -> list[str]:
    """Return the features that count: seen several times, and telling."""
    seen = Counter(name for features, _, _ in examples for name in features)
    calm = [features for features, label, _ in examples if label == len(LABELS)]
    usual = Counter(name for features in calm for name in features if " " not in name)
    return sorted(
        name for name, count in seen.items() if count >= SEEN and usual[name] < COMMON * len(calm)
    )


def learn(examples: list[Example]) -> dict[str, tuple[float, ...]]:
    """Multinomial regression against "no danger", with Adagrad."""
    names = name_features(examples)
    index = {name: number for number, name in enumerate(names)}
    known = [[index[name] for name in features if name in index] for features, _, _ in examples]
    rows = np.repeat(np.arange(len(known)), [len(k) for k in known])
    columns = np.concatenate([np.array(k, dtype=np.int64) for k in known])
    values = np.repeat([1 / np.sqrt(len(k) or 1) for k in known], [len(k) for k in known])
    labels = np.array([label for _, label, _ in examples])
    share = np.array([weight for _, _, weight in examples])
    share = share / share.sum()
    weights: Any = np.zeros((len(LABELS), len(names)))
    start: Any = np.zeros(len(LABELS))
    squares = np.full_like(weights, 1e-6)
    for _ in range(ROUNDS):
        scores = np.zeros((len(examples), len(LABELS) + 1))
        for label in range(len(LABELS)):
            spread = values * weights[label][columns]
            scores[:, label] = np.bincount(rows, spread, len(examples)) + start[label]
        scores -= scores.max(axis=1, keepdims=True)
        chances = np.exp(scores)
        chances /= chances.sum(axis=1, keepdims=True)
        for label in range(len(LABELS)):
            error = share * (chances[:, label] - (labels == label))
            slope = np.bincount(columns, values * error[rows], len(names))
            slope += SHRINK * weights[label] / len(LABELS)
            squares[label] += slope**2
            weights[label] -= 0.3 * slope / np.sqrt(squares[label])
            start[label] -= 0.5 * error.sum()
    learned = {name: tuple(weights[:, number]) for name, number in index.items()}
    return learned | {START: tuple(start)}


if __name__ == "__main__":
    raise SystemExit(main())
