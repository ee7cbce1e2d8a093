"""Every receipt can be looked at, saved as a file, and taken away while it belongs to nothing."""

from typing import Any

import pytest

from groupkit.core.receipts import Belonging
from groupkit.qt.money.receipts import ReceiptsPage
from groupkit.services import receipts
from tests import pictures
from tests.qt import checks, desks


@pytest.fixture
def group(tmp_path):
    with desks.typical(tmp_path) as made:
        yield made


def add(group, folder, name="slip.jpg", **how):
    (folder / name).write_bytes(pictures.jpeg(**how) if name.endswith("jpg") else pictures.pdf())
    return receipts.add(group, folder / name, "Sam")


def opened(group, qtbot) -> Any:
    page: Any = ReceiptsPage(desks.desk(group))
    page.desk.setParent(page)
    page.said = []
    page.desk.said.connect(lambda sentence, _undo: page.said.append(sentence))
    qtbot.addWidget(page)
    page.draw()
    page.resize(1066, 900)
    page.show()
    checks.settle(page)
    return page


def test_without_receipts_it_says_where_they_come_from(group, qtbot):
    assert "No receipt yet" in desks.words(opened(group, qtbot))


def test_the_list_says_what_each_belongs_to(group, qtbot, tmp_path):
    one = add(group, tmp_path)
    receipts.attach(group, one.id, Belonging(entry=one.id))
    add(group, tmp_path, "scan.pdf")
    page = opened(group, qtbot)
    assert [page.table.rows.index(line, 1).data() for line in (0, 1)] == [f"Entry {one.id}", "Nothing yet"]
    assert "It belongs to nothing yet." in desks.words(page)
    page.table.choose(0)
    checks.settle(page)
    assert f"Entry {one.id}" in desks.words(page)
    assert page.chosen == one.id


def test_a_copy_is_saved_as_a_file(group, qtbot, tmp_path):
    one = add(group, tmp_path)
    page = opened(group, qtbot)
    page.ask_folder = lambda: None
    page.save_button.click()
    assert page.said == []
    page.ask_folder = lambda: tmp_path
    page.save_button.click()
    assert page.said == [f"Saved as Receipt {one.id}.jpg."]
    assert (tmp_path / f"Receipt {one.id}.jpg").read_bytes() == receipts.content(group, one.id)


def test_one_on_nothing_is_taken_away_after_one_more_question(group, qtbot, tmp_path):
    add(group, tmp_path)
    page = opened(group, qtbot)
    page.away_button.click()
    assert page.focusWidget() is page.keep_button
    page.keep_button.click()
    assert len(receipts.listing(group)) == 1
    page.away_button.click()
    page.away_button.click()
    assert receipts.listing(group) == ()
    assert page.said == ["It is out of the book."]


def test_what_is_gone_or_changed_is_named_and_the_figures_are_said_to_be_well(group, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(receipts, "MUCH", 10)
    add(group, tmp_path)
    add(group, tmp_path, "scan.pdf")
    group.store._db.execute_sql("DELETE FROM receipt_bytes WHERE id = (SELECT min(id) FROM receipt_file)")
    words = desks.words(opened(group, qtbot))
    assert "1 receipt file is missing. The money figures are not affected. See which." in words
    assert "slip.jpg: it is gone." in words
    assert "Your receipts take" in words


@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
def test_it_can_be_read_and_reached_in_every_dress(qtbot, tmp_path, language, scale):
    with desks.full(tmp_path) as group:
        for at in range(3):
            add(group, tmp_path, f"{'A very long name of a file ' * 8}{at}.jpg", turned=at + 1)
        desks.wear(language, scale)
        page = ReceiptsPage(desks.desk(group))
        page.sure = True
        page.draw()
        page.sure = True
        page._look()
        assert desks.faults(qtbot, page, scale) == []
