"""A person plans an outing, shares what it cost and settles up, by typing."""

import pytest

TODAY = "2026-01-10"


@pytest.fixture
def walk(does):
    """An outing with three people, paid from the General pot."""
    does("money", "set-up", "Tin")
    does("money", "opening", "Tin/General=100", "--day", TODAY, "--made-by", "Sam")
    made = does("outings", "start", "Bowling", "--day", TODAY, "--way", "parts")
    assert made.out == "The outing is written down, with the number 1.\n"
    for name in ("Ann", "Ben", "Caz"):
        does("outings", "person", 1, name)
    return does


def shown(walk):
    return walk("outings", "show", 1, "--json").json


def test_outings_are_listed_and_changed(walk, book):
    walk("outings", "change", 1, "--name", "Skating", "--way", "equal", "--no-pot-meets")
    assert "Skating" in walk("outings", "list").out
    (one,) = walk("outings", "list", "--json").json
    assert (one["outing"]["name"], one["outing"]["way"], one["cost"]) == ("Skating", "equal", 0)
    assert book("outings", "show", 9).code == 1
    assert book("outings", "start", "Walk", "--day", TODAY, "--fund", "No such").code == 1
    walk("outings", "remove", 1)
    assert walk("outings").out == "Nothing here yet.\n"


def test_people_share_by_parts_up_to_what_they_can_pay(walk, book):
    walk("outings", "person", 1, "ann", "--parts", 2)
    walk("outings", "person", 1, "Caz", "--most", "1")
    walk("outings", "cost", 1, "Lanes", "12", "--paid-by", "Ben")
    assert [(one["person"]["name"], one["pays"]) for one in shown(walk)["people"]] == [
        ("Ann", 600),
        ("Ben", 300),
        ("Caz", 100),
    ]
    assert shown(walk)["pot_meets"] == 200
    said = walk("outings", "show", 1).out
    for words in ("Bowling", "By parts", "£6.00", "Ann gives Ben £6.00.", "The pot gives Ben £2.00.", "Lanes"):
        assert words in said
    walk("outings", "leave-out", 1, "Ann")
    assert len(shown(walk)["people"]) == 2
    assert "not on the list" in book("outings", "leave-out", 1, "Ann").err


def test_amounts_that_do_not_add_up_say_by_how_much(walk, book):
    walk("outings", "change", 1, "--way", "amounts")
    walk("outings", "person", 1, "Ann", "--amount", "5")
    walk("outings", "cost", 1, "Lanes", "6.50")
    assert "less than the cost (£6.50)" in walk("outings", "show", 1).out
    assert shown(walk)["people"][0]["pays"] is None
    walk("outings", "change", 1, "--pot-meets")
    assert shown(walk)["pot_meets"] == 150
    assert book("outings", "person", 1, "Ann", "--amount", "x").code == 1


def test_the_budget_and_its_costs(walk, book):
    walk("outings", "plan", 1, "Lanes", "20")
    walk("outings", "plan", 1, "lanes", "25")
    walk("outings", "plan", 1, "People", "15", "--in")
    walk("outings", "cost", 1, "Two lanes", "24", "--line", "Lanes", "--for", "Ann", "--for", "Ben")
    told = shown(walk)
    assert [(line["what"], line["pence"]) for line in told["plan"]] == [("lanes", 2500), ("People", 1500)]
    assert told["result"]["rows"] == [{"what": "lanes", "planned": 2500, "actual": 2400}]
    assert told["costs"][0]["sharers"] == [1, 2]
    assert book("outings", "cost", 1, "x", "1", "--line", "None").code == 1
    walk("outings", "unplan", 1, "Lanes")
    assert len(shown(walk)["plan"]) == 1
    walk("outings", "drop-cost", 1, 1)
    assert book("outings", "drop-cost", 1, 1).code == 1


