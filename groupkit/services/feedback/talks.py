"""Open talks: forms that are not anonymous, written down with a name and sealed to whoever asked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import msgspec
from nacl.public import PrivateKey

from groupkit.core.feedback.forms import WRITTEN, Form
from groupkit.core.feedback.said import Talk
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import N_
from groupkit.services.feedback import keepers
from groupkit.services.feedback.keepers import LONGEST_NAME, TOPIC
from groupkit.services.group import Group
from groupkit.storage.feedback import sealing

LONGEST_ANSWER = 4000
"""The most letters of what was said to one question: a talk is longer than what somebody writes."""
TOO_LONG = N_("Use fewer words here, {longest} letters at most.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """What was said in a talk, question by question; `to_group` are the questions whose answers may be told.

    `recorded` tells whether yes was said to a recording, which is asked apart from the yes to the talk.
    """

    who: str
    day: date
    words: Mapping[str, str] = field(default_factory=dict)
    to_group: tuple[str, ...] = ()
    agreed: bool = False
    recorded: bool = False


def write(group: Group, form: Form, notes: Notes, *, reader: int, keep_until: date) -> Talk:
    """Keep a talk, sealed to its reader; refuse with every problem."""
    known = {keeper.id: keeper for keeper in keepers.listing(group)}
    words = {key: said.strip() for key, said in notes.words.items() if said.strip()}
    tidy = replace(
        notes, who=notes.who.strip(), words=words, to_group=tuple(sorted(set(notes.to_group) & set(words)))
    )
    problems = [*_problems(form, tidy)]
    if reader not in known:
        problems.append(Problem("reader", N_("Choose who reads it: somebody who holds a key.")))
    if keep_until <= group.today():
        problems.append(Problem("keep_until", N_("Choose a day after today. On that day it goes.")))
    refuse(problems)
    sealed = sealing.sealed(msgspec.msgpack.encode(tidy), known[reader].public)
    made = Talk(form=form.id, day=tidy.day, reader=reader, sealed=sealed, keep_until=keep_until)
    with group.change(N_("Write down a talk"), TOPIC) as store:
        return replace(made, id=store.feedback_talks.add(made))


def listing(group: Group) -> tuple[Talk, ...]:
    """Return the talks that are kept, oldest first; what was said is sealed."""
    return tuple(group.store.feedback_talks)


def read(group: Group, id: int, passphrase: str | PrivateKey) -> Notes:  # noqa: A002  the field's own name
    """Return what was said in a talk, for its reader; slow on purpose.

    Raises:
        RefusedError: there is no such talk.
        WrongPassphraseError: it is not the reader's passphrase.
    """
    found = _get(group, id)
    plain = sealing.unsealed(found.sealed, keepers.unlocked(keepers.get(group, found.reader), passphrase))
    return msgspec.msgpack.decode(plain, type=Notes)


def forget(group: Group, id: int) -> None:  # noqa: A002  the field's own name
    """Let a talk go for good, as whoever it was with may ask at any time."""
    found = _get(group, id)
    with group.change(N_("Let a talk go"), TOPIC) as store:
        store.feedback_talks.remove(id=found.id)
        store.feedback_expiry.forget_names()
    group.store.write_anew()


def _get(group: Group, id: int) -> Talk:  # noqa: A002  the field's own name
    found = group.store.feedback_talks.first(id=id)
    if found is None:
        raise RefusedError([Problem("talk", N_("There is no talk with the number {number}."), {"number": id})])
    return found


def _problems(form: Form, notes: Notes) -> Iterator[Problem]:
    if form.anonymous:
        yield Problem("form", N_("This form is anonymous. Its answers go into a box, and never into a talk."))
    if not notes.who:
        yield Problem("who", N_("Say who it was with. A first name is enough."))
    elif len(notes.who) > LONGEST_NAME:
        yield Problem("who", TOO_LONG, {"longest": LONGEST_NAME})
    if not notes.agreed:
        yield Problem("agreed", N_("Ask first if it may be written down, and keep it only with a yes."))
    asked = {question.key: question for question in form.questions if question.kind in WRITTEN}
    for key, said in notes.words.items():
        if key not in asked:
            yield Problem(key, N_("This form does not ask that."))
        elif len(said) > LONGEST_ANSWER:
            yield Problem(key, TOO_LONG, {"longest": LONGEST_ANSWER})
