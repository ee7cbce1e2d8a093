"""A person promises something, says what came of it, and prints the poster, by typing."""

from datetime import date

from groupkit.core.calendar import later
from tests.pdf import reading

TODAY = date.today()  # noqa: DTZ011  the day where the person sits


def test_a_promise_is_made_settled_and_told(does, book, tmp_path):
    made = ("promises", "make", "It is loud", "Ask for the back room", "--from", "box")
    assert does(*made, "--owner", "secretary").out == "The promise is on the list, with the number 1.\n"
    does(*made, "--owner", "Jo", "--again", later(TODAY, 2))
    assert book(*made, "--owner", " ", "--again", "2001-01-01").err.count("\n") == 2
    shown = does("promises").out
    assert "Secretary" in shown
    assert "We are on it" in shown
    assert does("promises", "settle", 1, "done").out == "Done\n"
    assert "not before" not in book("promises", "told", 2).out
    assert book("promises", "told", 2).code == 1
    does("promises", "told", 1)
    assert [each["id"] for each in does("promises", "list", "--open", "--json").json] == [2]
    assert [each["id"] for each in does("promises", "list", "--json").json] == [2, 1]
    assert "Write why" in book("promises", "settle", 2, "could_not").err
    assert does("promises", "settle", 2, "could_not", "--why", "It is taken").out == "We couldn't\n"
    assert does("promises", "settle", 2, "open", "--again", later(TODAY, 3)).out == "We are on it\n"
    does("promises", "hand-on", 2, "Treasurer")
    (open_,) = does("promises", "list", "--open", "--json").json
    assert (open_["owner"], open_["again"]) == ("Treasurer", later(TODAY, 3).replace(day=1).isoformat())
    does("promises", "poster", "--large", "--out", tmp_path / "poster.pdf")
    assert "Ask for the back room" in reading.words((tmp_path / "poster.pdf").read_bytes())
    does("promises", "print", "--out", tmp_path / "list.pdf")
    assert "Treasurer" in reading.words((tmp_path / "list.pdf").read_bytes())
    does("promises", "remove", 2)
    assert does("promises", "list", "--open").out == "Nothing here yet.\n"
