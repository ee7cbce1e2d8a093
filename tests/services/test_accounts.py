"""The account of a month and of a year, as a charity's treasurer can add them to the charity's own."""

from datetime import date, timedelta

import pytest

from groupkit.core.accounts.period import Side
from groupkit.core.accounts.rows import Sort, by_heading, paper_rows
from groupkit.core.accounts.spoken import MOST_LINES, spoken
from groupkit.core.accounts.whole import Owing
from groupkit.core.ledger import EntryType, Fund, FundKind, Kind, Line
from groupkit.core.limits import Limits
from groupkit.core.problems import RefusedError
from groupkit.i18n import catalogue
from groupkit.services import accounts, books, ledger, profile
from tests import months
from tests.evening import named
from tests.months import NOVEMBER, clock, write

ENGLISH = catalogue("en")
NOVEMBER_OF_THE_LAYOUT = """
end Brought forward | 14810 1000 23640 | 39450 | 30112 | A6
part Receipts
row Collections at meetings | 6120 . . | 6120 | 5805 | A1
row Paid towards outings | . 2400 . | 2400 | 0 | A1
row Grants | . . 0 | 0 | 20000 | A1
sum Receipts total | 6120 2400 0 | 8520 | 25805 |
part Payments
row Refreshments | 1790 . . | 1790 | 1520 | A3
row Room hire | . . 4000 | 4000 | 4000 | A3
row Fares | 0 . 1200 | 1200 | 880 | A3
row Cash short (14 Nov) | 20 . . | 20 | 0 | A3
sum Payments total | 1810 0 5200 | 7010 | 6400 |
sum Receipts less payments | 4310 2400 -5200 | 1510 | 19405 |
row Moved between pots | -1000 1000 0 | 0 | 0 | A5
end Carried forward | 18120 4400 18440 | 40960 | 49517 | A6
"""


@pytest.fixture
def group(tmp_path):
    made = months.golden(tmp_path / "group.groupkit")
    yield made
    made.close()


def shown(account):
    for row in paper_rows(account, ENGLISH):
        cells = " ".join("." if cell is None else str(cell) for cell in row.cells)
        figures = f" | {cells} | {row.all} | {row.before} | {row.line}".rstrip()
        yield f"{row.sort.value} {row.title}{figures if row.cells else ''}"


def test_november_is_the_november_of_the_layout(group):
    account = accounts.live(group, NOVEMBER)
    assert "\n".join(shown(account)) == NOVEMBER_OF_THE_LAYOUT.strip()
    figures = account.figures
    assert account.funds == ("General", "Outing pot", "ICB grant")
    assert figures.tied == (named(group, fund="ICB grant")["fund"],)
    assert [(account.named("place", place), sum(cells)) for place, cells in figures.places] == [
        ("Tin", 5140), ("Jo, to bank", 0), ("Bank", 35820),
    ]  # fmt: skip
    assert figures.agrees
    assert figures.owed == (Owing(fund=1, claims=2, pence=1170),)
    (decided,) = figures.decisions
    assert (decided.decided_on, decided.moved) == (date(2026, 11, 7), ((1, -1000), (2, 1000)))
    assert account.named("note", decided.entry) == "The group agreed to put some by."
    assert figures.now.corrections == ((405, 409),)
    assert account.named("note", 409) == "typed 18.00, should be 1.80"
    assert (account.seal, account.after_entry) == ledger.current_seal(group)


def test_a_fresh_book_has_an_account_of_nothing(tmp_path):
    group = months.begun(tmp_path / "fresh.groupkit")
    account = accounts.live(group, NOVEMBER)
    assert [row.all for row in paper_rows(account, ENGLISH) if row.sort is not Sort.PART] == [0] * 6
    assert account.funds == ("General",)
    assert spoken(account, ENGLISH) == (
        "November 2026: we began with £0.00.",
        "Nothing came in.",
        "Nothing was paid out.",
        "We ended with £0.00.",
        "No claim waits to be paid.",
        "This time is not closed yet, so these figures can still change.",
    )
    group.close()


def test_the_year_the_book_began_says_what_it_began_with(group):
    year = accounts.year(group, date(2025, 12, 1), accounts.TAX)
    begun = next(row for row in paper_rows(year, ENGLISH) if row.title == "Written down when the book began")
    assert (begun.cells, begun.line) == ((10112, 20000), "A6")
    assert (year.figures.now.start, year.figures.now.end) == (date(2025, 4, 6), date(2026, 4, 5))


