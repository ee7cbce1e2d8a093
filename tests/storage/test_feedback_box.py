"""A box takes answers and gives them back to its keepers; its file tells nothing, is whole or as it was before."""

import os
import random
from contextlib import suppress
from pathlib import Path

import pytest

from groupkit.core.problems import GroupkitError
from groupkit.storage import saving
from groupkit.storage.feedback import box, boxfile, keepers, slots
from groupkit.storage.feedback.box import Box
from groupkit.storage.world import FULL
from tests.boxes import Desk, answer, text, word


@pytest.fixture(name="desk")
def _desk(tmp_path, monkeypatch):
    monkeypatch.setattr(box, "SLOTS", 20)
    return Desk(tmp_path)


def words_in(desk, least=3):
    return sorted(each.words for each in desk.contents(least).texts)


def names(folder):
    return sorted(each.name for each in folder.iterdir())


def pieces(whole):
    return {whole[at : at + 16] for at in range(len(whole) % 16, len(whole), 16)}


def refused(do, *given):
    with pytest.raises(GroupkitError) as why:
        do(*given)
    return why.value.message


def test_what_people_put_in_comes_out_again(desk):
    desk.filled(range(7))
    desk.filled(range(7, 9))
    assert words_in(desk) == [word(who) for who in range(9)]
    assert sorted(one.answers["ask-0"] for one in desk.contents().filled) == sorted(who % 5 for who in range(9))
    assert slots.contents(desk.box.slots(), desk.secrets, 10) is None


def test_nothing_tells_that_somebody_answered_neither_size_nor_time(desk):
    def look():
        found = desk.path.stat()
        return found.st_size, found.st_mtime_ns, desk.path.parent.stat().st_mtime_ns, names(desk.path.parent)

    begun = look()
    assert begun == (20 * 4 * slots.SLOT + 52, boxfile.TIME * 10**9, boxfile.TIME * 10**9, ["evening.box"])
    sitting = desk.box.begin()
    for who in range(5):
        before = desk.path.read_bytes()
        sitting.cast(answer(who), [text(who)] * (who % 3))
        assert look() == begun
        assert pieces(before).isdisjoint(pieces(desk.path.read_bytes()))
    sitting.leave()
    sitting.end()
    assert look() == begun
    if os.name == "posix":
        assert desk.path.stat().st_mode & 0o777 == 0o600
        assert desk.path.parent.stat().st_mode & 0o777 == 0o700


def test_somebody_who_stopped_leaves_the_trace_of_somebody_who_answered(desk):
    sitting, changed = desk.box.begin(), []
    for do in (sitting.leave, lambda: sitting.cast(answer(1)), lambda: sitting.cast(answer(1), [text(1)] * 5)):
        before = set(desk.box.slots())
        do()
        changed.append(len(set(desk.box.slots()) - before))
    assert changed == [box.RENEWED] * 3


def test_two_copies_of_a_box_from_before_and_after_a_sitting_do_not_tell_how_many_answered(desk):
    new = []
    for people in (range(1), range(6)):
        before = set(desk.box.slots())
        desk.filled(people)
        new.append(len(set(desk.box.slots()) - before))
    assert new == [20, 20]


def test_a_long_sitting_takes_more_slots_and_the_box_grows_by_whole_sittings(desk):
    size = desk.path.stat().st_size
    desk.filled(range(45))
    assert desk.path.stat().st_size == size + 20 * 4 * slots.SLOT
    assert words_in(desk) == [word(who) for who in range(45)]


def test_a_sitting_that_was_cut_off_loses_nothing_and_is_not_written_over(desk):
    for at in range(6):
        Box.open(desk.path, desk.keys).begin().cast(answer(at), [text(at)])
    assert words_in(desk) == [word(who) for who in range(6)]


def test_two_sittings_at_once_do_not_lose_each_others_answers(desk):
    one, other = desk.box.begin(), Box.open(desk.path, desk.keys).begin()
    for at in range(8):
        (one if at % 2 else other).cast(answer(at), [text(at)])
    desk.box.shuffle()
    one.end()
    other.cast(answer(8), [text(8)])
    assert words_in(desk) == [word(who) for who in range(9)]


