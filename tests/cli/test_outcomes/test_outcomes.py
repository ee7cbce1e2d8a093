"""A person keeps what good help is by typing: statements, answers, a half-day, cards and words of their own."""

import pytest


@pytest.fixture
def run(does):
    """Return the number of a time the group went through the statements."""
    assert "with the number 1" in does("outcomes", "begin", "Autumn", "--day", "2026-11-14").out
    return 1


def test_statements_principles_and_prompts_are_shown_with_their_lines(does):
    shown = does("outcomes").out
    assert "This is the order of the people who were asked then." in shown
    assert all(said in shown for said in ("j1", "001:193", "r14", "How we would know"))
    assert "c1" not in shown
    assert len(does("outcomes", "list", "--justice", "--json").json) == 57
    assert len(does("outcomes", "principles", "--json").json) == 42
    assert "001:227" in does("outcomes", "principles", "j6").out
    assert "involvement/film" in does("outcomes", "lists").out
    assert len(does("outcomes", "lists", "--json").json) == 32


def test_a_statement_of_our_own_is_added_and_taken_away(does):
    key = (
        does("outcomes", "add", "engagement", "Somebody rings back", "--part", "access").out.split()[-1].strip(".")
    )
    does("outcomes", "know", key, "We ask three people", "--way", "talk")
    (row,) = [row for row in does("outcomes", "list", "--json").json if row["statement"]["key"] == key]
    assert (row["known"]["how"], row["statement"]["own"]) == ("We ask three people", True)
    assert "We ask three people" in does("outcomes", "list").out
    does("outcomes", "remove", key)
    assert key not in does("outcomes").out


def test_answers_and_the_order_are_written_down_and_compared(does, book, run):
    does("outcomes", "choose", run, "e1", "j1")
    does("outcomes", "order", run, "j1", "--dots", 5)
    does("outcomes", "say", run, "j1", "--partly", 4, "--not", 2, "--comment", "Not at night")
    assert does("outcomes", "order", run, "--json").json[0]["dots"] == 5
    assert "Not at night" in does("outcomes", "answers", run).out
    assert does("outcomes", "answers", run, "--json").json[0]["counts"]["not_here"] == 2
    does("outcomes", "begin", "Spring", "--follows", run)
    shown = does("outcomes", "compare", 2).out
    assert "Was in the order last time" in shown
    assert "Partly: 4 and It is not happening: 2" in shown
    assert does("outcomes", "compare", 2, "--json").json["steps"] == []
    assert "first time" in book("outcomes", "compare", 1).err
    does("outcomes", "again", run, "2027-05-01", "--name", "Summer")
    does("outcomes", "forget", 2)
    assert [row["title"] for row in does("outcomes", "runs", "--json").json] == ["Summer", "Autumn"]
    assert "2027-05-01" in does("outcomes", "runs").out


def test_a_half_day_is_planned_with_its_gaps_and_closed_with_steps(does, book):
    does("outcomes", "workshop", "2026-11-21", "--place", "Church hall", "--start", "09:30")
    plan = does("outcomes", "plan", 1).out
    assert all(
        said in plan for said in ("Tea and seats", "Say: Hello and welcome.", "Do: ", "Needs: ", "You end with")
    )
    assert does("outcomes", "plan", 1, "--json").json["times"][-1]["ends"] == "12:50:00"
    gaps = does("outcomes", "guests", 1, "members", "--asked", 9, "--coming", 6, "--json").json["gaps"]
    assert ("carers" in gaps, "members" in gaps) == (True, False)
    does("outcomes", "guests", 1, "members", "--came", 5)
    assert "Nobody of this kind is coming yet." in does("outcomes", "guests", 1).out
    assert "Members, and others who use services: 5" in does("outcomes", "plan", 1).out
    said = does(
        *("outcomes", "close", 1, "--sure", "--step", "Ring back", "Put it up", "Secretary", "2099-03-02"),
        *("--cannot", "A room at night", "Pay for it", "The council", "There is no money"),
    ).out
    assert "March 2099" in said
    assert "We couldn't" in said
    does("outcomes", "begin", "Later", "--day", "2099-01-01", "--follows", 1)
    assert "There is no money" in does("outcomes", "compare", 2).out


