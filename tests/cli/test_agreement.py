"""A group settles what it agrees by typing."""

from tests.pdf.reading import words


def test_lines_are_kept_left_out_written_anew_and_added(does):
    assert "We start on time" in does("agreement").out
    does("agreement", "leave-out", "time")
    assert not does("agreement", "show", "--json").json["lines"][0]["kept"]
    does("agreement", "keep", "time")
    does("agreement", "reword", "time", "We begin at seven.")
    assert "We begin at seven." in does("agreement").out
    does("agreement", "reword", "time")
    does("agreement", "add", "Dogs are welcome.")
    assert "Dogs are welcome." in does("agreement").out


def test_the_limits_are_settled_and_the_cards_printed(does, book, tmp_path):
    does("agreement", "limits", "We tell the warden.")
    does("agreement", "print", "--large", "--out", tmp_path / "cards.pdf")
    assert "We tell the warden." in words((tmp_path / "cards.pdf").read_bytes())
    does("agreement", "limits")
    assert "serious harm" in does("agreement").out
    assert book("agreement", "keep", "nothing").code == 1
