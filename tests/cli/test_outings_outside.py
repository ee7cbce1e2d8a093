"""A person takes an outing outside by typing, and no name goes with it."""

import pytest
import vobject


@pytest.fixture
def walk(does):
    does("money", "set-up", "Tin")
    does("outings", "start", "Walk", "--day", "2026-06-06", "--way", "price")
    does("outings", "person", 1, "Beatrix")
    return does


def test_an_outing_is_saved_for_a_calendar(walk, tmp_path, book):
    out = tmp_path / "walk.ics"
    assert walk("outings", "calendar", 1, "--out", out).out == "Saved as walk.ics.\n"
    assert vobject.readOne(out.read_text(encoding="utf-8")).vevent.summary.value == "Walk"
    walk("outings", "calendar", 1, "--neutral", "--out", out)
    assert "Walk" not in out.read_text(encoding="utf-8")
    assert book("outings", "calendar", 1, "--out", tmp_path / "none" / "x.ics").code == 1


def test_short_texts_are_shown_once_their_facts_are_known(walk, book):
    assert walk("outings", "posts", 1).out == ""
    assert "not known yet" in book("outings", "post", 1, "short").err
    asked = walk("outings", "posts", 1, "--contact", "hello@group.example").out
    assert asked.startswith("first-time:\nNot been out with others for a while? Walk, Saturday 6 June.")
    said = walk("outings", "post", 1, "first-time", "--neutral", "--contact", "hello@group.example").out
    assert said.endswith("Ask us at hello@group.example.\n")


def test_a_name_goes_nowhere(walk, book, tmp_path):
    walk("outings", "change", 1, "--name", "Beatrix’s walk")
    for line in (
        ("calendar", 1, "--out", tmp_path / "x.ics"),
        ("posts", 1),
        ("print", 1, "poster", "--out", tmp_path / "x.pdf"),
    ):
        done = book("outings", *line)
        assert done.code == 1
        assert "Take out the name" in done.err
    assert not tuple(tmp_path.glob("x.*"))
    walk("outings", "print", 1, "sheet", "--out", tmp_path / "x.pdf")
