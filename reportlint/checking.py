"""A document read and run under its policy, in whatever process; it reports nothing."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from reportlint import compiled, engine
from reportlint.document import Document, decode_document, read_bytes
from reportlint.errors import DocumentError
from reportlint.policy import Policies
from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.engine import Outcome, Plan
    from reportlint.errors import Lang
    from reportlint.policy import Policy, Wishes
    from reportlint.remembered import Remembered
    from reportlint.stopwatch import Times


class Source(NamedTuple):
    """Where a document comes from: the file of its name, or bytes that are at hand already."""

    name: str
    data: bytes | None = None

    def bytes(self) -> bytes:
        """Return what it holds; DocumentError if it cannot be read."""
        return read_bytes(self.name) if self.data is None else self.data


Answer = tuple[Document, "Outcome"] | DocumentError
"""What came of a source."""


class Checker:
    """Reads and runs sources; where it is pickled, another process makes its policies of the same wishes.

    remembers: whether outcomes are kept for later runs, and taken from earlier ones. times: where it is written what
    rules took, in this process.
    """

    def __init__(self, policies: Policies, lang: Lang, *, remembers: bool = False, times: Times | None = None) -> None:
        self._policies, self._lang, self._times = policies, lang, times
        self._timed: dict[int, Plan] = {}
        self._remembered = _remembered() if remembers else None
        self._circumstances: dict[int, bytes] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        return _from_wishes, (self._policies.wishes, self._lang, self._remembered is not None)

    def __call__(self, source: Source) -> Answer:
        """Return the document and what came of it, or why it could not be read."""
        policy = self._policies.of(source.name)
        try:
            data = source.bytes()
            document = decode_document(source.name, data, policy.encoding)
        except DocumentError as error:
            return error
        if self._remembered is None:
            del data  # else it would lie there until all is checked
            return document, self._run(document, policy)
        from reportlint.remembered import key

        name = key(data, self._lang.encode(), self._dependence(policy, source.name))
        del data
        outcome = self._remembered.recall(name, source.name)
        if outcome is None:
            outcome = self._run(document, policy)
            self._remembered.keep(name, outcome)
        return document, outcome

    def _run(self, document: Document, policy: Policy) -> Outcome:
        plan = policy.plan
        if self._times is not None:
            if id(plan) not in self._timed:
                from reportlint.stopwatch import timed

                self._timed[id(plan)] = timed(plan, self._times)
            plan = self._timed[id(plan)]
            self._times.characters += len(document.text)
        with _collector_at_rest():
            return engine.run(document, plan, self._lang, policy.terms)

    def _dependence(self, policy: Policy, name: str) -> bytes:
        """Return what outcomes under a policy depend on; a policy lives as long as this does."""
        if id(policy) not in self._circumstances:
            self._circumstances[id(policy)] = self._policies.identity(name)
        return self._circumstances[id(policy)]


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Spare the search for garbage among matches by the hundred thousand: all but a little is freed by counting."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _remembered() -> Remembered | None:
    from reportlint.remembered import Remembered

    try:
        remembered = Remembered(compiled.cache_folder())
    except RuntimeError:  # a user without a home has no place for them
        return None
    remembered.sweep()
    return remembered


def _from_wishes(wishes: Wishes, lang: Lang, remembers: bool) -> Checker:
    return Checker(Policies(wishes), lang, remembers=remembers)
