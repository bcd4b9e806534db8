"""Writes the package's weights that tell which particle stands after a word: 的 or 地, 的 or 得.

    python tools/fit_particles.py RULES CORPUS NEWSPAPER...

RULES is the folder of rules, whose kind `particle` lists the words before the particle; CORPUS is official text, which
hardly ever errs, in one file. It has 地 seldom, so what stands behind a bare adverb (认真落实了各项措施) is shown as
well, and newspapers are. So are the right sides of 的 that stand behind any other word. Needs the extra `tools`.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
import sys
import zlib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import yaml
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from reportlint.usage import particles
from reportlint.usage.particles import OTHER_WORDS, features

if TYPE_CHECKING:
    from collections.abc import Iterator

Place = tuple[str, int, int, bool, float]
"""A line, where the word starts, where the particle stands, whether it is the second one, and how much it counts."""

_MODALS = (
    "能够 可以 必须 应当 不得 继续 认真 及时 进一步 共同 不断 切实 逐步 不能 无法 主动 努力 大力 "
    "充分 着力 严格 更好地 有效地 积极地 坚决 来 去 要 将 并 会"
)
_DETERMINERS = "[的种项次个场]|一个|各类|其他|有关|相关|新|大|无|有"
_ADVERBS = (
    "不断 逐步 进一步 大力 切实 着力 牢牢 努力 稳步 更好 更加 迅速 坚决 坚定 主动 自觉 深入 充分 "
    "广泛 积极 认真 严格 稳妥 妥善 扎实 科学 准确 有力 有效 及时 顺利 圆满 成功 精心 全面 系统 "
    "深刻 合理 健康 有序 坚持不懈 坚定不移 毫不动摇 一如既往 千方百计 因地制宜 积极稳妥 全力以赴 "
    "大张旗鼓 创造性 极大 高度 快速 持续 平稳 有计划 有步骤 有针对性 清醒 深切 用心 安全 规范 紧紧 "
    "紧密 密切 反复 详细 仔细 重点 共同 高效"
)
_ADVERBS_ANYWHERE = "不断 逐步 切实 大力 坚决 认真 及时 主动 深入 积极 着力 更好 迅速 充分 广泛"
_HAN = re.compile("[一-鿿]")
_WEIGHT_BARE, _WEIGHT_SWAPPED, _WEIGHT_SEEN = 0.4, 0.15, 1.5
_OFTEN_SWAPPED = 0.4
_FEWEST, _SMALLEST, _DIGITS = 3, 0.1, 2
_FEWEST_OPENING = 8
_ANY_BEFORE = "地"
"""Particles that any character may follow: what is done has too many names."""
_VERBS_KNOWN, _NOUNS_KNOWN = 5, 60


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rules", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("newspapers", type=Path, nargs="*")
    parser.add_argument("--out", type=Path, default=Path(particles.__file__).parent / "data" / "particles.json")
    arguments = parser.parse_args()
    official = list(dict.fromkeys(_lines(arguments.corpus)))
    lines = official + [line for file in arguments.newspapers for line in _lines(file)]
    classes = _classes(official)
    by_word = {word: name for name, words in classes.items() for word in words}
    pairs = {}
    for first, second, heads in _wanted(arguments.rules):
        places = list(_places(lines, first, second, heads, by_word))
        pairs[first + second] = _fitted(places, by_word, any_before=second in _ANY_BEFORE)
    written = {"pairs": pairs, "classes": {name: "".join(sorted(words)) for name, words in classes.items()}}
    arguments.out.write_text(json.dumps(written, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    return 0


def _lines(file: Path) -> Iterator[str]:
    for line in file.read_text(encoding="utf-8").split("\n"):
        if len(stripped := line.strip()) >= 8:
            yield stripped


def _wanted(rules: Path) -> list[tuple[str, str, list[str]]]:
    """Return the pairs, the likelier particle first, with the words the rules list."""
    found = {}
    for file in sorted(rules.rglob("*.yaml")):
        if kind := yaml.safe_load(file.read_text(encoding="utf-8")).get("particle"):
            first, second = sorted((kind["written"], kind["meant"]), key="的地得".index)
            found.setdefault((first, second), {}).update(dict.fromkeys(kind["heads"]))
    return [(*pair, list(heads)) for pair, heads in found.items()]


def _classes(lines: list[str]) -> dict[str, list[str]]:
    """Return the words of two characters by how often they are a verb, and how much oftener than a noun."""
    after_modal = re.compile(f"(?:{_MODALS.replace(' ', '|')})(?=([一-鿿]{{2}}))")
    after_determiner = re.compile(f"(?:{_DETERMINERS})(?=([一-鿿]{{2}}))")
    verbs: Counter[str] = Counter()
    nouns: Counter[str] = Counter()
    for line in lines:
        verbs.update(after_modal.findall(line))
        nouns.update(after_determiner.findall(line))
    classes: dict[str, list[str]] = {}
    for word, count in verbs.items():
        if count >= _VERBS_KNOWN and count * 20 >= nouns[word]:
            ratio = max(-3, min(3, round(math.log((count + 1) / (nouns[word] + 1)))))
            classes.setdefault(f"{min(4, int(math.log10(count) + 0.5))}.{ratio}", []).append(word)
    classes["n"] = [word for word, count in nouns.items() if count >= _NOUNS_KNOWN and verbs[word] * 20 < count]
    return classes


def _places(lines: list[str], first: str, second: str, heads: list[str], classes: dict[str, str]) -> Iterator[Place]:
    """Yield where one of the particles stands after a listed word, and what is shown beside."""
    longest = max(map(len, heads))
    known, either = set(heads), re.compile(f"[{first}{second}]")
    seen: list[str] = []
    for line in lines:
        for at in (found.start() for found in either.finditer(line)):
            head = next((line[at - n : at] for n in range(min(longest, at), 0, -1) if line[at - n : at] in known), None)
            if head is None or at + 2 >= len(line) or not _HAN.match(line[at + 1]) or OTHER_WORDS.match(line, at):
                continue
            if line[at] == first:
                seen.append(head)
            yield line, at - len(head), at, line[at] == second, 1.0 if line[at] == second else _WEIGHT_SEEN
    if second == "地":
        yield from _bare(lines, known, classes)
        yield from _swapped(lines, first, known, seen, classes)


def _bare(lines: list[str], heads: set[str], classes: dict[str, str]) -> Iterator[Place]:
    """Yield adverbs without a particle before a verb, as if 地 stood there, or other words in place of them."""
    opening = "|".join(sorted((one for one in _ADVERBS.split() if one in heads), key=len, reverse=True))
    anywhere = "|".join(one for one in _ADVERBS_ANYWHERE.split() if one in heads)
    bare = re.compile(
        f"(?:(?<=[，。；、：能要会将须应并来去])|(?<=为了)|(?<![成作认称])(?<=为)|^)({opening})(?=([一-鿿]{{2}}))|(?<=[一-鿿])({anywhere})(?=([一-鿿]{{2}}))"
    )
    turn, others = random.Random(5), sorted(heads)  # noqa: S311
    for line in lines:
        for found in bare.finditer(line):
            name = classes.get(found[2] or found[4], "n")
            at = found.end()
            if line[at] in "的地" or name[0] in "n0" or turn.random() > (0.33 if found[1] else 0.25):
                continue
            if (found[3] and not name.endswith((".1", ".2", ".3"))) or "-" in name:
                continue
            head = turn.choice(others) if turn.random() < _OFTEN_SWAPPED else line[found.start() : at]
            start = found.start()
            yield line[:start] + head + "地" + line[at:], start, start + len(head), True, _WEIGHT_BARE


def _swapped(
    lines: list[str], first: str, heads: set[str], seen: list[str], classes: dict[str, str]
) -> Iterator[Place]:
    """Yield what stands behind the first particle after other words, as if a listed one stood before it."""
    turn, others = random.Random(5), sorted(heads)  # noqa: S311
    for line in lines:
        for found in re.finditer(f"(?<=[一-鿿]{{2}}){first}(?=([一-鿿]{{2}}))", line):
            at, name = found.start(), classes.get(found[1], "n")
            if name[0] in "n0" or turn.random() > 0.17 or any(line[at - n : at] in heads for n in (2, 3, 4)):
                continue
            head, mark = turn.choice(seen if turn.random() < 0.5 else others), turn.choice("，，，。")
            yield mark + head + line[at:], 1, 1 + len(head), False, _WEIGHT_SWAPPED


def _fitted(places: list[Place], classes: dict[str, str], *, any_before: bool) -> dict[str, object]:
    """Return intercept, weights and the characters the second particle may stand before; print what a fold tells."""
    rows = [features(classes, line, start, at) for line, start, at, _, _ in places]
    counts = Counter(one for row in rows for one in row)
    names = sorted(one for one, count in counts.items() if count >= _FEWEST)
    column = {name: at for at, name in enumerate(names)}
    indices, ends = [], [0]
    for row in rows:
        indices += sorted(column[one] for one in row if one in column)
        ends.append(len(indices))
    matrix = csr_matrix((np.ones(len(indices), np.float32), indices, ends), shape=(len(rows), len(names)))
    second = np.array([place[3] for place in places])
    weights = np.array([place[4] for place in places])
    fold = np.array([zlib.crc32(place[0].encode()) % 3 for place in places])
    scores = np.zeros(len(places))
    for held in range(3):
        scores[fold == held] = _model(
            matrix[fold != held], second[fold != held], weights[fold != held]
        ).decision_function(matrix[fold == held])
    honest, whole = weights >= 1.0, _model(matrix, second, weights)
    for least in range(-6, 7):
        print(
            f"{least}: second told {(scores[honest & second] > least).mean():.3f}, "
            f"first taken for it {(scores[honest & ~second] > least).sum()} of {(honest & ~second).sum()}",
            file=sys.stderr,
        )
    for at in np.argsort(-np.where(honest & ~second, scores, -99))[:60]:
        line, start, of, _, _ = places[at]
        print(f"{scores[at]:.1f} {line[max(0, start - 12) : of + 1]}|{line[of + 1 : of + 14]}", file=sys.stderr)
    kept = {
        name: round(float(weight), _DIGITS)
        for name, weight in zip(names, whole.coef_[0], strict=True)
        if abs(weight) >= _SMALLEST
    }
    print(f"{len(kept):,} weights", file=sys.stderr)
    behind = Counter(place[0][place[2] + 1] for place in places if place[3])
    opening = "" if any_before else "".join(sorted(one for one, count in behind.items() if count >= _FEWEST_OPENING))
    return {"intercept": round(float(whole.intercept_[0]), _DIGITS), "weights": kept, "opening": opening}


def _model(matrix: csr_matrix, second: np.ndarray, weights: np.ndarray) -> LogisticRegression:
    model = LogisticRegression(C=1.0, solver="liblinear", max_iter=300)
    return model.fit(matrix, second, sample_weight=weights)


if __name__ == "__main__":
    sys.exit(main())
