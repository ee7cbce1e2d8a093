"""Rounds, keepers, releases and what was said are kept in the book as they were; keys that are let go stay away."""

from dataclasses import replace

import pytest
from peewee import IntegrityError

from groupkit.core.feedback.release import Level, Release, Shape, Table
from groupkit.core.feedback.rounds import Below, State
from groupkit.core.feedback.said import Said, SealedTexts, Sort, Talk
from groupkit.services.group import open_group
from groupkit.storage import backups
from groupkit.storage.feedback import box, keepers
from groupkit.storage.feedback.box import Box
from tests import boxes, evening
from tests.boxes import DAY, FORM, a_round

RELEASE = Release(
    tables=(
        Table(item="ask-0", shape=Shape.CELLS, figures=(0, 3, 6, 3, 0), middle=2.5),
        Table(item="ask-1", part="ask-0=1"),
        Table(item="ask-2", shape=Shape.PERCENT, figures=(3, 9), percents=(30, 80), middle=None),
    ),
    level=Level.MIDDLE,
)


@pytest.fixture(name="store")
def _store(other):
    with other.store.step("Keepers"):
        for keeper in boxes.two():
            other.store.feedback_keepers.add(keeper)
    return other.store


@pytest.fixture(name="keys")
def _keys(store):
    return keepers.round_keys(*store.feedback_keepers)


def test_keepers_come_back_with_what_opens_their_keys(store):
    reader, trustee = store.feedback_keepers
    assert (reader.name, trustee.name, reader.since, reader.until) == ("Robin", "Kim", DAY, None)
    assert keepers.unlock(reader, boxes.READER)
    with store.step("Replace"):
        store.feedback_keepers.change(reader.id, replace(reader, until=DAY))
    assert store.feedback_keepers.get(reader.id).until == DAY


def test_a_round_comes_back_with_its_form_as_it_stood(store, keys):
    first = a_round(label="T1", joined=2, left=1, below=Below.MERGE)
    with store.step("Open"):
        id_ = store.feedback_rounds.add_with(first, keys)
        after = a_round("later", follows=id_, state=State.CLOSED, closed_on=DAY)
        store.feedback_rounds.add_with(after, keepers.going_on(keys))
    assert store.feedback_rounds.get(id_) == replace(first, id=id_)
    assert store.feedback_rounds.first(key="later") == replace(after, id=id_ + 1)
    assert store.feedback_rounds.get(id_).form == FORM


def test_the_keys_of_a_round_stay_through_a_change_and_go_for_good(store, keys):
    with store.step("Open"):
        id_ = store.feedback_rounds.add_with(a_round(), keys)
    with store.step("Close"):
        store.feedback_rounds.change(id_, replace(store.feedback_rounds.get(id_), state=State.CLOSED))
    assert store.feedback_rounds.keys(id_) == keys
    assert store.feedback_rounds.boxes() == {"evening": keys}
    with store.step("Destroy"):
        store.feedback_rounds.let_go(id_)
    assert store.journal.undo() is None
    assert store.feedback_rounds.keys(id_) is None
    assert store.feedback_rounds.boxes() == {"evening": None}


def test_a_round_that_came_to_the_book_without_keys_has_none(store):
    with store.step("Take"):
        id_ = store.feedback_rounds.add(a_round())
    assert store.feedback_rounds.keys(id_) is None


def test_reader_and_trustee_are_two_people(store, keys):
    with pytest.raises(IntegrityError), store.step("Open"):
        store.feedback_rounds.add_with(a_round(trustee=1), keys)


def test_what_was_released_comes_back_as_it_was_and_is_written_once(store, keys):
    with store.step("Open"):
        id_ = store.feedback_rounds.add_with(a_round(), keys)
        assert store.feedback_releases.of(id_) is None
        store.feedback_releases.keep(id_, RELEASE)
    assert store.feedback_releases.of(id_) == RELEASE
    assert store.journal.undo() is None
    with pytest.raises(IntegrityError), store.step("Again"):
        store.feedback_releases.keep(id_, replace(RELEASE, level=Level.HIGH))
    assert store.feedback_releases.of(id_) == RELEASE


def test_words_and_talk_come_back(store, keys):
    with store.step("Open"):
        id_ = store.feedback_rounds.add_with(a_round(), keys)
        store.feedback_texts.add(SealedTexts(round=id_, sealed=b"\0sealed"))
        store.feedback_said.add(
            Said(round=id_, place=2, sort=Sort.SUMMARY, question="more", words="More tea, some say.")
        )
        store.feedback_talks.add(Talk(form="talk", day=DAY, reader=1, sealed=b"\xff", keep_until=DAY))
    assert [*store.feedback_texts] == [SealedTexts(id=1, round=id_, sealed=b"\0sealed")]
    (said,) = store.feedback_said.where(round=id_)
    assert (said.sort, said.words, said.place) == (Sort.SUMMARY, "More tea, some say.", 2)
    assert [*store.feedback_talks] == [Talk(id=1, form="talk", day=DAY, reader=1, sealed=b"\xff", keep_until=DAY)]


def test_a_form_of_ones_own_is_kept_once_and_can_be_undone(store):
    own = replace(FORM, own=True)
    with store.step("Write"):
        store.feedback_forms.put(own)
    with store.step("Change"):
        store.feedback_forms.put(replace(own, title="Another"))
    assert [form.title for form in store.feedback_forms] == ["Another"]
    store.journal.undo()
    assert [*store.feedback_forms] == [own]
    with store.step("Take out"):
        assert store.feedback_forms.remove(key=own.id) == 1


def test_a_box_lies_beside_the_book_and_goes_into_no_copy_of_it(store, keys):
    with Box.making(store.box_of("evening"), keys) as made, store.step("Open"):
        store.feedback_rounds.add_with(a_round(), keys)
    made.begin().cast(boxes.answer(1), [boxes.text(1)])
    assert store.box_of("evening").parent == store.path.with_name("other feedback")
    copy = store.backup(store.path.with_name("copy.groupkit"), DAY)
    another = store.another_copy(DAY)
    assert copy.stat().st_size - store.path.stat().st_size < made.path.stat().st_size // 2
    assert sorted(each.name for each in store.path.parent.rglob("*.box*")) == ["evening.box"]
    assert [each.suffix for each in backups.folder_of(store.path).iterdir()] == [another.suffix]


def test_opening_the_book_finishes_what_was_cut_off(tmp_path):
    path = tmp_path / "group.groupkit"
    with evening.new_book(path) as group:
        reader, trustee = boxes.two()
        keys = keepers.round_keys(reader, trustee)
        with group.store.step("Open"):
            for keeper in (reader, trustee):
                group.store.feedback_keepers.add(keeper)
            group.store.feedback_rounds.add_with(a_round(), keys)
            gone = group.store.feedback_rounds.add_with(a_round("gone"), keepers.going_on(keys))
        for name in ("evening", "gone"):
            Box.create(group.store.box_of(name), keys)
        with group.store.step("Destroy"):
            group.store.feedback_rounds.let_go(gone)
    before = box.path_of(path, "evening").read_bytes()
    with open_group(path, evening.PASSPHRASE, read_only=True):
        assert box.path_of(path, "gone").exists()
        assert box.path_of(path, "evening").read_bytes() == before
    with open_group(path, evening.PASSPHRASE):
        assert not box.path_of(path, "gone").exists()
        assert box.path_of(path, "evening").read_bytes() != before
