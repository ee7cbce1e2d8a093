"""The list for the night ticks itself, and a person may say otherwise."""

from datetime import date

from groupkit.core.tonight import NOTES, PHASES, TITLES, Phase, Task, checklist

DAY = date(2026, 11, 14)


def test_every_task_has_a_time_and_a_title():
    assert set(PHASES) == set(TITLES) == set(Task)
    assert set(NOTES) < set(Task)
    assert list(PHASES.values()) == sorted(PHASES.values(), key=list(Phase).index)


def test_a_task_that_is_done_ticks_itself():
    made = {tick.task: tick for tick in checklist({Task.COUNT: DAY, Task.CHAIR: None}, {}).ticks}
    assert (made[Task.COUNT].done, made[Task.COUNT].by_itself, made[Task.COUNT].on) == (True, True, DAY)
    assert (made[Task.CHAIR].done, made[Task.CHAIR].on) == (True, None)
    assert not made[Task.ROOM].done
    assert not made[Task.ROOM].by_itself


def test_what_a_person_says_comes_first():
    made = {tick.task: tick for tick in checklist({Task.CHAIR: None}, {Task.CHAIR: False, Task.ROOM: True}).ticks}
    assert (made[Task.CHAIR].done, made[Task.CHAIR].by_itself) == (False, False)
    assert (made[Task.ROOM].done, made[Task.ROOM].by_itself) == (True, False)


def test_the_next_thing_and_its_phase():
    fresh = checklist({}, {})
    assert fresh.following is not None
    assert (fresh.following.task, fresh.current) == (Task.FORMAT, Phase.BEFORE)
    before = {task: True for task, phase in PHASES.items() if phase is Phase.BEFORE}
    begun = checklist({}, before)
    assert begun.current is Phase.DURING
    assert all(tick.done for tick in begun.phase(Phase.BEFORE))
    over = checklist(dict.fromkeys(Task), {})
    assert over.following is None
    assert over.current is Phase.AFTER
    assert sum(len(over.phase(phase)) for phase in Phase) == len(Task)
