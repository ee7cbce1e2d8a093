"""The house holds: imports point one way, stand at the top, and each toolkit has one home."""

import ast
import subprocess
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TypeGuard

import pytest

from tests.sources import PATHS, ROOT, graph, imports, name_of, tree_of

# a toolkit with two homes names both
HOMES = {
    "PySide6": "groupkit.qt",
    "shiboken6": "groupkit.qt",
    "peewee": "groupkit.storage",
    "playhouse": "groupkit.storage",
    "sqlcipher3": "groupkit.storage",
    "sqlite3": "groupkit.storage",
    "pikepdf": "groupkit.storage groupkit.pdf",
    "xlsxwriter": "groupkit.storage",
    "reportlab": "groupkit.pdf",
    "pypdfium2": "groupkit.pdf",
    "uharfbuzz": "groupkit.pdf",
    "bidi": "groupkit.pdf",
    "cv2": "groupkit.pdf.scanning",
    "numpy": "groupkit.pdf.scanning groupkit.services.rota groupkit.services.feedback.chains"
    " groupkit.services.packs.withheld",
}
each_module = pytest.mark.parametrize("path", PATHS, ids=name_of)


def cycle(modules: dict[str, set[str]]) -> list[str]:
    """Return one circle of imports, or nothing."""
    try:
        TopologicalSorter(modules).prepare()
    except CycleError as found:
        return list(found.args[1])
    return []


def strangers(path: Path, root: Path = ROOT) -> list[str]:
    """Return the imports of toolkits that live in another layer."""
    here = name_of(path, root)
    found = ((entry, HOMES.get(entry.module.partition(".")[0])) for entry in imports(tree_of(path)))
    return [
        f"line {entry.line}: {entry.module} belongs in {home}"
        for entry, home in found
        if home and not f"{here}.".startswith(tuple(f"{each}." for each in home.split()))
    ]


def hidden(path: Path) -> list[str]:
    """Return the imports that stand inside a function, are relative, or bring a whole module's names."""
    return [
        f"line {entry.line}: {entry.module}"
        for entry in imports(tree_of(path))
        if entry.inside or entry.relative or entry.star
    ]


def test_importing_the_library_loads_neither_qt_nor_the_printer() -> None:
    code = (
        "import sys, groupkit;"
        "heavy = {'PySide6', 'reportlab', 'pikepdf', 'pypdfium2', 'xlsxwriter', 'cv2', 'numpy', 'nltk.metrics'};"
        "heavy &= set(sys.modules);"
        "sys.exit(', '.join(heavy) or 0)"
    )
    ran = subprocess.run([sys.executable, "-c", code], check=False, cwd=ROOT, capture_output=True, text=True)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_no_module_comes_back_to_itself_through_its_imports() -> None:
    modules = graph(PATHS)
    assert sum(map(len, modules.values())) > len(modules) / 2, "the graph is too thin to prove anything"
    assert cycle(modules) == []


@each_module
def test_imports_stand_at_the_top_and_name_what_they_bring(path: Path) -> None:
    at_home = name_of(path) == "groupkit.lazy"  # the one place that loads a module by a name it is given
    assert at_home or hidden(path) == []


@each_module
def test_each_toolkit_is_imported_in_its_own_layer_only(path: Path) -> None:
    assert strangers(path) == []


def test_a_circle_is_found_even_when_it_hides(tmp_path: Path) -> None:
    sources = {
        "one": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from house import two\n",
        "two": "from groupkit.lazy import lazily\nthree = lazily('house.three')\n",
        "three": "def late():\n    import house.one\n    return house.one\n",
    }
    house = tmp_path / "house"
    house.mkdir()
    for name, source in sources.items():
        (house / f"{name}.py").write_text(source, encoding="utf-8")
    paths = tuple(sorted(house.glob("*.py")))
    assert set(cycle(graph(paths, tmp_path))) == {"house.one", "house.two", "house.three"}
    assert cycle(graph((house / "one.py", house / "two.py"), tmp_path)) == []


@pytest.mark.parametrize(
    "source",
    [
        "def f():\n    import json\n",
        "class A:\n    def f(self):\n        from json import dumps\n",
        "async def f():\n    if 1:\n        import json\n",
        "f = lambda: __import__('json')\n",
        "def f():\n    return lazily('json')\n",
        "from . import neighbour\n",
        "from json import *\n",
    ],
)
def test_an_import_that_hides_is_found(tmp_path: Path, source: str) -> None:
    path = tmp_path / "module.py"
    path.write_text(source, encoding="utf-8")
    assert len(hidden(path)) == 1


def test_a_toolkit_away_from_home_is_found(tmp_path: Path) -> None:
    core, qt = tmp_path / "groupkit" / "core", tmp_path / "groupkit" / "qt"
    for folder in (core, qt):
        folder.mkdir(parents=True)
        (folder / "page.py").write_text("from PySide6.QtWidgets import QLabel\n", encoding="utf-8")
    assert len(strangers(core / "page.py", tmp_path)) == 1
    assert strangers(qt / "page.py", tmp_path) == []


@each_module
def test_what_asks_and_shows_never_reaches_into_the_file(path: Path) -> None:
    if name_of(path).startswith(("groupkit.qt", "groupkit.cli", "groupkit.pdf", "groupkit.notebook")):
        reached = [node.lineno for node in ast.walk(tree_of(path)) if _reaches_in(node)]
        assert not reached, f"line {reached}: ask a service instead"


def _reaches_in(node: ast.AST) -> TypeGuard[ast.Attribute]:
    return isinstance(node, ast.Attribute) and node.attr == "store"
