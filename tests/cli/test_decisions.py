"""A person brings ideas, writes down what was decided, and keeps who does what, by typing."""

from datetime import date, timedelta

import pytest

TODAY = date.today()  # noqa: DTZ011  the day where the person sits


@pytest.fixture
def called(does):
    """A business meeting today with six here, and an idea."""
    does("decisions", "call", "--day", TODAY)
    does("decisions", "held", "--present", 6)
    brought = does("decisions", "motion", "Kettle", "We buy a kettle.", "--cost", "25", "--proposer", "Jo")
    assert brought.out == "The idea is on the list, with the number 1.\n"
    return does


def test_ideas_wait_on_a_list_with_their_size_and_cost(called):
    called("decisions", "motion", "Library", "We move.", "--size", "big", "--told-on", TODAY)
    shown = called("decisions", "list").out
    assert "Plain  £25.00" in shown
    assert "Big" in shown
    found = called("decisions", "list", "--json").json
    assert [(each["title"], each["cost"]) for each in found] == [("Kettle", 2500), ("Library", None)]


def test_everything_to_put_right_in_an_idea_is_said_at_once(book):
    done = book("decisions", "motion", "", "", "--cost", "x", "--size", "small")
    assert (done.code, done.out) == (1, "")
    assert len(done.err.splitlines()) == 3


def test_an_idea_is_reworded_and_taken_back(called, book):
    called("decisions", "reword", 1, "--proposal", "We borrow a kettle.")
    called("decisions", "reword", 1, "--told-on", TODAY)
    (idea,) = called("decisions", "list", "--json").json
    assert (idea["proposal"], idea["told_on"]) == ("We borrow a kettle.", TODAY.isoformat())
    called("decisions", "withdraw", 1)
    assert called("decisions", "list").out == "Nothing here yet.\n"
    assert book("decisions", "withdraw", 9).code == 1


def test_the_counts_say_what_came_of_it(called):
    due = TODAY + timedelta(days=7)
    said = called("decisions", "decide", 1, "--support", 5, "--can-live", 1, "--owner", "treasurer", "--due", due)
    assert said.out == "Agreed\n"
    assert "Treasurer" in called("decisions", "actions").out
    (to_do,) = called("decisions", "actions", "--json").json
    assert (to_do["what"], to_do["due"]) == ("Kettle", due.isoformat())
    called("decisions", "done", to_do["id"])
    assert called("decisions", "actions", "--json").json == []
    shown = called("decisions", "log").out
    assert "Agreed" in shown
    (entry,) = called("decisions", "log", "--json").json
    assert (entry["motion"]["proposer"], entry["decision"]["counts"]["support"]) == ("", 5)


def test_a_vote_a_worry_and_other_words_are_written_down(called):
    vote = ("--test", "vote", "--in-favour", 4, "--against", 2, "--outcome", "put-off")
    words = ("--worry", "The fuse", "--words", "We wait for spring.", "--minority", "Not yet", "--day", TODAY)
    assert called("decisions", "decide", 1, *vote, *words).out == "Put off\n"
    assert "We wait for spring." in called("decisions", "list").out


def test_a_big_thing_is_read_out_first(called, book):
    called("decisions", "motion", "Library", "We move.", "--size", "big")
    done = book("decisions", "decide", 2, "--support", 6)
    assert (done.code, done.err.count("first reading")) == (1, 1)
    assert called("decisions", "decide", 2, "--outcome", "first-reading").out == "Read for the first time\n"


def test_things_to_do_are_added_and_dropped(called):
    assert called("decisions", "action", "Ask the library", "--owner", "secretary").out.endswith("number 1.\n")
    called("decisions", "done", 1, "--dropped")
    assert called("decisions", "actions").out == "Nothing here yet.\n"


def test_the_rules_are_shown_and_settled(does, book):
    assert "when 5 regulars are here, or 1 of every 2" in does("decisions", "rules").out
    settled = does("decisions", "rules", "--least", 4, "--usual", "1/3", "--vote", "3/4", "--big-over", "50").out
    assert "when 4 regulars are here, or 1 of every 3" in settled
    assert "3 of every 4" in settled
    assert "£50.00" in settled
    found = does("decisions", "rules", "--small-up-to", 5, "--notice", 1, "--big-things", "The name", "--json").json
    assert (found["small_up_to"], found["notice"], found["big_things"]) == (500, 1, "The name")
    assert found["vote"] == {"of": 3, "out_of": 4}
    odd = book("decisions", "rules", "--vote", "1/2", "--big-over", "x")
    assert (odd.code, len(odd.err.splitlines())) == (1, 2)
    assert book("decisions", "rules", "--vote", "most").code == 2
    assert book("decisions", "rules", "--vote", "1/2").code == 1
