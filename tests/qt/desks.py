"""Groups to open pages on (empty, typical, full), and the one look over that every page has to pass."""

from collections.abc import Callable
from datetime import date, time, timedelta
from functools import cache
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QWidget

from groupkit import i18n
from groupkit.core.meetings import Heads, Meeting
from groupkit.core.people import Person
from groupkit.core.service import Term
from groupkit.core.settings import Settings
from groupkit.qt.desk import Desk
from groupkit.qt.frame import Frame
from groupkit.qt.jobs import run_at_once
from groupkit.qt.look import dress, px
from groupkit.qt.tokens import Dress
from groupkit.services import meetings, service, terms
from groupkit.services.group import Group
from groupkit.storage import vault
from tests import evening
from tests.qt import checks

WIDTH = 1366
DRESSES = (("en", 1.0), ("en", 2.0), ("ar-XB", 2.0), ("en-XA", 1.0))
# those between the others, for the long run: who can read the widest and the plainest can read these
BETWEEN = (("en", 1.5), ("en", 2.0), ("ar-XB", 1.0), ("en-XA", 1.0), ("en-XA", 2.0))
_FOLDER = TemporaryDirectory()
LONG = "Abcdefghijklmnopqrstuvwx"


def empty(tmp_path: Path) -> Group:
    """Return a new group without anything."""
    return evening.new_book(tmp_path / "book.groupkit")


def typical(tmp_path: Path) -> Group:
    """Return the group of the made-up evening; Jo would like to chair."""
    group = empty(tmp_path)
    evening.furnish(group)
    return group


def copied(make: Callable[[Path], Group], tmp_path: Path) -> Group:
    """Return a group of its own that was made once for all tests."""
    path = tmp_path / "book.groupkit"
    copyfile(_kept(make, vault._MEMORY), path)
    return evening.reopened(path)


@cache
def _kept(make: Callable[[Path], Group], _cost: int) -> Path:
    folder = Path(_FOLDER.name) / make.__name__
    folder.mkdir(exist_ok=True)
    with make(folder) as group:
        return group.store.path


def full(tmp_path: Path) -> Group:
    """Return a group with many people, long names and every week full."""
    group = typical(tmp_path)
    known = [
        service.add_person(
            group,
            Person(
                short_name=f"{LONG[:21]}{at:03}",
                willing=frozenset({"chair", "timekeeper", "reader", "greeter", "hospitality"}),
            ),
        )
        for at in range(25)
    ]
    service.add_person(group, Person(short_name="Resty", resting=True))
    for at in range(5):
        meetings.add(
            group,
            Meeting(
                name=f"The long name of a group that meets {at}",
                weekday=at,
                start=time(19),
                minutes=90,
                venue="A very long name of a hall in a very long street, Room 2",
                access="Step-free by the side door, ring twice and wait a little",
                format="open-dual-recovery",
                state="paused" if at == 4 else "running",
            ),
        )
    for role in ("secretary", "treasurer"):
        terms.hold(group, Term(role=role, person=known[0].id, since=date(2026, 1, 3)))
    for held in meetings.coming(group, 1):
        service.assign(group, held, "chair", known[1].short_name)
    for held in meetings.between(group, group.today() - timedelta(weeks=3), group.today() - timedelta(days=1)):
        meetings.count_heads(group, held, Heads(regulars=120, first_timers=3))
    return group


def desk(group: Group) -> Desk:
    """Return a desk whose jobs run at once."""
    return Desk(group, Settings(), runner=run_at_once)


def wear(language: str, scale: float) -> None:
    """Dress the application as a person with this language and text size does."""
    i18n.use(language)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    dress(app, Dress(scale=scale, rtl=i18n.current().rtl))


def framed(qtbot, page: QWidget, place: str | None = None, scale: float = 1.0) -> Frame:
    """Put a page into the window's frame, as wide as the smallest laptop."""
    frame = Frame("Group", Settings(text_size=round(scale * 100)), WIDTH, place)
    qtbot.addWidget(frame)
    frame.put(page)
    frame.resize(WIDTH, 768)
    frame.show()
    checks.settle(frame)
    return frame


def words(page: QWidget) -> str:
    """Return every word on a page, folded ones too, a line each."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def close(page: QWidget) -> None:
    """Let a page go, as the window does when another takes its place."""
    page.deleteLater()
    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)


def faults(qtbot, page: QWidget, scale: float = 1.0) -> list[object]:
    """Return everything on a page that has no name, is too small, is cut off or makes it scroll sideways."""
    return faults_in(framed(qtbot, page, scale=scale), page)


def faults_in(frame: Frame, page: QWidget | None = None) -> list[object]:
    """Return the same of what stands in a frame already."""
    whole, room = frame.view.widget(), frame.view.viewport().width()
    assert whole is not None
    found: list[object] = [
        *((("no name", repr(widget))) for widget in checks.unnamed_tab_stops(whole)),
        *((("small", repr(widget), widget.size())) for widget in checks.small_targets(whole)),
        *((("cut", _said(widget), widget.size())) for widget in checks.clipped(whole)),
    ]
    if checks.too_wide(whole, room):
        found.append(("too wide", (page or whole).minimumSizeHint().width(), px("body")))
    return found


def _said(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QPushButton):
        return widget.text()
    return widget.currentText() if isinstance(widget, QComboBox) else ""
