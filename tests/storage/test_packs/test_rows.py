"""A report stays as it was made, with what each of its counts was made of."""

from dataclasses import replace
from datetime import date

import peewee as pw
import pytest

from groupkit.core.packs.blocks import (
    Bars,
    Blank,
    Figure,
    Grid,
    Heading,
    Lines,
    Manner,
    Pack,
    Part,
    Path,
    Point,
    Row,
    Shown,
    Unit,
    Words,
)
from groupkit.core.packs.reports import Report, Told
from groupkit.storage.packs.freezing import frozen, thawed

DAY = date(2026, 11, 7)
SEVEN = Figure(key="a/7", value=7, rows=(Row(table="heads", id=1, day=DAY), Row(table="heads", id=2)))
KEPT = Figure(key="a/x", value=None, shown=Shown.WITHHELD)
COST = Figure(key="a/cost", value=-120, unit=Unit.MONEY)
GRID = Grid(
    key="a",
    title="Visits",
    columns=("Visits", "First time"),
    labels=("November",),
    rows=((SEVEN, KEPT),),
    total=(SEVEN, COST),
    note="Visits are not people.",
    across=0,
    within=((1, 0),),
)
PACK = Pack(
    title="Our group",
    language="de",
    made_on=DAY,
    words=Words(withheld="Not shown", blank="Not counted"),
    parts=(
        Part(
            key="a",
            title="All",
            caveat="Few people.",
            spoken="Slowly.",
            blocks=(
                Heading(words="One", level=3),
                Lines(lines=("Two", "Three"), manner=Manner.QUOTED),
                GRID,
                Bars(key="b", title="Bars", points=(Point(label="Nov", figure=KEPT),), about="One bar."),
                Path(key="p", title="Paths", columns=("T1",), labels=("Calm",), cells=(("better",),)),
                Blank(label="Yours", lines=3),
            ),
        ),
    ),
)
MADE = Report(key="r1", first=DAY, last=DAY, parts=("contacts",))


def test_a_pack_that_was_frozen_says_the_same_for_good():
    assert thawed(frozen(PACK)) == PACK


def test_a_report_is_kept_with_its_pages_and_its_counts(book):
    store = book.store
    report = store.reports.add(MADE)
    store.report_bodies.keep(report, PACK)
    told = (Told(key="a/7", atoms="x", value=7), Told(key="a/x", atoms="y", value=None))
    store.report_figures.keep(report, told)
    assert tuple(store.reports) == (replace(MADE, id=report),)
    assert store.report_bodies.of(report) == PACK
    assert tuple(store.report_figures) == told
    with pytest.raises(KeyError):
        store.report_bodies.of(report + 1)


def test_a_report_that_was_seen_stays(book):
    store = book.store
    report = store.reports.add(MADE)
    store.reports.change(report, replace(MADE, seen_on=DAY))
    with pytest.raises(pw.IntegrityError):
        store.reports.remove(id=report)