@pytest.mark.parametrize(
    ("starts", "span"),
    [
        (accounts.TAX, (date(2026, 4, 6), date(2027, 4, 5))),
        (accounts.CALENDAR, (date(2026, 1, 1), date(2026, 12, 31))),
        (accounts.OWN, (date(2026, 9, 1), date(2027, 8, 31))),
    ],
)
def test_a_year_begins_in_april_in_january_or_when_the_group_says(group, starts, span):
    books.set_limits(group, Limits(year_starts=(9, 1)))
    assert accounts.year_span(group, date(2026, 12, 3), starts) == span
    now = accounts.year(group, starts=starts).figures.now
    assert (now.start, now.end) == span


def test_the_lines_of_the_year_can_be_copied_onto_the_form(group):
    lines = accounts.year(group, starts=accounts.CALENDAR).figures.lines
    assert lines.agrees
    assert {key: lines.lines[key] for key in ("a1", "a3", "a5", "end", "b1", "b5")} == {
        "a1": (9933, 0),
        "a3": (1810, 16680),
        "a5": (0, 0),
        "end": (22520, 18440),
        "b1": (22520, 18440),
        "b5": (1170, 0),
    }
    before = accounts.year(group, starts=accounts.CALENDAR).figures.lines_before
    assert before.all("end") == 49517


def test_kinds_go_where_the_group_says_or_where_they_usually_go(group):
    day = date(2026, 12, 2)
    kettle = ledger.add_kind(group, Kind(direction="out", name="Equipment"))
    ledger.add_kind(group, Kind(direction="out", name="Legal costs", cc16="a3", scottish="governance"))
    write(group, day, EntryType.PAYMENT, "Equipment", 200)
    write(group, day, EntryType.PAYMENT, "Legal costs", 100)
    account = accounts.between(group, day, day)
    assert dict(account.figures.goes)[kettle.id] == "a4"
    assert [(row.title, row.line) for row in paper_rows(account, ENGLISH) if row.sort in (Sort.PART, Sort.ROW)] == [
        ("Receipts", ""),
        ("Payments", ""),
        ("Legal costs", "A3"),
        ("Payments for things we keep", ""),
        ("Equipment", "A4"),
        ("Moved between pots", "A5"),
    ]
    keys = tuple(row.key for row in accounts.form().scotland)
    assert {key: cells[0] for key, (cells, _) in by_heading(account, Side.PAYMENTS, keys).items()} == {
        "purchase-assets": 200,
        "governance": 100,
    }


def test_what_has_no_heading_of_its_side_stands_under_the_usual_one(group):
    account = accounts.live(group, NOVEMBER)
    (found,) = by_heading(account, Side.PAYMENTS, ("charitable",)).items()
    assert found == ("charitable", ((1810, 0, 5200), 6400))
    (found,) = by_heading(account, Side.RECEIPTS, ("legacies",)).items()
    assert found == ("other-charitable", ((6120, 2400, 0), 25805))


def test_the_kinds_keep_the_order_the_group_gave_them(group):
    fares, room = (named(group, name)["kind"] for name in ("Fares", "Room hire"))
    accounts.arrange(group, [fares, room])
    titles = [row.title for row in paper_rows(accounts.live(group, NOVEMBER), ENGLISH)]
    assert titles.index("Fares") < titles.index("Room hire") < titles.index("Refreshments")
    assert titles.index("Cash short (14 Nov)") > titles.index("Refreshments")
    group.undo()
    titles = [row.title for row in paper_rows(accounts.live(group, NOVEMBER), ENGLISH)]
    assert titles.index("Refreshments") < titles.index("Room hire") < titles.index("Fares")


def test_a_kind_is_called_what_it_was_called_at_the_end(group):
    fares = next(kind for kind in ledger.kinds(group) if kind.name == "Fares")
    books.rename(group, fares, "Travel")
    assert "Fares" in [row.title for row in paper_rows(accounts.live(group, NOVEMBER), ENGLISH)]
    clock(group, date(2026, 12, 31))
    year = accounts.between(group, date(2026, 1, 1), date(2026, 12, 31))
    assert "Travel" in [row.title for row in paper_rows(year, ENGLISH)]


