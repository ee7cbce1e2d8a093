"""A format of the group's own is kept as the text of a file, and reads back as it was written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groupkit.core.calendar import Rule
from groupkit.core.formats import CHANNELS, TALK, Format, Segment
from groupkit.core.problems import RefusedError
from groupkit.core.readings import SLOTS, OwnText
from groupkit.storage import library

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), min_size=1, max_size=40).filter(
    str.strip
)
PARTS = st.builds(
    Segment,
    key=st.uuids().map(lambda key: f"k{key.hex}"),
    title=WORDS,
    minutes=st.integers(1, 90),
    leads=st.tuples(st.sampled_from(["chair", "reader"])),
    read=WORDS,
    read_short=st.just("") | WORDS,
    do=WORDS,
    needs=st.lists(WORDS, max_size=2).map(tuple),
    skippable=st.booleans(),
    when=st.sampled_from([Rule(), Rule(weeks=(1,)), Rule(weeks=(2, 4), last=True)]),
    slot=st.sampled_from(["", *SLOTS]),
    weight=st.integers(0, 3),
    holds=st.booleans(),
    feedback=st.booleans(),
)
PLANS = st.builds(
    Format,
    id=st.just("ours"),
    title=WORDS,
    summary=WORDS,
    talk=st.sampled_from(list(TALK)),
    source=WORDS,
    license=WORDS,
    before=st.integers(0, 60),
    segments=st.lists(PARTS, min_size=1, max_size=3, unique_by=lambda part: part.key).map(tuple),
    limits=WORDS,
    medicine=WORDS,
    codes=st.just(("O", "D")),
    channel=st.sampled_from(CHANNELS),
    feedback=st.booleans(),
    site_rules=st.booleans(),
)


@given(PLANS)
def test_any_format_reads_back_as_it_was_written(plan):
    assert library.restored(library.dumped(plan)) == plan


@pytest.mark.parametrize("plan", library.formats(), ids=lambda plan: plan.id)
def test_every_format_that_comes_with_groupkit_does(plan):
    assert library.restored(library.dumped(plan)) == plan


def test_a_text_that_is_no_format_is_refused_with_the_line():
    with pytest.raises(RefusedError, match="line 2"):
        library.restored('id = "x"\ntitle = never closed', "ours.toml")


def test_an_own_text_is_kept_with_its_credit_and_its_days(book):
    text = OwnText(slot="steps", title="A", words="B\nC", credit="Us", when=Rule(weeks=(1,)))
    with book.change("Try", "meetings") as store:
        kept = store.texts.add(text)
    assert list(book.store.texts) == [
        OwnText(id=kept, slot="steps", title="A", words="B\nC", credit="Us", when=text.when)
    ]


def test_one_text_of_a_format_is_kept_once_however_often_it_was_used(book):
    plan = library.format_by_id("open-dual-recovery")
    with book.change("Try", "meetings") as store:
        for day in range(1, 5):
            store.used_formats.write(1, date(2026, 11, day), plan)
        store.used_formats.write(1, date(2026, 11, 4), plan)
    assert book.store.used_formats.read(1, date(2026, 11, 4)) == plan
    assert book.store.used_formats.read(1, date(2026, 11, 5)) is None
    count = book.store._db.execute_sql("SELECT count(*) FROM format_body").fetchone()
    assert count == (1,)