def test_a_sitting_goes_on_when_an_older_copy_of_the_box_was_put_back(desk):
    older = desk.path.read_bytes()
    sitting = desk.box.begin()
    sitting.cast(answer(0), [text(0)])
    desk.path.write_bytes(older)
    for who in range(1, 4):
        sitting.cast(answer(who), [text(who)])
    assert words_in(desk) == [word(who) for who in range(1, 4)]


def test_a_sitting_that_has_ended_takes_nothing_more(desk):
    sitting = desk.box.begin()
    sitting.end()
    sitting.end()
    assert refused(sitting.cast, answer(0)) == box.ENDED
    assert refused(sitting.leave) == box.ENDED


def test_every_slot_may_land_anywhere(desk, monkeypatch):
    assert isinstance(box._chance, random.SystemRandom)
    held = boxfile.Held(tuple(slots.empty() for _slot in range(6)), (b"",))
    first = {box._renewed(held, {}).used[0] for _time in range(200)}
    assert first == set(held.used)
    assert box._renewed(held, {}).spare == held.spare


def test_a_full_disk_keeps_the_earlier_answers_and_the_person_may_try_again(desk, monkeypatch):
    sitting = desk.box.begin()
    sitting.cast(answer(0), [text(0)])
    before = desk.path.read_bytes()

    def full(_file):
        raise OSError(28, "no room")

    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        assert refused(sitting.cast, answer(1), [text(1)]) == FULL
        assert refused(Box.create, desk.path.with_name("other.box"), desk.keys) == FULL
    assert desk.path.read_bytes() == before
    assert names(desk.path.parent) == ["evening.box"]
    sitting.cast(answer(1), [text(1)])
    sitting.cast(answer(2), [text(2)])
    assert words_in(desk) == [word(who) for who in range(3)]


def test_a_text_that_is_too_long_leaves_nothing_of_its_ballot(desk):
    sitting = desk.box.begin()
    before = desk.path.read_bytes()
    assert refused(sitting.cast, answer(0), [text(0), bytes(3000)]) == slots.TOO_LONG
    assert desk.path.read_bytes() == before


def test_a_folder_that_takes_no_time_still_takes_answers(desk, monkeypatch):
    utime = os.utime

    def not_a_folder(path, times):
        if path == desk.path.parent:
            raise PermissionError(13, "not yours")
        utime(path, times)

    monkeypatch.setattr(os, "utime", not_a_folder)
    desk.filled(range(3))
    assert words_in(desk) == [word(who) for who in range(3)]


def test_a_box_without_its_lock_or_with_one_bit_changed_is_not_read(desk):
    desk.filled(range(3))
    whole = desk.path.read_bytes()
    other = keepers.going_on(desk.keys)
    assert refused(Box.open, desk.path, other) == boxfile.SPOILED
    for spoiled in (whole[:-1], whole[:20], whole + b"\0", whole[:99] + bytes([whole[99] ^ 1]) + whole[100:], b""):
        desk.path.write_bytes(spoiled)
        assert refused(Box(desk.path, desk.keys).begin) == boxfile.SPOILED
    desk.path.write_bytes(whole[:5] + b"\x02" + whole[6:])
    assert refused(Box(desk.path, desk.keys).slots) == boxfile.NEWER
    desk.path.unlink()
    assert refused(Box.open, desk.path, desk.keys) == boxfile.GONE


def test_a_box_has_its_largest_size(desk, monkeypatch):
    monkeypatch.setattr(boxfile, "MOST", 45)
    desk.box.begin()
    desk.box.begin()
    assert refused(desk.box.begin) == box.FULL
    desk.path.write_bytes(bytes(boxfile.LONGEST + 1))
    assert refused(Box(desk.path, desk.keys).slots) == boxfile.SPOILED


def test_a_box_does_not_take_the_place_of_another(desk):
    before = desk.path.read_bytes()
    assert refused(Box.create, desk.path, keepers.going_on(desk.keys)) == box.TAKEN
    assert desk.path.read_bytes() == before


def test_a_round_that_is_not_written_down_gets_no_box(desk):
    path = desk.path.with_name("next.box")
    with pytest.raises(KeyError), Box.making(path, desk.keys):
        raise KeyError
    assert names(desk.path.parent) == ["evening.box"]


def test_the_next_round_takes_over_what_nobody_has_opened(desk):
    desk.filled(range(3))
    path, keys = desk.path.with_name("next.box"), keepers.going_on(desk.keys)
    with Box.making(path, keys, desk.box.slots()) as after:
        pass
    box.erase(desk.path)
    sitting = after.begin()
    for who in range(3, 6):
        sitting.cast(answer(who), [text(who)])
    found = slots.contents(after.slots(), desk.secrets, 5)
    assert found is not None
    assert sorted(each.words for each in found.texts) == [word(who) for who in range(6)]


