"""No word of a bookkeeper stands on any page, paper or form about money, and every refusal says what to do next."""

import re
import tomllib
from io import BytesIO

import pytest
import textstat
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from groupkit.core.settings import Settings
from groupkit.pdf import missing as calm
from groupkit.pdf import money as sheets
from groupkit.pdf import slips, treasury
from groupkit.qt.jobs import run_at_once
from groupkit.qt.money.page import MoneyPage
from groupkit.qt.places import BEHIND, PAGES
from groupkit.qt.window import Window
from groupkit.resources import folder
from groupkit.services import missing, money
from groupkit.services import treasury as figures
from tests import evening, wordings
from tests.pdf import reading
from tests.test_content import BANNED, OLDEST

# debit, credit, ledger, posting, reconcile, accrual, imprest, fund code, in every form they take
BOOKISH = re.compile(
    r"\b(debit\w*|credit\w*|ledgers?|posting|posted|reconcil\w*|accru\w*|imprest|fund codes?)\b", re.IGNORECASE
)
THE_PAGE = "If money is missing"
MODULES = wordings.modules()
each_module = pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)

# What somebody can do next: an imperative at the start of a sentence, or a question to answer
NEXT = re.compile(
    r"(?:^|[.:;?}] |, (?:or |so |then )?)(?:Please )?(?:First )?(?:add|ask|call|change|check|choose|close|copy|"
    r"count|decide|finish|give|go|keep|leave|let|look|make|move|name|open|pay|press|print|put|say|see|send|set|start|take|talk|"
    r"test|try|type|use|wait|write)\b|\?",
    re.IGNORECASE,
)
# The agreed sentences that are complete as they are, a reason, and the words for a file that was left alone
AS_AGREED = {
    "That is more than this book can hold.",
    "That date has not come yet. Money goes in on the day it moved.",
    "This book is in {symbol} only.",
    "The book is not the one that sheet {number} was made from.",
}
LEFT_ALONE = re.compile(
    r"Nothing (has been brought|was taken) in|stays (as|where) it is|has to (be|arrive)|can be closed|goes to the"
)
# Reasons: the sentence they stand in says what to do
REASONS = {"proof.py"}
REFUSALS = sorted(
    {said for path in MODULES if path.name not in REASONS for said in wordings.refusals(path)} - AS_AGREED
)


@each_module
def test_no_bookkeepers_word_is_in_a_sentence_of_the_program(path):
    for said in wordings.said(path):
        assert BOOKISH.search(said) is None, said


def test_no_bookkeepers_word_is_in_a_form():
    found = list(wordings.forms())
    assert {file for file, _ in found} >= {"missing-money", "glossary"}
    for file, said in found:
        # the names that banks give their own columns are nobody's words
        assert file == "banks" or BOOKISH.search(said) is None, (file, said)


def test_every_word_the_list_of_plain_words_bans_is_one_we_look_for():
    rows = tomllib.loads((folder("forms") / "money" / "glossary.toml").read_text("utf-8"))["entry"]
    words = [row["word"] for row in rows if row["banned"] and row["examiner"]]
    assert len(words) >= 7
    assert all(BOOKISH.search(word) or word == "to post" for word in words)


# on screen, in the window itself


@pytest.fixture
def window(qtbot, qapp, tmp_path):
    with evening.new_book(tmp_path / "book.groupkit") as group:
        evening.furnish(group)
        evening.agreed(group)
        evening.open_with(group)
    made = Window(qapp, Settings(), run_at_once)
    qtbot.addWidget(made)
    made.show_group(evening.reopened(group.path))
    yield made
    made.close()


def shown(page: QWidget) -> set[str]:
    """Return everything that can be read or heard on a page, folded parts too."""
    found = {words for widget in page.findChildren(QWidget) for words in _of(widget)}
    return {words for words in found if words}


def _of(widget: QWidget) -> list[str]:
    heard = [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
    if isinstance(widget, QLabel | QPushButton):
        return [*heard, widget.text()]
    if isinstance(widget, QLineEdit):
        return [*heard, widget.text(), widget.placeholderText()]
    if isinstance(widget, QPlainTextEdit):
        return [*heard, widget.toPlainText(), widget.placeholderText()]
    if isinstance(widget, QComboBox):
        return [*heard, *(widget.itemText(at) for at in range(widget.count()))]
    if isinstance(widget, QAbstractItemView):
        return [*heard, *_cells(widget)]
    return heard


def _cells(view: QAbstractItemView) -> list[str]:
    model = view.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())] if model is not None else []