def test_the_pot_pays_from_the_tin_and_is_paid_back(walk, book):
    hands = ("--place", "Tin", "--made-by", "Sam", "--day", TODAY)
    walk("outings", "cost", 1, "Lanes", "30", *hands)
    assert "£70.00" in walk("money", "places").out
    walk("outings", "settle", 1, "4", "--from", "Ann", *hands)
    walk("outings", "settle", 1, "1", "--from", "Ann", "--to", "Ben", "--day", TODAY)
    told = shown(walk)
    assert [(one["payer"], one["payee"], one["pence"]) for one in told["settled"]] == [(1, 0, 400), (1, 2, 100)]
    assert "£74.00" in walk("money", "places").out
    assert "Payment" in walk("outings", "show", 1).out
    number = told["settled"][0]["number"]
    walk("outings", "take-back", 1, number, "--why", "typed twice", "--made-by", "Sam")
    assert len(shown(walk)["settled"]) == 1
    walk("outings", "drop-cost", 1, 1, "--why", "brought back", "--made-by", "Sam")
    assert "£100.00" in walk("money", "places").out
    assert "Type how much" in book("outings", "settle", 1, "").err


def test_papers_are_saved_and_an_outing_is_put_away(walk, tmp_path):
    walk("outings", "cost", 1, "Lanes", "30", "--paid-by", "Ann")
    for which in ("sheet", "public"):
        walk("outings", "print", 1, which, "--large", "--out", tmp_path / f"{which}.pdf")
        assert (tmp_path / f"{which}.pdf").read_bytes().startswith(b"%PDF")
    walk("outings", "put-away", 1)
    assert [one["person"]["name"] for one in shown(walk)["people"]] == ["", "", ""]
    assert "Place 1" in walk("outings", "show", 1).out


def test_a_place_has_a_price_and_a_grant_pays_the_coach(walk, book):
    walk("money", "add-fund", "Coach grant", "--sort", "restricted", "--buys", "Fares")
    walk("money", "opening", "Tin/Coach grant=96", "--day", TODAY, "--made-by", "Sam")
    walk("outings", "change", 1, "--way", "price", "--price", "6", "--places", 5, "--free-places", 1)
    walk("outings", "change", 1, "--fund", "General")
    walk("outings", "person", 1, "Ann", "--party", 3, "--free", 1)
    assert "Is that right" in book("outings", "person", 1, "Ben", "--party", 4).err
    walk("outings", "person", 1, "Ben", "--party", 2, "--sure")
    walk("outings", "plan", 1, "Coach", "96")
    walk("outings", "plan", 1, "Way in", "4.50", "--each")
    walk("outings", "plan", 1, "From the funder", "96", "--grant", "Coach grant")
    hands = ("--place", "Tin", "--made-by", "Sam", "--second", "Jo", "--day", TODAY)
    assert "is for Fares" in book("outings", "cost", 1, "Coach", "96", *hands, "--fund", "Coach grant").err
    walk("outings", "cost", 1, "Coach", "96", *hands, "--fund", "Coach grant", "--kind", "Fares")
    walk("outings", "settle", 1, "12", "--from", "Ann", *hands)
    told = shown(walk)
    assert [one["pays"] for one in told["people"]] == [1200, 1200, 600]
    assert [(met["planned"], met["actual"]) for met in told["result"]["met"]] == [(-150, -3000), (9600, 9600)]
    assert "Ben gives £12.00 to the pot." in walk("outings", "show", 1).out
    agreed = walk("outings", "agree", 1).out
    for words in ("Coach grant", "−£96.00", "£12.00", "A payment", "agree, to the penny"):
        assert words in agreed
    assert walk("outings", "agree", 1, "--json").json["difference"] == 0


def test_where_the_book_says_something_else_the_line_has_a_mark(walk):
    hands = ("--place", "Tin", "--made-by", "Sam", "--day", TODAY)
    walk("outings", "cost", 1, "Lanes", "30", *hands)
    walk("outings", "settle", 1, "4", "--from", "Ann")
    entry = walk("outings", "agree", 1, "--json").json["lines"][0]["entry"]
    walk("money", "put-right", entry, "--why", "not ours", "--made-by", "Sam")
    said = walk("outings", "agree", 1).out
    for words in ("*", "The book says £0.00, and the outing says −£30.00.", "£4.00 more was written down without"):
        assert words in said


def test_an_outing_needs_no_pot(does):
    does("outings", "start", "Walk", "--day", TODAY)
    assert does("outings", "show", 1, "--json").json["outing"]["fund"] is None
    assert "agree, to the penny" in does("outings", "agree", 1).out
