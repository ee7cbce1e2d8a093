"""Literature, typed: it is put on the list, counted, shown beside what it brought, and taken off."""


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
