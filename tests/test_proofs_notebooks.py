"""Each notebook runs from a fresh kernel, on a book of one's own and on the made-up group."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest

from tests import evening
from tests.sources import ROOT

nbformat = pytest.importorskip("nbformat")
nbclient = pytest.importorskip("nbclient")
jupyter_client = pytest.importorskip("jupyter_client")

pytestmark = pytest.mark.proof
NAMES = ("evaluation-pack", "commissioner-report", "attendance-and-money")


@pytest.fixture
def short() -> Iterator[Path]:
    """Return a folder with a short name: where two programs talk, names are short."""
    made = Path(mkdtemp())
    yield made
    shutil.rmtree(made)


def ran(name: str, parameters: str, folder: Path) -> str:
    made = nbformat.read(ROOT / "workbooks" / "notebooks" / f"{name}.ipynb", as_version=4)
    nbformat.validate(made)
    made.cells[1].source = parameters
    kernel: Any = jupyter_client.KernelManager(transport="ipc", ip=str(folder / "k"), kernel_name="python3")
    where = {"metadata": {"path": str(folder)}}
    nbclient.NotebookClient(made, km=kernel, timeout=300, resources=where).execute(cleanup_kc=True)
    return "\n".join(str(cell.outputs) for cell in made.cells if cell.cell_type == "code")


@pytest.mark.parametrize("name", NAMES)
def test_it_runs_on_a_book_of_ones_own(name, short, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    book, secret = short / "book.groupkit", short / "secret"
    with evening.new_book(book) as group:
        evening.furnish(group)
        called = group.profile.name
    secret.write_text(evening.PASSPHRASE + "\n", encoding="utf-8")
    said = ran(name, f"BOOK = {str(book)!r}\nPASSPHRASE_FILE = {str(secret)!r}", short)
    assert called in said
    assert evening.PASSPHRASE not in said


@pytest.mark.whole
@pytest.mark.parametrize("name", NAMES)
def test_it_runs_on_the_made_up_group(name, short, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    assert "made up" in ran(name, 'BOOK = ""\nPASSPHRASE_FILE = ""', short)