def test_a_box_is_written_over_before_it_goes(desk):
    desk.filled(range(3))
    held, before = desk.path.parent.parent / "held", desk.path.read_bytes()
    held.hardlink_to(desk.path)
    box.erase(desk.path)
    assert not desk.path.exists()
    assert len(held.read_bytes()) == len(before)
    assert sum(one == other for one, other in zip(before, held.read_bytes(), strict=True)) < len(before) / 100
    assert desk.path.parent.stat().st_mtime == boxfile.TIME


def test_what_was_cut_off_is_finished_at_the_start(desk, tmp_path):
    desk.filled(range(3))
    folder, known = desk.path.parent, {"evening": desk.keys, "new": keepers.going_on(desk.keys), "gone": None}
    part = desk.path.with_name("evening.box.part")
    part.write_bytes(desk.path.read_bytes()[:9000])
    with suppress(KeyError), Box.making(folder / "new.box", known["new"]):
        os.link(folder / "new.box.part", folder / "kept")
        raise KeyError
    (folder / "kept").rename(folder / "new.box.part")
    for name in ("gone.box", "gone.box.part", "stranger.box", "stranger.box.part", "lost.box.part"):
        (folder / name).write_bytes(b"sealed")
    before = desk.path.read_bytes()
    box.tidy(folder, known | {"lost": desk.keys, "away": desk.keys})
    assert names(folder) == ["evening.box", "new.box", "stranger.box"]
    assert folder.stat().st_mtime == boxfile.TIME
    assert desk.path.read_bytes() != before
    assert words_in(desk) == [word(who) for who in range(3)]
    assert Box.open(folder / "new.box", known["new"]).slots() == ()
    box.tidy(tmp_path / "nowhere", known)


def test_a_box_that_cannot_be_read_keeps_nobody_out_of_the_others(desk):
    desk.path.write_bytes(b"spoiled")
    other = Box.create(desk.path.with_name("other.box"), keepers.going_on(desk.keys))
    before = other.path.read_bytes()
    box.tidy(desk.path.parent, {"evening": desk.keys, "other": other.keys})
    assert desk.path.read_bytes() == b"spoiled"
    assert other.path.read_bytes() != before


def test_settling_a_folder_that_is_not_there_does_no_harm(tmp_path):
    saving.settle(tmp_path / "nowhere")
    assert not any(tmp_path.iterdir())


def test_a_box_is_on_the_disk_whole_before_it_takes_its_name(desk, monkeypatch):
    done = []

    def noted(owner, name, said):
        real = getattr(owner, name)

        def call(*given):
            done.append(said(*given))
            return real(*given)

        monkeypatch.setattr(owner, name, call)

    sitting = desk.box.begin()
    noted(Path, "write_bytes", lambda path, _content: f"write {path.name}")
    noted(os, "utime", lambda path, _times: f"time {path.name}")
    noted(os, "fsync", lambda _file: "to the disk")
    noted(Path, "replace", lambda path, target: f"{path.name} becomes {target.name}")
    sitting.cast(answer(0), [text(0)])
    assert done == [
        "time evening.box",
        "write evening.box.part",
        "time evening.box.part",
        "to the disk",
        "evening.box.part becomes evening.box",
        "time group feedback",
        "to the disk",
    ]


def test_what_spoils_on_the_disk_in_the_middle_of_a_sitting_is_mended_by_the_next_turn(desk):
    sitting = desk.box.begin()
    for who in range(3):
        sitting.cast(answer(who), [text(who)])
        whole = desk.path.read_bytes()
        desk.path.write_bytes(whole[:-9] + bytes(9))
    sitting.end()
    assert words_in(desk) == [word(who) for who in range(3)]


def test_a_box_is_as_long_after_five_and_sixty_four_answers_as_after_none(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "fsync", lambda _file: None)
    desk = Desk(tmp_path)
    size, sitting = desk.path.stat().st_size, desk.box.begin()
    for many in range(1, 65):
        sitting.cast(answer(many), [text(many)])
        if many in {5, 64}:
            assert desk.path.stat().st_size == size == 786_484
