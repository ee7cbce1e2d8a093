"""Each notebook runs from a fresh kernel, on a book of one's own and on the made-up group, by the same gate."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest

from groupkit import notebook
from groupkit.core.ledger import Fund, FundKind
from groupkit.services import ledger
from tests import evening, judges
from tests.sources import ROOT

pytestmark = pytest.mark.proof
PACK, REPORT, TOUR = NAMES = ("evaluation-pack", "commissioner-report", "attendance-and-money")
MADE_UP = 'BOOK = ""\nPASSPHRASE_FILE = ""'
PRIVATE = "07700 900 123"


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """A book of one's own, the file its passphrase is read from, and what is said of it."""

    folder: Path
    book: Path
    secret: Path
    called: str

    @property
    def parameters(self) -> str:
        """What is typed into the first cell."""
        return f"BOOK = {str(self.book)!r}\nPASSPHRASE_FILE = {str(self.secret)!r}"


@pytest.fixture
def short() -> Iterator[Path]:
    """Return a folder with a short name: where two programs talk, names are short."""
    made = Path(mkdtemp())
    yield made
    shutil.rmtree(made)


@pytest.fixture(autouse=True)
def found(monkeypatch):
    """Let the kernel find the program of this folder."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


@pytest.fixture
def own(short, real_keys) -> Own:
    """Return a book with visits and money, a pot with a number in its name, and locks as they are."""
    book, secret = short / "book.groupkit", short / "secret"
    with evening.new_book(book) as group:
        evening.furnish(group)
        evening.open_with(group)
        ledger.add_fund(group, Fund(name=f"Jo {PRIVATE}", kind=FundKind.RESTRICTED))
        called = group.profile.name
    secret.write_text(evening.PASSPHRASE + "\n", encoding="utf-8")
    return Own(folder=short, book=book, secret=secret, called=called)


def ran(name: str, parameters: str, folder: Path) -> list[dict[str, str]]:
    """Run a notebook in a kernel of its own; return what came out of each cell, by its kind."""
    nbformat, client, kernels = (judges.library(each) for each in ("nbformat", "nbclient", "jupyter_client"))
    made = nbformat.read(ROOT / "workbooks" / "notebooks" / f"{name}.ipynb", as_version=4)
    nbformat.validate(made)
    made.cells[1].source = parameters
    kernel: Any = kernels.KernelManager(transport="ipc", ip=str(folder / "k"), kernel_name="python3")
    where = {"metadata": {"path": str(folder)}}
    client.NotebookClient(made, km=kernel, timeout=300, resources=where).execute(cleanup_kc=True)
    outputs = [output for cell in made.cells if cell.cell_type == "code" for output in cell.outputs]
    assert {output.output_type for output in outputs} == {"execute_result"}, (
        "nothing was printed, and nothing warned"
    )
    return [dict(output.data) for output in outputs]


@pytest.mark.parametrize("name", NAMES)
def test_it_runs_on_a_book_of_ones_own(name, own):
    before = own.book.read_bytes()
    out = ran(name, own.parameters, own.folder)
    said = "\n".join(text for each in out for text in each.values())
    assert own.called in said
    assert own.book.read_bytes() == before
    assert evening.PASSPHRASE not in said
    assert PRIVATE not in said
    with notebook.opened(str(own.book), str(own.secret)) as group:
        pack = notebook.pack(group)
    drawn = [each["text/html"] for each in out if "text/html" in each]
    if name == REPORT:
        assert "There is no report yet." in said
        return
    assert pack.table("contacts/months")._repr_html_() in drawn
    assert (pack._repr_html_() in drawn) is (name == PACK)
    if name == TOUR:
        assert "Jo …" in said
        assert any('<th scope="col">Meeting</th>' in each for each in drawn)
        assert pack.table("money/pots")._repr_html_() in drawn


@pytest.mark.parametrize("name", [REPORT, *(pytest.param(name, marks=pytest.mark.whole) for name in (PACK, TOUR))])
def test_it_runs_on_the_made_up_group(name, short):
    out = ran(name, MADE_UP, short)
    said = "\n".join(text for each in out for text in each.values())
    assert "made up" in said
    drawn = "\n".join(each.get("text/html", "") for each in out)
    assert "£" in drawn
    assert "Not shown" in drawn
    if name == REPORT:
        assert re.search(r"<td>\d{4}-\d\d-\d\d-1</td>", drawn), "the key of a report can be read and typed"
        assert "do not replace treatment" in drawn