def test_what_is_owed_may_come_from_elsewhere_and_shows_its_pot(group):
    extra = ledger.add_fund(group, Fund(name="Lottery grant", kind=FundKind.RESTRICTED))
    account = accounts.between(
        group, NOVEMBER.start, NOVEMBER.end, owed=(Owing(fund=extra.id, claims=1, pence=300),)
    )
    assert account.funds[-1] == "Lottery grant"
    assert account.figures.lines.lines["b5"] == (0, 300)


def test_private_details_in_a_note_stay_in_the_book(group):
    clock(group, date(2026, 12, 3))
    months.transfer(group, 100, "Ring Sam on 07700 900123 about it", date(2026, 12, 1))
    account = accounts.between(group, date(2026, 12, 1), date(2026, 12, 31))
    (decided,) = account.figures.decisions
    assert account.named("note", decided.entry) == "Ring Sam on … about it"


def test_a_decision_without_words_needs_none(group):
    ids = named(group, place="Tin")
    day = date(2026, 12, 2)
    lines = (Line(ids["place"], 1, None, -5), Line(ids["place"], 2, None, 5))
    books.write(group, books.entry(group, EntryType.FUND_MOVE, day, *lines), {})
    (decided,) = accounts.between(group, day, day).figures.decisions
    assert accounts.between(group, day, day).named("note", decided.entry) == "…"


def test_many_days_of_differences_are_not_listed(group):
    difference = named(group, "Cash over or short")
    for day in (1, 2, 3, 4):
        line = Line(difference["place"] or named(group, place="Tin")["place"], 1, difference["kind"], day)
        books.write(
            group, books.entry(group, EntryType.COUNT_DIFFERENCE, date(2026, 12, min(day, 3)), line), {}, sure=True
        )
    account = accounts.between(group, date(2026, 11, 1), date(2026, 12, 31))
    assert "Cash over (1 Dec, 2 Dec and 3 Dec)" in [row.title for row in paper_rows(account, ENGLISH)]
    then = accounts.between(group, date(2027, 12, 1), date(2027, 12, 31))
    assert "Cash over" in [row.title for row in paper_rows(then, ENGLISH)]


def test_six_lines_are_enough_to_read_aloud(group):
    write(group, date(2026, 11, 28), EntryType.PAYMENT, "Literature", 100)
    lines = spoken(accounts.live(group, NOVEMBER), ENGLISH)
    assert len(lines) <= MOST_LINES
    assert lines[1] == "£85.20 came in: Collections at meetings £61.20 and Paid towards outings £24.00."
    assert lines[2] == "£71.10 was paid out, most of it: Room hire £40.00, Refreshments £17.90 and Fares £12.00."
    assert lines[3] == "We ended with £408.60. £184.40 of it is for a set purpose."


def test_what_accounts_need_by_size_is_that_of_the_year_and_the_country(group):
    before, now, after = accounts.years_around(group)
    assert before[1] + timedelta(days=1) == now[0]
    assert now[0] <= group.today() <= now[1]
    assert after[0] == now[1] + timedelta(days=1)
    keys = {each.key for each in accounts.holding(group, now)}
    assert "ew-simple" in keys
    assert "ew-simple-old" not in keys
    assert "ew-simple-old" in {each.key for each in accounts.holding(group, before)}
    profile.change(group, region="US")
    assert accounts.holding(group, now) == ()


def test_a_kind_stands_where_the_group_says_and_that_can_be_undone(group):
    fares, room, gifts = (
        next(kind for kind in ledger.kinds(group) if kind.name == name) for name in ("Fares", "Room hire", "Grants")
    )
    assert accounts.usual(group, fares) == ("a3", "charitable")
    settled = accounts.settle(group, fares, after=room.id, cc16="a4", scottish="")
    assert (settled.cc16, settled.scottish) == ("a4", "")
    order = [kind.id for kind in accounts.ordered_kinds(group)]
    assert order.index(fares.id) == order.index(room.id) + 1
    account = accounts.live(group, NOVEMBER)
    assert dict(account.figures.goes)[fares.id] == "a4"
    group.undo()
    assert next(kind for kind in ledger.kinds(group) if kind.id == fares.id).cc16 == ""
    accounts.settle(group, gifts, after=0, cc16="a2", scottish="legacies")
    assert accounts.ordered_kinds(group)[0].id == gifts.id
    with pytest.raises(RefusedError) as told:
        accounts.settle(group, gifts, after=0, cc16="a4", scottish="charitable")
    assert [problem.field for problem in told.value.problems] == ["cc16", "scottish"]
