"""Characters a second of the whole run (text files to tables) beside jieba.cut alone, on one core.

`make bench` takes the samples, many times over, each copy with other digits; `make bench TEXTS=folder`
takes texts of one's own: .txt files, and .jsonl files with a `text` on each line. What is done once
(imports, rules, jieba's dictionary) is not counted.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import jieba

from minsheng_extract import load_rules, run

SAMPLES = Path(__file__).parents[1] / "samples"
MILLION = 1_000_000


def copies(folder: Path, characters: int) -> list[str]:
    """Write texts like the samples into `folder`, in all as long as wanted; give them."""
    chance = random.Random(1)
    originals = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    texts: list[str] = []
    while sum(map(len, texts)) < characters:
        text = originals[len(texts) % len(originals)]
        texts.append(re.sub(r"(?<=\d)[1-9]", lambda _: str(chance.randint(1, 9)), text))
        (folder / f"{len(texts):05}.txt").write_text(texts[-1], encoding="utf-8")
    return texts


def taken(folder: Path, given: list[Path]) -> list[str]:
    """Write the texts of files and folders of one's own into `folder`; give them."""
    files = [file for path in given for file in (sorted(path.rglob("*")) if path.is_dir() else [path])]
    texts = [text for file in files for text in texts_of(file)]
    if not texts:
        sys.exit(f"no text in {', '.join(map(str, given))}: give .txt files, or .jsonl with a `text` a line")
    for number, text in enumerate(texts):
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
    return texts


def texts_of(file: Path) -> list[str]:
    """The text of a .txt file, those of a .jsonl file; of others none."""
    if file.suffix == ".jsonl":
        return [json.loads(line)["text"] for line in file.read_text(encoding="utf-8").split("\n") if line.strip()]
    return [file.read_text(encoding="utf-8")] if file.suffix == ".txt" else []


def seconds(work: Callable[[], object]) -> float:
    """How long it takes, once."""
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


def cut_all(texts: list[str]) -> int:
    """Words that jieba.cut makes of the texts."""
    return sum(1 for text in texts for _ in jieba.cut(text))


def on_one_core() -> None:
    """Keep this process on one core, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def main() -> None:
    """Measure, interleaved, and print the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", nargs="*", type=Path, help="files (.txt, .jsonl) or folders of one's own")
    parser.add_argument("--characters", type=int, default=400_000)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--floor", type=float, default=0.0, help="exit 1 where the ratio is lower")
    chosen = parser.parse_args()
    on_one_core()
    with tempfile.TemporaryDirectory() as temporary:
        notices, out = Path(temporary) / "notices", Path(temporary) / "out"
        notices.mkdir()
        texts = taken(notices, chosen.texts) if chosen.texts else copies(notices, chosen.characters)
        length = sum(map(len, texts))
        rules = load_rules()
        start = seconds(lambda: run(SAMPLES / "nanhai-2023-plan.txt", out, rules=rules)), seconds(jieba.initialize)
        figures = run(notices, out, rules=rules).quantities
        pairs = [
            (seconds(lambda: run(notices, out, rules=rules)), seconds(lambda: cut_all(texts)))
            for _ in range(chosen.repeats)
        ]
    ours, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"{len(texts)} texts, {length:,} characters, {figures:,} figures; median of {chosen.repeats}, one core")
    print(f"minsheng run   {length / ours:>12,.0f} characters a second  (first run {start[0]:.1f} s)")
    print(f"jieba.cut      {length / theirs:>12,.0f} characters a second  (dictionary {start[1]:.1f} s)")
    print(f"ratio          {theirs / ours:>12.2f}")
    sys.exit(1 if theirs / ours < chosen.floor else 0)


if __name__ == "__main__":
    main()
