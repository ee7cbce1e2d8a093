"""A facilitator fills in the cost form by typing."""

from datetime import date

from groupkit.cli.costs import BASES, CATEGORIES, OWN_LINES, WAYS
from groupkit.storage.costs import words
from tests.pdf import reading

TODAY = date.today()  # noqa: DTZ011  the day where the person sits


def test_the_words_typed_are_those_of_the_form():
    form = words()
    assert tuple(row.key for row in form.category) == CATEGORIES
    assert {row.key for row in form.basis} == set(BASES)
    assert {row.key for row in form.approach} == set(WAYS)
    assert {row.key for row in form.own_line} == set(OWN_LINES)


def test_costs_and_hours_are_typed_shown_and_printed(does, book, tmp_path):
    this = ("--in", TODAY)
    assert "Not known yet: 7 of 7 lines." in does("costs", "show").out
    typed = ("training", "A course", "50", "--basis", "estimate-rate", "--source", "Price list", "--own",
             "facilitator-training", *this)  # fmt: skip
    assert does("costs", "add", *typed).out == "It is on the form, with the number 1.\n"
    does("costs", "given", "Making tea", 120, "--people", 6, *this)
    shown = does("costs", "show", *this).out
    assert "A course  £50.00  E, rate  counted" in shown
    assert "All costs we know of: £50.00" in shown
    assert "Making tea: 120 hours" in shown
    found = does("costs", "show", *this, "--json").json
    assert (found["total"], found["given"][0]["hours"]) == (5000, 120)
    out = tmp_path / "costs.pdf"
    does("costs", "print", *this, "--per-visit", "--large", "--out", out)
    assert "Too few meetings this year to work this out." in reading.words(out.read_bytes())
    does("costs", "remove", 1)
    assert book("costs", "remove", 1).code == 1
    assert "All costs we know of: £0.00" in does("costs", "show", *this).out


def test_everything_to_put_right_is_said_at_once(book):
    done = book("costs", "add", "training", "", "x", "--basis", "estimate-rate")
    assert (done.code, len(done.err.splitlines())) == (1, 3)
    assert book("costs", "given", "", 0, "--people", 0).code == 1
