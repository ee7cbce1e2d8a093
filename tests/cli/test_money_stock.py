"""Literature, typed: it is put on the list, counted, shown beside what it brought, and taken off."""

from tests.pdf import reading


def test_literature_is_counted(does, book):
    assert does("money", "stock-add", "Workbook").out == "It is on the list, with the number 1.\n"
    does("money", "stock-count", "1", "--came", "10", "--day", "2020-01-04")
    does("money", "stock-count", "1", "--sold", "3", "--given", "1")
    shown = does("money", "stock").out
    assert "1       Workbook  10    3     1      6" in shown
    assert "Literature sold has brought £0.00 so far." in shown
    assert does("money", "stock", "--json").json["shelves"][0]["sold"] == 3
    assert "There were 6." in book("money", "stock-count", "1", "--sold", "7").err
    does("money", "stock-remove", "1")
    assert "Nothing here yet." in does("money", "stock").out
    assert "not on the list any more" in book("money", "stock-remove", "1").err


def test_literature_goes_on_paper(does, book, tmp_path):
    does("money", "stock-add", "Workbook")
    does("money", "stock-count", "1", "--came", "10", "--day", "2020-01-04")
    filled, empty = tmp_path / "filled.pdf", tmp_path / "empty.pdf"
    assert does("money", "stock-paper", "--out", filled).out == "Saved as filled.pdf.\n"
    does("money", "stock-paper", "--out", empty, "--blank", "--large")
    assert "Workbook 10 0 0 10" in reading.words(filled.read_bytes())
    assert "Workbook" not in reading.words(empty.read_bytes())
    assert book("money", "stock-paper", "--out", tmp_path / "none" / "x.pdf").code == 1
