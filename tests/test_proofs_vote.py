"""The vote stores nothing that links a choice to a person, an order or a time: searched for in decrypted pages."""

import logging
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from groupkit.core.outings.choosing import Tally
from groupkit.core.settings import Settings
from groupkit.qt.jobs import run_at_once
from groupkit.qt.look import dress
from groupkit.qt.outings.dots import Circles
from groupkit.qt.outings.ideas import IdeasPage
from groupkit.qt.outings.kiosk import KioskPage
from groupkit.qt.tokens import Dress
from groupkit.qt.window import Window
from groupkit.services.group import Group
from groupkit.services.outings import ideas
from groupkit.services.outings.ideas import OpenBox
from groupkit.storage import vault
from tests import evening, pages
from tests.qt import checks

pytestmark = pytest.mark.proof

Ballot = tuple[Mapping[int, int], str]
Tables = dict[str, list[tuple[Any, ...]]]
BOWLING, WALK, TEA = 1, 2, 3
BALLOTS: tuple[Ballot, ...] = (
    ({BOWLING: 3}, "Wibblethwaite golf"),
    ({WALK: 1, TEA: 2}, ""),
    ({BOWLING: 1, TEA: 1}, "A museum of otters"),
    ({}, ""),
    ({WALK: 2}, "wibblethwaite Golf"),
    ({TEA: 1}, "An aquarium"),
)
ORDERS = (BALLOTS, BALLOTS[::-1], BALLOTS[3:] + BALLOTS[:3])
HURRIED, SLOW = timedelta(seconds=20), timedelta(hours=7, minutes=13)


class Diary(OpenBox):
    """A naive box: it writes each ballot down as it comes, and so the order of them."""

    def put(self, given: Mapping[int, int], own: str = "") -> None:
        super().put(given, own)
        ballot = {str(idea): str(dots) for idea, dots in given.items()}
        BOOK[0].keep_unsaved(f"ballot {len(SEEN)}", {"own": own or "none", **ballot})
        SEEN.append(1)


class Running(OpenBox):
    """A box that is only a little naive: it keeps no ballot, but writes the sums after each of them."""

    def put(self, given: Mapping[int, int], own: str = "") -> None:
        super().put(given, own)
        with BOOK[0].store.quietly():
            tallies = BOOK[0].store.outing_tallies
            tallies.remove()
            for idea in self.ideas:
                tallies.add(Tally(idea=idea.id, dots=self.box.sums.get(idea.id, 0)))


BOOK: list[Group] = []
SEEN: list[int] = []


@dataclass(frozen=True, slots=True, kw_only=True)
class Traces:
    """What a vote left behind: in the file and its journal, in tables, and in any file while the box was open."""

    file: list[bytes]
    journal: list[bytes]
    before: Tables
    after: Tables
    touched: dict[str, str]
    undo: tuple[str | None, str | None, int]


