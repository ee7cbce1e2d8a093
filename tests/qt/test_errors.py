import logging
import sys
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from groupkit.core.problems import GroupkitError, Problem, RefusedError
from groupkit.qt import errors
from tests.qt import checks


@pytest.fixture
def log(qapp, tmp_path, monkeypatch):
    logger = logging.getLogger("groupkit")
    before, spread = logger.handlers[:], logger.propagate
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    errors.install(qapp, tmp_path / "logs")
    yield tmp_path / "logs" / "groupkit.log"
    for handler in logger.handlers:
        handler.close()
    logger.handlers[:], logger.propagate = before, spread
    for notice in errors._open[:]:
        notice.accept()


def _misread() -> None:
    raise ValueError("Rosa drank again")


def _mistake() -> Exception:
    try:
        try:
            _misread()
        except ValueError as first:
            raise KeyError("Sam’s phone") from first
    except KeyError as error:
        return error
    raise AssertionError


def _caught(error: BaseException) -> None:
    sys.excepthook(type(error), error, error.__traceback__)


def test_a_mistake_of_ours_is_said_calmly_and_leaves_the_window_usable(log, qtbot):
    _caught(_mistake())
    (notice,) = errors._open
    assert notice.isVisible()
    assert notice.words.text().startswith("Something went wrong on our side, not yours.")
    assert not checks.unnamed_tab_stops(notice)
    assert not checks.small_targets(notice)
    assert not checks.clipped(notice)
    notice.accept()
    assert not errors._open


def test_the_log_says_where_and_never_who(log):
    _caught(_mistake())
    written = log.read_text("utf-8")
    assert "builtins.KeyError" in written
    assert "builtins.ValueError" in written
    assert "test_errors:" in written
    assert "_misread" in written
    for private in ("Rosa", "drank", "Sam", "phone", "/"):
        assert private not in written


def test_nothing_is_written_while_people_answer_and_its_time_never(log):
    one, other = object(), object()
    errors.hold_still(one)
    errors.hold_still(other)
    _caught(_mistake())
    errors.write_again(one)
    assert not log.exists()
    errors.write_again(other)
    written = log.read_text("utf-8")
    assert written.startswith("builtins.KeyError")
    year = str(datetime.now(UTC).year)
    assert year not in written
    _caught(_mistake())
    assert log.read_text("utf-8").removeprefix(written).startswith(year)


def test_the_details_can_be_copied_for_whoever_mends_it(log):
    _caught(_mistake())
    (notice,) = errors._open
    notice.copy.click()
    assert "KeyError" in QGuiApplication.clipboard().text()
    assert "Rosa" not in QGuiApplication.clipboard().text()
    assert notice.copy.text() == "Copied"


@pytest.mark.parametrize(
    "error",
    [
        GroupkitError("The memory stick is full. Take something off it, then try {again}.", again="again"),
        RefusedError([Problem("a", "Say how much."), Problem("b", "Say what for.")]),
    ],
)
def test_a_sentence_for_people_is_shown_as_it_is_and_not_logged(log, error):
    _caught(error)
    (notice,) = errors._open
    assert notice.words.text() == str(error)
    assert notice.copy.isHidden()
    assert not log.exists()


def test_a_second_mistake_opens_no_second_window(log):
    _caught(_mistake())
    _caught(_mistake())
    assert len(errors._open) == 1
    assert log.read_text("utf-8").count("builtins.KeyError") == 2


def test_a_notice_that_went_away_with_its_window_does_not_hide_the_next(log, qapp):
    window = QWidget()
    errors.report(_mistake(), window)
    window.deleteLater()
    qapp.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    assert not errors._open
    assert errors.report(_mistake()).isVisible()


def test_stopping_from_the_terminal_still_stops(log, capsys):
    _caught(KeyboardInterrupt())
    assert not errors._open
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_a_disk_that_cannot_be_written_does_not_stop_the_window(qapp, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    (tmp_path / "taken").write_text("a file, not a folder")
    handlers = logging.getLogger("groupkit").handlers[:]
    errors.install(qapp, tmp_path / "taken" / "logs")
    assert logging.getLogger("groupkit").handlers == handlers
