"""Whatever is done at the kiosk at random: no answer stays on the screen, nobody gets out, none is lost."""

import os
from collections import Counter
from dataclasses import replace

import pytest

from groupkit.qt.feedback.kiosk import page
from groupkit.qt.feedback.kiosk.visit import ANSWERING
from groupkit.services.feedback import keepers, rounds, sitting
from groupkit.storage.feedback import slots
from groupkit.storage.feedback.box import Box
from tests import boxes
from tests.qt import desks
from tests.qt.kiosks import CALM, Memory
from tests.qt.powercuts import blank, frozen
from tests.qt.storms import Storm

EVENTS, SOME = 2_000, 200
SEED = int(os.environ.get("GROUPKIT_FEEDBACK_SEED", "8"))
# a short form, or few would come to its end in such weather
ASKED = tuple(each for each in CALM.form.questions if each.key in {"welcome", "ways", "fit", "long"})
SHORT = replace(CALM.form, questions=ASKED)


@pytest.fixture(autouse=True)
def in_haste(monkeypatch):
    """Let the storm press faster than people do."""
    monkeypatch.setattr(page, "HASTY", 0)


def interrupted(storm: Storm) -> set[str]:
    """Return what happened at least once to somebody who had answered something."""
    return {event for event, stage, empty in storm.looker.stages if stage in ANSWERING and not empty}


def test_two_hundred_things_at_random_leave_nothing_and_lose_nothing(qapp, tmp_path):
    with desks.empty(tmp_path) as group:
        told: list[Memory] = []

        def begin() -> Memory:
            told.append(Memory(replace(CALM, form=SHORT)))
            return told[-1]

        storm = Storm(qapp, group, begin, seed=8)
        storm.blow(SOME)
        storm.over()
        given = Counter(frozen(answers) for each in told for answers, _texts in each.cast_)
        given.update(text for each in told for _answers, texts in each.cast_ for text in texts)
        assert given == storm.cast_ == storm.looker.thanked
        assert storm.cast_.total() > 4


@pytest.mark.proof
@pytest.mark.parametrize("part", [0, 1])
def test_two_thousand_things_at_random_leave_nothing_and_lose_nothing_in_the_real_box(qapp, tmp_path, capsys, part):
    with desks.empty(tmp_path) as group:
        reader = keepers.add(group, "Robin", boxes.READER, boxes.READER)
        trustee = keepers.add(group, "Kim", boxes.TRUSTEE, boxes.TRUSTEE)
        made = rounds.open_(group, boxes.a_round(form=SHORT, reader=reader.id, trustee=trustee.id), sure=True)
        before = group.path.read_bytes()
        seed = SEED + part
        storm = Storm(qapp, group, lambda: sitting.begin(group, made.key), seed=seed, box=made.key)
        try:
            storm.blow(EVENTS)
        except AssertionError as why:
            why.add_note(f"seed {seed}")
            raise
        storm.over()
        assert group.path.read_bytes() == before
        assert all(count > 2 for count in storm.seen.values())
        assert interrupted(storm) >= {"look_away", "wait", "close", "resize", "kill", "cut_the_power"}
        keys = group.store.feedback_rounds.keys(made.id)
        assert keys is not None
        secret = boxes.opened(keys, reader, trustee)
        found = slots.contents(Box.open(group.store.box_of(made.key), keys).slots(), secret, 0)
        assert found is not None
        given = Counter(frozen(filled.answers) for filled in found.filled)
        given.update(found.texts)
        thanked = Counter({what: count for what, count in storm.looker.thanked.items() if not blank(what)})
        assert not thanked - given
        # nothing else is there but what went in while the power went
        assert not given - thanked - storm.power.unsure
        assert thanked.total() > 25
        with capsys.disabled():
            told = f"{EVENTS} things at random (seed {seed}): {thanked.total()} answers and texts thanked for"
            print(f"\n{told}, all in the box; the power went {storm.power.cuts} times while it was written")
