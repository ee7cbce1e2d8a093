"""How long the page of outings takes to draw beside a bare list of labels, and how it grows with the years."""

from collections.abc import Callable
from datetime import timedelta
from time import perf_counter

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from groupkit.core.outings.values import Cost, Goer, Outing
from groupkit.i18n import N_
from groupkit.qt.outings.page import OutingsPage
from groupkit.services.group import Group
from groupkit.services.outings.reckoning import listing
from tests.evening import SATURDAY
from tests.qt import checks, desks

ROUNDS, GOERS = 9, 6


def many(group: Group, count: int) -> None:
    """Write down so many outings, two a month back from the evening, each with people and two costs."""
    with group.change(N_("Add"), "outings") as store:
        for at in range(count):
            day = SATURDAY - timedelta(days=15 * at)
            outing = store.outings.add(Outing(name=f"Outing {at}", day=day))
            for name in range(GOERS):
                store.outing_people.add(Goer(outing=outing, name=f"Person {name}"))
            for what in ("The way in", "The bus"):
                store.outing_costs.add(Cost(outing=outing, what=what, pence=1234 + at))


def middle(does: Callable[[], None]) -> float:
    """Return the middle of some times, in milliseconds."""

    def once() -> float:
        begun = perf_counter()
        does()
        return perf_counter() - begun

    return sorted(once() for _ in range(ROUNDS))[ROUNDS // 2] * 1000


def bare(names: list[str]) -> QWidget:
    """Return a list of labels, two for each name."""
    made = QWidget()
    lines = QVBoxLayout(made)
    for name in names:
        lines.addWidget(QLabel(name))
        lines.addWidget(QLabel(str(len(name))))
    return made


@pytest.mark.bench
@pytest.mark.parametrize("count", [40, 400])
def test_the_page_of_outings_beside_a_bare_list_of_labels(benchmark, tmp_path, qtbot, count):
    with desks.typical(tmp_path) as group:
        many(group, count)
        page = OutingsPage(desks.desk(group))
        page.draw()
        frame = desks.framed(qtbot, page)

        def drawn() -> None:
            page.draw({})
            checks.settle(frame)

        def labels() -> None:
            made = bare([one.name for one in listing(group)])
            made.resize(frame.size())
            made.show()
            checks.settle(made)
            made.deleteLater()

        list_of_labels, whole = middle(labels), middle(drawn)
        assert "Outing 0" in desks.words(page)
        benchmark.pedantic(drawn, rounds=5)
        ratio = whole / list_of_labels
        print(f"\n{count} outings {whole:.0f} ms, a list of labels {list_of_labels:.1f} ms: {ratio:.1f} times.")
