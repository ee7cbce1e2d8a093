"""A feature is a column: the same name in every layer, tested in every layer, in short files named well."""

import ast
from pathlib import Path
from statistics import median

import pytest

from tests.sources import PACKAGE, PATHS, ROOT, name_of, tree_of

TESTS = ROOT / "tests"

LAYERS = ("core", "services", "pdf", "qt", "cli")

# The modules of a feature in each layer. One name may be a module or a package (qt/money/sheet.py).
COLUMNS: dict[str, dict[str, tuple[str, ...]]] = {
    "meetings": dict.fromkeys(LAYERS, ("meetings",))
    | {
        "core": ("meetings", "formats", "weeks", "presets", "folder"),
        "services": ("meetings", "formats", "weeks", "presets", "folder"),
    },
    "formats": {"core": ("formats",), "services": ("formats",), "qt": ("formats",), "cli": ("formats",)},
    "agreement": dict.fromkeys(LAYERS, ("agreement",)),
    "service": dict.fromkeys(LAYERS, ("service",)),
    "leaflets": dict.fromkeys(("core", "services", "pdf", "qt"), ("leaflets",)),
    "rota": dict.fromkeys(("core", "services", "pdf", "qt"), ("rota",)),
    "roles": dict.fromkeys(("core", "services", "qt"), ("roles",)),
    "sharing": dict.fromkeys(("core", "services", "pdf"), ("sharing",)),
    "handover": dict.fromkeys(LAYERS, ("handover",)),
    "decisions": dict.fromkeys(LAYERS, ("decisions", "business"))
    | {"pdf": ("decisions", "motions"), "qt": ("decisions",)},
    "books": dict.fromkeys(LAYERS, ("books",)) | {"services": ("books", "counting", "telling")},
    "banking": dict.fromkeys(("core", "services", "qt", "cli"), ("banking",)),
    "outings": dict.fromkeys(LAYERS, ("outings",)),
    "openings": dict.fromkeys(LAYERS, ("openings",)),
    "feedback": dict.fromkeys(LAYERS, ("feedback",)) | {"pdf": ("feedback", "scanning")},
    "evaluation": dict.fromkeys(LAYERS, ("evaluation",)),
    "outcomes": dict.fromkeys(LAYERS, ("outcomes",)),
    "packs": dict.fromkeys(LAYERS, ("packs",)),
    "promises": dict.fromkeys(LAYERS, ("promises",)),
    "funding": dict.fromkeys(LAYERS, ("funding",)),
    "vouchers": dict.fromkeys(LAYERS, ("vouchers",)),
    "costs": dict.fromkeys(LAYERS, ("costs",)),
    "money": dict.fromkeys(LAYERS, ("money",)) | {"core": ("ledger", "sheets", "letters", "proof")},
    "claims": dict.fromkeys(LAYERS, ("claims",)) | {"core": ("claims", "claiming", "claimforms", "rates")},
    "stock": dict.fromkeys(("core", "services", "pdf"), ("stock",)),
    "treasury": dict.fromkeys(("core", "services", "pdf"), ("treasury", "missing")),
    "accounts": dict.fromkeys(LAYERS, ("accounts",))
    | {"core": ("accounts", "closing"), "services": ("accounts", "closing"), "cli": ("accounts", "closing")},
    "exports": {"core": ("exports",), "services": ("exports", "bundles"), "qt": ("exports",)},
    "runner": dict.fromkeys(LAYERS, ("runner",)),
    "safety": dict.fromkeys(LAYERS, ("safety",)),
    "tonight": dict.fromkeys(LAYERS, ("tonight",)),
    "workbooks": dict.fromkeys(LAYERS, ("workbooks",)),
    "pages": dict.fromkeys(("core", "services", "pdf", "qt"), ("pages",)),
    "visits": dict.fromkeys(LAYERS, ("visits",)) | {"core": ("visits", "wishes")},
}

CELLS = [(layer, module) for column in COLUMNS.values() for layer, modules in column.items() for module in modules]

# What a layer has besides its features. A new module is a feature or is named here on purpose.
FURNITURE = {
    "core": "calendar chain glossary keys limits locks money moves people pictures privacy problems profile"
    " progress readings receipts records redaction reserve retention seals settings shares states zones",
    "services": "check group holidays ics leaving ledger papers post preferences profile proofing receipts"
    " records redaction reserve retention sample sending spreadsheet standing statement states terms",
    "pdf": "appearances bars booklets breaking faces folder fonts forms lines marks order paper paragraphs press"
    " profile raster shaping sheets slides slips typefaces welcome",
    "cli": "commands desk folder group options reading shown speech typed weeks",
    "qt": "application choices columns desk entries errors fields flow frame jobs lock look midnight notices"
    " oneform ordering page passphrases pieces places printing recovery rows sections settings start stylesheet"
    " tables ticks tokens topbar treasury welcome window",
}

VAGUE = {"util", "helper", "common", "misc", "base", "shared", "stuff", "manager", "handler", "tool", "lib"}
MOST_LINES, MEDIAN_LINES = 400, 130

each_module = pytest.mark.parametrize("path", PATHS, ids=name_of)


def there(folder: Path, name: str) -> bool:
    """Return whether a folder has a module or a package of that name."""
    return (folder / f"{name}.py").is_file() or (folder / name / "__init__.py").is_file()


def names_in(folder: Path) -> set[str]:
    """Return the names of the modules and packages that stand in a folder."""
    modules = {path.stem for path in folder.glob("*.py") if path.stem != "__init__"}
    return modules | {path.parent.name for path in folder.glob("*/__init__.py")}


def length(path: Path) -> int:
    """Return the number of lines of a file."""
    return len(path.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize(("layer", "module"), CELLS)
def test_a_feature_stands_in_each_of_its_layers(layer: str, module: str) -> None:
    assert there(PACKAGE / layer, module)


@pytest.mark.parametrize(("layer", "module"), CELLS)
def test_a_feature_is_tested_in_each_of_its_layers(layer: str, module: str) -> None:
    name = f"test_{module}"
    assert there(TESTS / layer, name) or any((TESTS / layer).glob(f"{name}_*.py"))


@pytest.mark.parametrize("layer", sorted(FURNITURE))
def test_every_module_of_a_layer_has_its_place(layer: str) -> None:
    features = {module for place, module in CELLS if place == layer}
    assert names_in(PACKAGE / layer) == features | set(FURNITURE[layer].split())


@each_module
def test_a_module_is_named_for_what_it_holds(path: Path) -> None:
    assert VAGUE.isdisjoint(word.removesuffix("s") for word in name_of(path).split("."))


@each_module
def test_a_module_begins_with_what_it_is_for(path: Path) -> None:
    tree = tree_of(path)
    words = ast.get_docstring(tree, clean=False) or ""
    assert words[:1].isalnum(), "the first line says what the module is for"
    assert words.split("\n\n")[0].rstrip().endswith(".")
    assert tree.body[0].lineno == 1


@each_module
def test_a_module_stays_short(path: Path) -> None:
    assert length(path) <= MOST_LINES


def test_most_modules_are_read_in_a_minute() -> None:
    assert median(length(path) for path in PATHS if path.name != "__init__.py") <= MEDIAN_LINES
