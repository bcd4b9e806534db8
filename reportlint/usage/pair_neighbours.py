"""The characters that official text often has before and behind its most usual pairs; it judges nothing."""

from __future__ import annotations

from itertools import pairwise

_FEW = 50  # pairs, each of which is looked for by itself


class PairNeighbours(dict[str, tuple[str, str]]):
    """What stands often before each of the pairs, and what behind; if asked often, all lists are read."""

    def __init__(self, pairs: str, bounds: memoryview, lists: memoryview) -> None:
        """Take pairs in a row, two lists for each, all lists in a row, and where each ends and the next begins."""
        self._pairs, self._bounds, self._lists = pairs, bounds, lists

    def __missing__(self, pair: str) -> tuple[str, str]:
        if len(self) < _FEW:
            at = self._pairs.index(pair)
            while at % 2:
                at = self._pairs.index(pair, at + 1)
            first, second, end = self._bounds[at : at + 3]
            lists = self._lists[2 * first : 2 * end].tobytes().decode("utf-16-le")
            self[pair] = lists[: second - first], lists[second - first :]
        else:
            lists, bounds = self._lists.tobytes().decode("utf-16-le"), self._bounds.tolist()
            parts = [lists[start:end] for start, end in pairwise(bounds)]
            firsts, seconds = self._pairs[::2], self._pairs[1::2]
            self.update(zip(map(str.__add__, firsts, seconds), zip(parts[::2], parts[1::2], strict=True), strict=True))
        return self[pair]
