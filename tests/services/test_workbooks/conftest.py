"""A shelf on which one small workbook stands, as if it had come with groupkit."""

import pytest

from groupkit.storage import workbooks
from groupkit.storage.workbookfiles import put_in_folder
from tests import shelf


@pytest.fixture
def small(tmp_path, monkeypatch):
    """Return the workbook that came with groupkit."""
    put_in_folder(workbooks.dumped(shelf.workbook()), tmp_path / "shelf" / "small")
    monkeypatch.setattr(workbooks, "folder", lambda _name: tmp_path / "shelf")
    workbooks._known.cache_clear()
    yield shelf.workbook()
    workbooks._known.cache_clear()
