"""What `re` made of the expressions our modules keep, as bytes and back into the cache of `re`; it knows none of them.

To compile them again would make a start longer by a quarter. `re` has no public way to keep its code, so this goes by
its inner parts, and only for the Python that wrote the bytes: any other, or one that has no such parts, compiles the
expressions as ever. Code that is not sound is refused by `_sre` itself.
"""

from __future__ import annotations

import marshal
import re
import sys
import zlib
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_READERS = "agreement", "figures", "kinds", "outline", "reading", "usage"
"""What reads documents, and is loaded module by module when a document first asks for it."""
_NO_SUCH_PARTS = (AttributeError, ImportError, RuntimeError, TypeError, ValueError)


def keep() -> bytes:
    """Return what is compiled at the top of those of our modules that are loaded, or may be for the sake of a document.

    And what they say is made late, of tables, and takes long: `large_classes`. Nothing where it cannot be kept.
    """
    from pkgutil import walk_packages  # who restores has no need of it

    package = __name__.partition(".")[0]
    for name in _READERS:
        folders = getattr(import_module(f"{package}.{name}"), "__path__", ())
        for module in walk_packages(folders, f"{package}.{name}."):
            import_module(module.name)
    ours = [module for name, module in sys.modules.items() if name.partition(".")[0] == package]
    found = {each for module in ours for value in vars(module).values() for each in _expressions(value)}
    found.update(each for module in ours if (classes := getattr(module, "large_classes", None)) for each in classes())
    written = sorted((each.pattern, int(each.flags & ~re.UNICODE)) for each in found if isinstance(each.pattern, str))
    try:
        return marshal.dumps((_python(), {one: marshal.dumps(_code(*one)) for one in written}))
    except _NO_SUCH_PARTS:
        return b""


def _expressions(value: object) -> Iterator[re.Pattern[Any]]:
    """Yield an expression, or those in a tuple or a dictionary of them."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _expressions(each)


def keep_one(source: str) -> bytes:
    """Return what is compiled of an expression; nothing where it cannot be kept."""
    try:
        return zlib.compress(marshal.dumps((_python(), _code(source, 0))), 9)  # classes are mostly zeros
    except _NO_SUCH_PARTS:
        return b""


def ready(source: str, data: bytes) -> re.Pattern[str]:
    """Return an expression compiled, of what was kept of it if that was by this Python."""
    try:
        import _sre  # type: ignore[import-not-found]

        python, code = marshal.loads(zlib.decompress(data))  # noqa: S302  # as the catalogue it came with
        if python == _python():
            compiled: re.Pattern[str] = _sre.compile(source, *code)
            return compiled
    except (*_NO_SUCH_PARTS, zlib.error):  # nothing was kept, or by another Python
        pass
    return re.compile(source)


def restore(data: bytes) -> None:
    """Let `re.compile` find what was kept, if it was by this Python."""
    try:
        import _sre

        python, kept = marshal.loads(data) if data else ("", {})  # noqa: S302  # as the plan it came with
        if kept and python == _python():
            cache = "_cache2" if hasattr(re, "_cache2") else "_cache"  # where `re` looks first
            setattr(re, cache, _Kept(_sre.compile, kept, getattr(re, cache)))
    except (*_NO_SUCH_PARTS, EOFError):
        return


class _Kept(dict[tuple[type, str, int], re.Pattern[str]]):
    """The cache of `re`, in which what was kept is found, too; of all our expressions a page needs a fifth."""

    def __init__(self, compiled: Callable[..., re.Pattern[str]], kept: Mapping[Any, bytes], cache: Any) -> None:
        super().__init__(cache)
        self._compiled, self._kept = compiled, kept

    def __missing__(self, key: tuple[type, str, int]) -> re.Pattern[str]:
        try:
            found = self[key] = self._compiled(key[1], *marshal.loads(self._kept[key[1:]]))  # noqa: S302  # as above
        except (*_NO_SUCH_PARTS, EOFError) as error:
            raise KeyError(key) from error  # so it is compiled as ever
        return found


def _python() -> str:
    import _sre

    return f"{sys.implementation.cache_tag} {_sre.MAGIC}"


@cache  # a process that makes several plans is asked again
def _code(source: str, flags: int) -> tuple[Any, ...]:
    """Return what `_sre.compile` wants beside the source, as `re._compiler.compile` gathers it."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    tree = _parser.parse(source, flags)
    names: list[str | None] = [None] * tree.state.groups
    for name, number in tree.state.groupdict.items():
        names[number] = name
    code = [int(each) for each in _compiler._code(tree, flags)]
    return int(flags | tree.state.flags), code, tree.state.groups - 1, dict(tree.state.groupdict), tuple(names)
