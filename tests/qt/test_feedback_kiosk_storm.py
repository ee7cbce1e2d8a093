"""Whatever is done at the kiosk at random: no answer stays on the screen, nobody gets out, none is lost."""

import os
from collections import Counter
from dataclasses import replace

import pytest

from groupkit.core.feedback.rounds import Keeper, Round
from groupkit.qt.feedback.kiosk import page
from groupkit.qt.feedback.kiosk.visit import ANSWERING
from groupkit.services.feedback import keepers, rounds, sitting
from groupkit.services.group import Group
from groupkit.storage.feedback import slots
from groupkit.storage.feedback.box import Box
from tests import boxes
from tests.qt import desks
from tests.qt.kiosks import CALM, Memory
from tests.qt.powercuts import blank, frozen
from tests.qt.storms import Storm

EVENTS, SOME = (500, 2_000, 2_000), 200
"""Of each part of the proof; the first is for each change."""
SEED = int(os.environ.get("GROUPKIT_FEEDBACK_SEED", "8")) * 100
INTERRUPT = frozenset({"look_away", "wait", "close", "resize", "kill", "cut_the_power"})
KINDS = 16
"""The kinds of things that happen in a storm."""
# a short form, or few would come to its end in such weather
ASKED = tuple(each for each in CALM.form.questions if each.key in {"welcome", "ways", "fit", "long"})
SHORT = replace(CALM.form, questions=ASKED)


@pytest.fixture(autouse=True)
def in_haste(monkeypatch):
    """Let the storm press faster than people do."""
    monkeypatch.setattr(page, "HASTY", 0)


def interrupted(storm: Storm) -> Counter[str]:
    """Return how often what happened to somebody who had answered something already."""
    found: Counter[str] = Counter()
    for (event, stage, empty), count in storm.looker.stages.items():
        if event in INTERRUPT and stage in ANSWERING and not empty:
            found[event] += count
    return found


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


def in_the_box(group: Group, made: Round, reader: Keeper, trustee: Keeper) -> Counter[object]:
    """Return the answers and the texts in the box, opened with both keys."""
    keys = group.store.feedback_rounds.keys(made.id)
    assert keys is not None
    secret = boxes.opened(keys, reader, trustee)
    found = slots.contents(Box.open(group.store.box_of(made.key), keys).slots(), secret, 0)
    assert found is not None
    return Counter([frozen(filled.answers) for filled in found.filled] + list(found.texts))


@pytest.mark.proof
@pytest.mark.parametrize("part", range(len(EVENTS)))
def test_two_thousand_things_at_random_leave_nothing_and_lose_nothing_in_the_real_box(qapp, tmp_path, capsys, part):
    with desks.empty(tmp_path) as group:
        reader = keepers.add(group, "Robin", boxes.READER, boxes.READER)
        trustee = keepers.add(group, "Kim", boxes.TRUSTEE, boxes.TRUSTEE)
        made = rounds.open_(group, boxes.a_round(form=SHORT, reader=reader.id, trustee=trustee.id), sure=True)
        before = group.path.read_bytes()
        storm = Storm(qapp, group, lambda: sitting.begin(group, made.key), seed=SEED + part, box=made.key)
        storm.blow(EVENTS[part])
        storm.over()
        assert group.path.read_bytes() == before
        assert sum(storm.seen.values()) == EVENTS[part]
        # five hundred may do without the rarest
        assert len(storm.seen) >= (KINDS if part else KINDS - 3)
        assert len(interrupted(storm)) >= (len(INTERRUPT) if part else len(INTERRUPT) - 3)
        given, thanked = in_the_box(group, made, reader, trustee), storm.looker.thanked
        thanked = Counter({what: count for what, count in thanked.items() if not blank(what)})
        assert not thanked - given
        # nothing else is there but what may have gone in while the power went
        assert not given - thanked - storm.power.unsure
        assert thanked.total() > EVENTS[part] / 80
        with capsys.disabled():
            said = f"{EVENTS[part]} things at random (seed {SEED + part}): {thanked.total()} answers and texts"
            print(f"\n{said} thanked for, all in the box; interrupted in the middle: {dict(interrupted(storm))};")
            print(f"the power went {storm.power.cuts} times while the box was written")