@pytest.fixture
def laptop(tmp_path, monkeypatch, qapp) -> Iterator[Path]:
    """A computer on which everything that is written is below one folder."""
    dress(qapp, Dress())
    root = tmp_path / "laptop"
    for folder in ("temporary", "home"):
        (root / folder).mkdir(parents=True)
    monkeypatch.setenv("TMPDIR", str(root / "temporary"))
    monkeypatch.setenv("SQLITE_TMPDIR", str(root / "temporary"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setenv("GROUPKIT_SETTINGS", str(root / "home" / "settings.toml"))
    yield root
    BOOK.clear()
    SEEN.clear()


@pytest.fixture
def book(laptop: Path) -> Path:
    """A book in which three ideas stand on the ballot."""
    path = laptop / "first" / "group.groupkit"
    path.parent.mkdir()
    with evening.new_book(path) as group:
        evening.furnish(group)
        assert [ideas.suggest(group, title).id for title in ("Bowling", "A walk", "Tea")] == [BOWLING, WALK, TEA]
    return path


@pytest.fixture
def window(qapp) -> Iterator[Callable[[Path], Window]]:
    """Open windows on books."""
    made: list[Window] = []

    def opened(path: Path) -> Window:
        one = Window(qapp, Settings(), run_at_once)
        one.show_group(evening.reopened(path))
        QCoreApplication.processEvents()
        made.append(one)
        return one

    yield opened
    for one in made:
        one._boxes.clear()
        one.close()
        one.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def copied(path: Path, name: str) -> Path:
    other = path.parent.parent / name / path.name
    shutil.copytree(path.parent, other.parent)
    return other


def tables(group: Group) -> Tables:
    database = group.store._db
    return {
        name: database.execute_sql(f"SELECT * FROM {name} ORDER BY rowid").fetchall()
        for name in database.get_tables()
    }


def files(root: Path) -> dict[str, tuple[int, int, bytes]]:
    return {
        str(path.relative_to(root)): (path.stat().st_size, path.stat().st_mtime_ns, path.read_bytes())
        for path in root.rglob("*")
        if path.is_file()
    }


def page(window: Window, kind: type[Any]) -> Any:
    assert isinstance(window.page, kind)
    return window.page


def vote(kiosk: KioskPage, ballot: Ballot, *, wavers: bool) -> None:
    """Choose as a person does; one who wavers gives dots elsewhere first, and takes them back."""
    given, own = ballot
    kiosk.begin_button.click()
    if wavers:
        for row in (kiosk.rows[TEA], kiosk.rows[BOWLING]):
            row.give_button.click()
            row.back_button.click()
    for idea, dots in given.items():
        for _dot in range(dots):
            kiosk.rows[idea].give_button.click()
    kiosk.own.setText(own)
    (kiosk.done_button if given or own else kiosk.nothing_button).click()


def traces(
    window: Window, laptop: Path, ballots: tuple[Ballot, ...], beat: timedelta, box: type[OpenBox] = OpenBox
) -> Traces:
    """Let a whole group vote in a window, and gather all it leaves behind."""
    assert window.desk is not None
    group, clock = window.desk.group, window.desk.group.surroundings.now
    assert isinstance(clock, evening.Clock)
    BOOK[:], SEEN[:] = [group], []
    window.go("ideas")
    page(window, IdeasPage).primary.click()
    key = group.profile.identity
    held = window.desk.boxes[key]
    window.desk.boxes[key] = box(ideas=held.ideas, box=held.box)
    before, still = tables(group), files(laptop)
    window.go("kiosk")
    for at, ballot in enumerate(ballots):
        vote(page(window, KioskPage), ballot, wavers=beat is SLOW and at % 2 == 0)
        clock.now += beat
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    page(window, KioskPage).leave_button.click()
    now, opens = files(laptop), vault.derive(evening.PASSPHRASE, group.store.salt)
    while_open = list(pages.journal(group.path, opens))
    told = page(window, IdeasPage).steward
    told.counts[WALK].setText("3")
    told.papers.setText("1")
    told.count_button.click()
    assert [dots for _idea, dots in ideas.sums(group)] == [6, 4, 4]
    (logged,) = group.store._db.execute_sql("SELECT count(*) FROM undo_log").fetchone()
    return Traces(
        file=list(pages.pages(group.path, opens)),
        journal=[*while_open, *pages.journal(group.path, opens)],
        before=before,
        after=tables(group),
        touched={name: "changed" for name in still.keys() | now.keys() if still.get(name) != now.get(name)},
        undo=(group.next_undo, group.next_redo, logged),
    )


def both(window, laptop, book, box=OpenBox) -> list[Traces]:
    """Let the same people vote on copies of one book, in other orders and at another pace."""
    paths = [copied(book, f"copy {at}") for at in range(len(ORDERS))]
    beats = (HURRIED, SLOW, SLOW)
    return [
        traces(window(path), laptop, order, beat, box)
        for path, order, beat in zip(paths, ORDERS, beats, strict=True)
    ]


def changed(left: Traces) -> dict[str, list[tuple[Any, ...]]]:
    return {
        name: [row for row in left.after[name] if row not in left.before[name]]
        for name in left.after
        if left.after[name] != left.before[name]
    }


def test_whoever_voted_first_or_slowly_all_pages_come_out_the_same(window, laptop, book):
    left = both(window, laptop, book)
    assert len(left[0].file) > 20
    assert [one.file == left[0].file for one in left] == [True, True, True]
    assert left[0].journal
    assert [one.journal == left[0].journal for one in left] == [True, True, True]


def test_only_sums_and_ideas_in_the_order_of_the_alphabet_are_written(window, laptop, book):
    left = traces(window(book), laptop, BALLOTS, SLOW)
    assert changed(left) == {
        "outing_tally": [(1, BOWLING, 4), (2, WALK, 6), (3, TEA, 4)],
        "outing_idea": [
            (4, "", "A museum of otters", "", "kept"),
            (5, "", "An aquarium", "", "kept"),
            (6, "", "Wibblethwaite golf", "", "kept"),
        ],
    }
    assert left.after["outing_idea"][:3] == left.before["outing_idea"]
    assert left.before["outing_tally"] == left.after["unsaved"] == []


def test_nothing_is_written_anywhere_while_the_box_is_open(window, laptop, book, caplog):
    caplog.set_level(logging.DEBUG)
    left = traces(window(book), laptop, BALLOTS, HURRIED)
    assert left.touched == {}
    assert caplog.records == []


def test_undo_knows_nothing_of_the_vote(window, laptop, book):
    assert traces(window(book), laptop, BALLOTS, HURRIED).undo == (None, None, 0)


def test_a_box_that_writes_ballots_down_is_found_by_every_one_of_these(window, laptop, book):
    left = both(window, laptop, book, Diary)
    assert [one.file == left[0].file for one in left] == [True, False, False]
    assert [one.journal == left[0].journal for one in left] == [True, False, False]
    assert "unsaved" in changed(left[0])
    assert any(name.endswith("group.groupkit") for name in left[0].touched)


def test_a_box_that_writes_only_sums_each_time_is_found_as_well(window, laptop, book):
    left = both(window, laptop, book, Running)
    assert "unsaved" not in changed(left[0])
    assert [one.journal == left[0].journal for one in left] == [True, False, False]
    assert any(name.endswith("group.groupkit") for name in left[0].touched)


def test_with_two_who_gave_dots_nothing_is_written_and_the_box_stays_open(window, laptop, book):
    shown = window(book)
    shown.go("ideas")
    page(shown, IdeasPage).primary.click()
    shown.go("kiosk")
    for ballot in (BALLOTS[0], BALLOTS[1], BALLOTS[3]):
        vote(page(shown, KioskPage), ballot, wavers=True)
    page(shown, KioskPage).leave_button.click()
    before = files(laptop)
    page(shown, IdeasPage).steward.count_button.click()
    assert "Too few people" in page(shown, IdeasPage).fields["papers"].problem
    assert files(laptop) == before
    assert shown.desk is not None
    assert ideas.sums(shown.desk.group) == ()
    assert list(shown.desk.boxes) == [shown.desk.group.profile.identity]


def test_a_lock_in_the_middle_of_a_ballot_keeps_the_box_and_nothing_of_the_ballot(window, laptop, book):
    shown = window(book)
    shown.go("ideas")
    page(shown, IdeasPage).primary.click()
    shown.go("kiosk")
    for ballot in BALLOTS:
        vote(page(shown, KioskPage), ballot, wavers=False)
    kiosk = page(shown, KioskPage)
    kiosk.begin_button.click()
    kiosk.rows[TEA].give_button.click()
    kiosk.own.setText("Haggunenon races")
    shown.lock()
    opens = vault.derive(evening.PASSPHRASE, vault.salt_of(book))
    for word in ("Haggunenon", "Wibblethwaite", "kiosk"):
        assert not pages.holds(book, opens, word)
    assert pages.holds(book, opens, "Bowling")
    shown.show_group(evening.reopened(book))
    shown.go("ideas")
    page(shown, IdeasPage).steward.count_button.click()
    assert shown.desk is not None
    assert [dots for _idea, dots in ideas.sums(shown.desk.group)] == [4, 4, 3]
    assert "Haggunenon races" not in {idea.title for idea in ideas.listing(shown.desk.group)}


# what is left on the screen


def seen(root: QWidget) -> Iterator[str]:
    """Yield all that is written in a tree of widgets, as eyes, screen readers and the keys of undo find it."""
    for each in (root, *root.findChildren(QWidget)):
        yield from (each.accessibleName(), each.accessibleDescription(), each.toolTip(), each.windowTitle())
        reader = QAccessible.queryAccessibleInterface(each)
        if reader is not None:
            yield from (reader.text(kind) for kind in QAccessible.Text if kind is not QAccessible.Text.UserText)
        if isinstance(each, QLabel | QPushButton):
            yield each.text()
        if isinstance(each, QLineEdit):
            yield from (each.text(), each.placeholderText())
            each.undo()
            yield each.text()
            each.redo()
            yield each.text()
        if isinstance(each, Circles):
            yield f"circles {each.filled}"


@pytest.mark.parametrize("settles", [True, False], ids=["later", "at once"])
def test_what_was_chosen_leaves_the_screen_with_the_ballot(window, book, settles):
    shown = window(book)
    shown.show()
    shown.go("ideas")
    page(shown, IdeasPage).primary.click()
    shown.go("kiosk")
    kiosk = page(shown, KioskPage)
    kiosk.begin_button.click()
    for _dot in range(2):
        kiosk.rows[TEA].give_button.click()
    kiosk.own.setFocus()
    checks.type_text(kiosk.own, "Haggunenon races")
    kiosk.own.selectAll()
    kiosk.own.copy()
    board = QGuiApplication.clipboard()
    assert board.text() == "Haggunenon races"
    there = "\n".join(seen(kiosk))
    assert "Haggunenon" in there
    assert "circles 2" in there
    kiosk.own.redo()
    kiosk.own.setText("Haggunenon races")
    kiosk.done_button.click()
    if settles:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
    there = "\n".join(seen(shown))
    assert "Haggunenon" not in there
    for trace in ("circles 1", "circles 2", "circles 3", "2 dots", "1 dot\n", "Dots left: 1"):
        assert trace not in there
    assert kiosk.given == {}
    assert kiosk.typed() == {}
    assert board.text() == ""
    assert shown.focusWidget() is kiosk.begin_button
    assert kiosk.words.kiosk.thanks in there
