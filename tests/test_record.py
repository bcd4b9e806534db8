"""A record is the dataclass it would be, from the first look on; and it is none before."""

from __future__ import annotations

import dataclasses
import pickle
import typing
from typing import Any

import pytest

from reportlint.record import NamedTuple, field, record


@dataclasses.dataclass(frozen=True)
class Plain:
    """What is compared with."""

    word: str = dataclasses.field(metadata={"doc": "a word"})
    times: int = 1
    others: tuple[str, ...] = dataclasses.field(default=())
    counts: dict[str, int] = dataclasses.field(default_factory=dict, compare=False)


def made() -> type[Any]:
    @record
    class Plain:
        """What is compared."""

        word: str = field(metadata={"doc": "a word"})
        times: int = 1
        others: tuple[str, ...] = field(default=())
        counts: dict[str, int] = field(default_factory=dict, compare=False)

    return Plain


@record
class Kept:
    """What is pickled."""

    words: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.words:
            raise ValueError("empty")


LOOKS = (
    lambda cls: cls("a"),
    lambda cls: cls(word="a", times=2) == cls("a", 2),
    lambda cls: cls("a") != cls("b"),
    lambda cls: cls("a") == "a",
    lambda cls: hash(cls("a", 2)),
    lambda cls: dataclasses.replace(cls("a"), times=3),
    lambda cls: dataclasses.asdict(cls("a")),
    dataclasses.is_dataclass,
    lambda cls: [(field.name, field.default, field.metadata) for field in dataclasses.fields(cls)],
    lambda cls: cls.__match_args__ if dataclasses.is_dataclass(cls) else None,
)


@pytest.mark.parametrize("look", LOOKS)
def test_a_record_looks_like_the_dataclass_it_would_be(look: Any) -> None:
    cls = made()
    for _ in range(2):
        assert repr(look(cls)).rpartition(".")[2] == repr(look(Plain)).rpartition(".")[2]


@pytest.mark.parametrize("wrong", [(), ("a", 1, (), {}, 2)])
def test_a_record_refuses_what_a_dataclass_does(wrong: tuple[Any, ...]) -> None:
    with pytest.raises(TypeError):
        made()(*wrong)
    with pytest.raises(ValueError, match="empty"):
        Kept(())


@pytest.mark.parametrize("change", [lambda each: setattr(each, "word", "b"), lambda each: delattr(each, "word")])
def test_a_record_never_changes(change: Any) -> None:
    cls = made()
    unpacked = cls.__new__(cls)  # as `pickle` makes it, which writes nothing
    unpacked.__dict__["word"] = "a"
    for each in (unpacked, cls("a")):
        with pytest.raises(dataclasses.FrozenInstanceError):
            change(each)
        assert each.word == "a"


def test_what_is_only_unpacked_writes_no_methods(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = pickle.dumps(Kept(("a", "b")))
    monkeypatch.setattr(f"{__name__}.Kept", record(type("Kept", (), {"__annotations__": Kept.__annotations__})))
    monkeypatch.setattr("dataclasses.dataclass", None)
    assert pickle.loads(packed).words == ("a", "b")  # noqa: S301  # written above
    with pytest.raises(TypeError, match="not callable"):
        Kept(("a", "b"))


def test_a_named_tuple_is_what_typing_makes() -> None:
    def body(base: Any) -> type[Any]:
        class Made(base):  # type: ignore[misc]
            """What is compared."""

            word: str
            times: int = 1
            others: tuple[str, ...] = ()

            @property
            def long(self) -> str:
                return self.word * self.times

            def __reduce__(self) -> str:
                return self.word

        return Made

    ours, theirs = body(NamedTuple), body(typing.NamedTuple)
    for name in ("__bases__", "__doc__", "__module__", "__name__", "__slots__", "_fields", "_field_defaults"):
        assert getattr(ours, name) == getattr(theirs, name), name
    assert typing.get_type_hints(ours) == typing.get_type_hints(theirs)
    assert ours("a", times=2) == theirs("a", times=2) == ("a", 2, ())
    assert ours("a")._replace(times=3).long == "aaa"
    assert (repr(ours("a")), ours("a").__reduce__()) == (repr(theirs("a")), "a")
    with pytest.raises(TypeError):
        ours()


class Pair(NamedTuple):
    """What is pickled."""

    word: str
    times: int = 1


def test_a_named_tuple_can_be_pickled() -> None:
    kept = pickle.loads(pickle.dumps(Pair("a")))  # noqa: S301  # written on this line
    assert (type(kept), kept) == (Pair, ("a", 1))
