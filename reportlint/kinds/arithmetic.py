"""Kind `arithmetic`: figures that do not follow from those beside them; `figures` does the reckoning, not this."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from reportlint.finding import Match
from reportlint.record import field, record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Span


@record
class Arithmetic:
    """Figures of a document that show one fault."""

    fault: Literal[
        "growth", "difference", "doubling", "share", "completion", "total", "points", "whole", "parts", "average"
    ] = field(
        metadata={
            "doc": "与所列数字不符的增长率、增减数、翻番、占比、完成率（整改率等）、合计，"
            "误作百分点的百分比，大于整体的部分（含之和不为百的比例），其中所列与总数不符，平均数不符"
        }
    )

    @property
    def mends(self) -> bool:
        """Whether the figure follows from the others; of 翻番 and a part above its whole any may be wrong."""
        return self.fault not in ("doubling", "whole", "parts")

    def literals(self) -> Sequence[str]:
        """Return the words without which no line is read: the lines are read once for all rules."""
        from reportlint.figures.reckoning import CUES  # only a document that holds one of them needs it again

        return CUES

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Match]:
        """Yield the figures at fault; related are those that they should follow from."""
        from reportlint.figures.reckoning import contradictions

        for found in contradictions(document, hits):
            if found.fault == self.fault:
                yield Match(found.start, found.end, found.figure, found.others, reason=found.reckoning)
