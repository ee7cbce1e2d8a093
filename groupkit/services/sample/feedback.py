"""The made-up group's feedback: one round that was answered, opened by two people and told to the group."""

import secrets
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from groupkit.core.feedback.forms import Answers, Text
from groupkit.core.feedback.rounds import Keeper, Round
from groupkit.services.feedback import forms, opening, rounds, sitting, texts
from groupkit.services.sample.story import Telling, chance
from groupkit.storage.feedback import box, keepers

_A_WEEK, _A_YEAR = timedelta(weeks=1), timedelta(days=365)


def asked(telling: Telling) -> None:
    """Ask how a meeting was, let people answer, open the box a week later, and pass on what some wrote.

    Nobody keeps the passphrase of these keys, so nothing more can be opened with them.
    """
    group, told, roles = telling.group, telling.story.asked, telling.story.roles
    telling.clock.go_to(telling.asked_on)
    unkept = secrets.token_hex()
    reader, trustee = (_keeper(telling, name, unkept) for name in (roles.safety, roles.midweek_secretary))
    form = forms.get(group, told.form)
    planned = rounds.plan(group, form, told.able)
    made = Round(
        key="",
        form=form,
        purpose=told.purpose,
        what_happens=told.what_happens,
        able=told.able,
        k=planned.k,
        reader=reader.id,
        trustee=trustee.id,
        opened_on=group.today(),
        keep_until=group.today() + _A_YEAR,
    )
    key = rounds.open_(group, made).key
    try:
        _answer(telling, key)
        telling.clock.go_to(telling.asked_on + _A_WEEK)
        rounds.close(group, key)
        opening.open_round(group, key, unkept, unkept)
    finally:
        _clear(group.store.box_of(key))
    for wrote in told.wrote:
        first = Text(question=wrote.question, words=wrote.words[0])
        texts.pass_on(group, key, first, wrote.passed_on, by=reader.name, second=trustee.name)
    texts.forget(group, key)


def _clear(path: Path) -> None:
    """Leave nothing beside the file of the group, neither a box nor its folder."""
    if path.exists():
        box.erase(path)
    with suppress(OSError):
        # somebody else’s box is in it
        path.parent.rmdir()


def _keeper(telling: Telling, name: str, passphrase: str) -> Keeper:
    """Keep a key for somebody; that the passphrase is not the one of the book needs no long look."""
    store = telling.group.store
    store.feedback_keepers.add(keepers.new_keeper(name, passphrase, telling.asked_on))
    return next(keeper for keeper in store.feedback_keepers if keeper.name == name)


def _answer(telling: Telling, key: str) -> None:
    """Put what each person answers into the box, one after the other."""
    told, turn = telling.story.asked, sitting.begin(telling.group, key)
    written = [[Text(question=each.question, words=words) for words in each.words] for each in told.wrote]
    for at, answers in enumerate(_given(telling)):
        turn.cast(answers, [said[at] for said in written if at < len(said)])
    turn.end()


def _given(telling: Telling) -> Iterator[Answers]:
    """Yield the answers of each person; some leave a question out."""
    told, some = telling.story.asked, chance("feedback")
    columns: dict[str, list[int | None]] = {}
    for question, counts in told.steps.items():
        chosen: list[int | None] = [step for step, count in enumerate(counts) for _each in range(count)]
        columns[question] = chosen + [None] * (told.answered - len(chosen))
        some.shuffle(columns[question])
    for at in range(told.answered):
        yield {question: step for question, steps in columns.items() if (step := steps[at]) is not None}
