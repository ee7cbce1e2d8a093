"""Every sentence the program can say about money, read from its source and from its forms."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from groupkit import extraction
from groupkit.resources import folder
from tests.sources import PACKAGE, tree_of
from tests.test_content import BANNED

_SAYING = {"_", "N_", "gettext"}
_SAYING_MANY = {"ngettext"}
_REFUSING = {"Problem", "GroupkitError"}
_MONEY = re.compile(r"groupkit\.(core|services)\.(ledger|money|sheets|letters|books|records)\b|/money/|/money\.py$")


def modules() -> list[Path]:
    """Return the modules that are about money: those in its folders and those that use its book."""
    whole = ((path, path.as_posix()) for path in sorted(PACKAGE.rglob("*.py")))
    return [path for path, name in whole if _MONEY.search(name) or _MONEY.search(path.read_text("utf-8"))]


def _called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def _text(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def said(path: Path) -> Iterator[str]:
    """Yield every sentence a module has translated."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call) and node.args:
            wanted = 1 if _called(node) in _SAYING else 2 if _called(node) in _SAYING_MANY else 0
            yield from filter(None, map(_text, node.args[:wanted]))


def refusals(path: Path) -> Iterator[str]:
    """Yield every sentence with which a module refuses something."""
    tree = tree_of(path)
    constants = {
        target.id: _text(node.value.args[0])
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and node.value.args
        for target in node.targets
        if isinstance(target, ast.Name) and _called(node.value) == "N_"
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _called(node) in _REFUSING:
            for argument in node.args[:2]:
                if isinstance(argument, ast.Call) and _called(argument) == "N_":
                    yield _text(argument.args[0])
                elif isinstance(argument, ast.Name) and constants.get(argument.id):
                    yield constants[argument.id]


def forms() -> Iterator[tuple[str, str]]:
    """Yield file and sentence of everything that is shown of the forms about money."""
    for path in sorted((folder("forms") / "money").glob("*.toml")):
        form = tomllib.loads(path.read_text("utf-8"))
        for _key, text in extraction.texts(form, extraction.FIELDS["money"], path.stem):
            yield path.stem, text


# debit, credit, ledger, posting, reconcile, accrual, imprest, fund code, in every form they take
BOOKISH = re.compile(
    r"\b(debit\w*|credit\w*|ledgers?|posting|posted|reconcil\w*|accru\w*|imprest|fund codes?)\b", re.IGNORECASE
)
THE_PAGE = "If money is missing"


def cold(said: str) -> re.Match[str] | None:
    """Return a cold word; figures are no numbers to ring, and one page says its name."""
    return BANNED.search(re.sub(r"\d+", "0", said.replace(THE_PAGE, "")))
