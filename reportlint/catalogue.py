"""Which rules there are, read from folders; it neither chooses nor runs them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.errors import Bilingual, FileError
from reportlint.rule import CATEGORIES, Rule, read_rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_PACKAGE = Path(__file__).parent


def bundled_root() -> Path:
    """Return the folder of our own rules: inside the package when installed, beside it in a checkout."""
    inside, beside = _PACKAGE / "rules", _PACKAGE.parent / "rules"
    return inside if inside.is_dir() else beside


def read_catalogue(folders: Sequence[Path], known: Iterable[Rule] = ()) -> list[Rule]:
    """Read every rule of the folders and return them with those known, sorted by name.

    FileError for a bad rule, an empty folder, a name used twice.
    """
    rules = {rule.name: rule for rule in known}
    for root in folders:
        for path in _files(root):
            rule = read_rule(path, root)
            if rule.name in rules:
                problem = Bilingual(
                    f"规则“{rule.name}”已在 {rules[rule.name].path} 中定义",
                    f"rule '{rule.name}' is already defined in {rules[rule.name].path}",
                )
                raise FileError(str(path), 0, 0, problem)
            rules[rule.name] = rule
    return [rules[name] for name in sorted(rules)]


def read_path(path: Path) -> list[Rule]:
    """Read a folder of rules, the folder of one category, or one rule file that lies in its category's folder."""
    if path.is_file() or path.name in CATEGORIES:
        files = _files(path) if path.is_dir() else [path]
        return [read_rule(file, file.absolute().parent.parent) for file in files]
    return read_catalogue([path])


def _files(root: Path) -> list[Path]:
    """Return the rule files below a folder, hidden ones (an editor's locks) left out; FileError where there is none."""
    if not root.is_dir():
        what = Bilingual("是文件，请给出规则文件夹", "is a file; name a folder of rules")
        raise FileError(str(root), 0, 0, what if root.exists() else Bilingual("文件夹不存在", "no such folder"))
    files = sorted(path for path in root.rglob("*.yaml") if not path.name.startswith("."))
    if not files:
        raise FileError(str(root), 0, 0, Bilingual("没有规则文件（*.yaml）", "holds no rule files (*.yaml)"))
    for stray in sorted(root.rglob("*.yml")):  # passed over, it would look like a rule that finds nothing
        raise FileError(str(stray), 0, 0, Bilingual("规则文件的扩展名须为 .yaml", "the ending of a rule file is .yaml"))
    return files