@pytest.mark.parametrize("name", [each.name for each in (*PAGES, *BEHIND) if "money" in (each.name, each.under)])
def test_no_page_under_money_has_a_bookkeepers_word_or_a_cold_one(window, name):
    window.go(name)
    assert_plain(window.page)
    assert window.desk is not None
    evening.filled_sheet(window.desk.group)
    window.go(name)
    assert_plain(window.page)


def assert_plain(page: QWidget) -> None:
    found = shown(page)
    assert len(found) > 5
    for said in found:
        assert BOOKISH.search(said) is None, said
        assert cold(said) is None, said


def cold(said: str) -> re.Match[str] | None:
    """Return a cold word; figures are no numbers to ring, and one page says its name."""
    return BANNED.search(re.sub(r"\d+", "0", said.replace(THE_PAGE, "")))


def test_no_step_of_a_sheet_has_one(window):
    page = window.page
    window.go("money")
    page = window.page
    assert isinstance(page, MoneyPage)
    group = page.group
    sheet = money.sheet(group)
    page.show_sheet(sheet)
    for form in ("-", "out", "moved"):
        page.open_form(form)
        assert_plain(page)
    money.about(group, sheet, made_by="Sam")
    for row in evening.rows(group):
        money.add_row(group, sheet, row)
    money.count(group, sheet, "Sam", evening.COINS)
    page.show_sheet(money.get(group, sheet.id))
    assert_plain(page)
    money.count(group, sheet, "Jo", evening.COINS)
    page.show_sheet(money.get(group, sheet.id))
    assert_plain(page)
    money.send(group, money.get(group, sheet.id))
    page.show_sheet(money.get(group, sheet.id))
    assert_plain(page)


# on paper


def test_no_paper_has_one(book):
    letter = money.send(book, evening.filled_sheet(book))
    first = figures.since_agreed(book)
    papers = {
        "sheet": lambda into: sheets.sheet(letter, into),
        "list": lambda into: sheets.statuses(money.status(book), into),
        "slip": slips.count_slip,
        "blank": slips.blank_sheet,
        "trail": lambda into: treasury.trail(figures.trail(book, first, book.today()), into),
        "handing": lambda into: treasury.handing(figures.handing(book), into),
        "missing": lambda into: calm.missing_money(missing.form(), into),
    }
    for name, make in papers.items():
        into = BytesIO()
        make(into)
        said = reading.words(into.getvalue())
        assert BOOKISH.search(said) is None, name
        assert cold(said.replace("!", "")) is None, name


# refusals


def told(said: str) -> str:
    """Return a refusal as it may be read, with a name in each gap."""
    return re.sub(r"\{\w+\}", "Sam", said)


def test_there_are_refusals_to_read():
    assert len(REFUSALS) > 100


@pytest.mark.parametrize("said", REFUSALS)
def test_a_refusal_says_what_to_do_next(said):
    assert NEXT.search(said) or LEFT_ALONE.search(said)


@pytest.mark.parametrize("said", REFUSALS)
def test_a_refusal_is_short_calm_and_blames_nobody(said):
    assert max(len(sentence.split()) for sentence in re.split(r"[.?:]", told(said))) <= 20
    assert cold(said) is None
    assert re.search(r"\byou (forgot|failed|did not|didn’t|should have|have to)\b", said, re.IGNORECASE) is None


# Two formulas that count letters: the ones that count syllables fetch a word list from the network.
@pytest.mark.parametrize("grade", [textstat.automated_readability_index, textstat.coleman_liau_index])
def test_an_eleven_year_old_can_read_every_refusal(grade):
    assert grade(" ".join(map(told, REFUSALS))) + 5 <= OLDEST
    for said in REFUSALS:
        # a formula makes nothing of a handful of words
        if len(said.split()) >= 12:
            assert grade(told(said)) + 5 <= OLDEST, said
