import sys
from threading import Event, get_ident

import pytest
from PySide6.QtCore import QEvent, QObject, Signal

from groupkit.core.progress import Progress
from groupkit.qt import jobs
from groupkit.qt.jobs import Job, run_at_once, wait_for_jobs


def _counting(progress: Progress) -> int:
    for done in range(5):
        progress.step(done, 5)
    return 42


def test_work_reports_its_steps_and_its_result(qtbot, qapp):
    job, steps = Job(_counting, qapp), []
    job.stepped.connect(lambda done, total: steps.append((done, total)))
    with qtbot.waitSignals([job.finished, job.ended]) as _done, qtbot.waitSignal(job.finished) as done:
        job.start()
    assert done.args == [42]
    assert steps == [(at, 5) for at in range(5)]
    assert job.over


def test_work_runs_elsewhere_and_reports_here(qtbot, qapp):
    seen: dict[str, int] = {}
    job = Job(lambda progress: seen.setdefault("worker", get_ident()), qapp)
    job.finished.connect(lambda _result: seen.setdefault("report", get_ident()))
    with qtbot.waitSignal(job.ended):
        job.start()
    assert seen["worker"] != get_ident()
    assert seen["report"] == get_ident()


def test_cancelled_work_ends_at_its_next_step(qtbot, qapp):
    job = Job(_counting, qapp)
    job.cancel()
    with qtbot.assertNotEmitted(job.finished), qtbot.waitSignals([job.cancelled, job.ended]):
        job.start()


def test_a_mistake_in_the_work_is_handed_over(qtbot, qapp):
    job = Job(lambda progress: 1 / 0, qapp)
    with qtbot.waitSignals([job.failed, job.ended]), qtbot.waitSignal(job.failed) as failed:
        job.start()
    assert isinstance(failed.args[0], ZeroDivisionError)


def test_tests_can_run_work_at_once(qapp):
    results: list[int] = []
    job = Job(_counting, qapp)
    job.finished.connect(results.append)
    job.start(run_at_once)
    assert results == [42]
    assert job.over


def test_work_stops_when_its_page_closes(qtbot, qapp):
    page, begun, goon = QObject(), Event(), Event()

    def work(progress: Progress) -> None:
        begun.set()
        goon.wait(5)
        progress.step(1, 2)

    job = Job(work, page)
    job.start()
    assert begun.wait(5)
    page.deleteLater()
    qapp.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    with qtbot.waitSignal(job.cancelled):
        goon.set()


def test_closing_waits_for_the_work_and_stops_it(qapp):
    begun, goon = Event(), Event()

    def work(progress: Progress) -> None:
        begun.set()
        goon.wait(5)

    job = Job(work, qapp)
    job.start()
    assert begun.wait(5)
    assert not wait_for_jobs(10)
    goon.set()
    assert wait_for_jobs()
    assert job._stopping


def test_ended_work_is_let_go_when_the_next_begins(qapp):
    first, second = Job(_counting, qapp), Job(_counting, qapp)
    first.start(run_at_once)
    second.start(run_at_once)
    assert first not in jobs._going
    assert second in jobs._going


class _Bell(QObject):
    rung = Signal()


@pytest.mark.parametrize("connected", [False, True])
def test_signals_do_not_use_up_true(qapp, connected):
    # PySide6 6.12.0 gave a reference to True away with each emission and ended the program.
    bell = _Bell()
    if connected:
        bell.rung.connect(lambda: None)
    before = sys.getrefcount(True)
    for _ in range(200):
        bell.rung.emit()
    assert abs(sys.getrefcount(True) - before) <= 5