def test_a_half_day_that_does_not_fit_is_refused_in_plain_words(book):
    refused = book("outcomes", "workshop", "2026-11-21", "--part", "rank:300")
    assert "Keep it to 210 or less" in refused.err
    assert "Write where you meet." in refused.err
    assert "like rank:15" in book("outcomes", "workshop", "2026-11-21", "--part", "rank").err
    assert book("outcomes", "close", 1, "--step", "a", "b", "c", "soon").err.startswith("Write the day like")
    for line in (("pt1", "soon"), ("pt1",)):
        told = book("outcomes", "mark", *line).err
        assert told.split(": ")[0] in {"Choose one of these", "Please add one of these"}


def test_the_cards_about_services_say_that_they_are_not_about_us(does, book):
    does("outcomes", "mark", "pt1", "not", "--comment", "Not at night")
    does("outcomes", "mark", "pt2", "unknown")
    shown = does("outcomes", "theories").out
    assert shown.startswith("None of these was made for groups like ours.")
    assert "We do not see it: Not at night" in shown
    assert "No data" in does("outcomes", "theories", "--by", "component").out
    assert does("outcomes", "theories", "--json").json["marks"]["pt2"]["standing"] == "unknown"
    card = does("outcomes", "card", "pt1").out
    assert card.startswith("None of these was made for groups like ours.")
    assert "Where it is like this: " in card
    assert "no card with the key pt12" in book("outcomes", "card", "pt12").err


def test_drafts_cards_and_slots_hold_our_own_words(does, book, tmp_path):
    kept = does(
        "outcomes", "draft", "Tea", "--if", "there is tea", "we stay", "--line", "context", "We are few"
    ).out
    assert kept.startswith("Our own draft. Nobody has tested it.")
    assert "We are few" in does("outcomes", "drafts").out
    (key,) = [row["key"] for row in does("outcomes", "drafts", "--json").json]
    does("outcomes", "drop", key)
    assert does("outcomes", "drafts").out == "Nothing here yet.\n"
    does("outcomes", "tell", "recovery", "A walk", "We walked.", "--from", "Us")
    assert "A walk" in does("outcomes", "cards").out
    does("outcomes", "drop", does("outcomes", "cards", "--json").json[-1]["key"])
    assert "A walk" not in does("outcomes", "cards").out
    words = tmp_path / "plan.txt"
    words.write_text("\ufeffWhat helps: a walk", "utf-8")
    does("outcomes", "fill", "own-plan", "--file", words, "--credit", "Ours", "--allowed")
    assert does("outcomes", "slots", "--json").json[0]["filled"]["words"] == "What helps: a walk"
    assert "Ours" in does("outcomes", "slots").out
    does("outcomes", "fill", "own-plan", "--empty")
    assert "May you use these words?" in book("outcomes", "fill", "own-plan", "--file", words).err
    assert book("outcomes", "fill", "own-plan", "--file", tmp_path / "none.txt").code == 1


def test_papers_are_printed_as_the_window_prints_them(does, book, run, tmp_path):
    out = tmp_path / "paper.pdf"
    does("outcomes", "choose", run, "j1", "e1")
    for what in (("answers", run, "--large"), ("principles", run), ("draft",), ("slot", "own-plan")):
        assert does("outcomes", "print", *what, "--out", out).out == "Saved as paper.pdf.\n"
        assert out.read_bytes().startswith(b"%PDF")
        out.unlink()
    assert "no plan for a half-day" in book("outcomes", "print", "half-day", run, "--out", out).err
    assert not out.exists()
