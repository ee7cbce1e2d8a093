"""What people wrote in words of their own: for the reader alone, until two people have put the themes together.

What the group hears are other words, which two people chose; a worry is answered to all, for nobody looks for
whoever wrote it.
"""

import re
import secrets
from collections.abc import Callable, Iterator
from dataclasses import replace

import msgspec
from nacl.public import PrivateKey

from groupkit.core.feedback.forms import Text
from groupkit.core.feedback.rounds import Round
from groupkit.core.feedback.said import Said, Sort
from groupkit.core.privacy import bare, leaks, named
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import N_
from groupkit.services.feedback import keepers, rounds
from groupkit.services.feedback.keepers import TOPIC
from groupkit.services.group import Group
from groupkit.services.outings.public import names
from groupkit.storage.feedback import sealing

LONGEST = 600
_NONE = N_("No words of this round are kept. Either too few people wrote some, or the themes are agreed.")
_PLACES = 2**31


def watching(group: Group) -> Callable[[str], bool]:
    """Return what tells whether words may hold a name, a number or a date; it knows the names in memory alone.

    The group file is not asked again, and nothing of the words is kept.
    """
    known = names(group) | {group.profile.facilitator} - {""}

    def tells(words: str) -> bool:
        return bool(leaks(words) or re.search(r"\d", words) or named(words, known))

    return tells


def read(group: Group, key: str, passphrase: str | PrivateKey) -> tuple[Text, ...]:
    """Return what people wrote, for the reader of the round; slow on purpose; shuffled, question by question.

    Raises:
        RefusedError: nothing is kept, or it is not the reader's passphrase.
    """
    made = rounds.get(group, key)
    kept = group.store.feedback_texts.first(round=made.id)
    if kept is None:
        raise RefusedError([Problem("round", _NONE)])
    plain = sealing.unsealed(kept.sealed, keepers.unlocked(keepers.get(group, made.reader), passphrase))
    return msgspec.msgpack.decode(plain, type=tuple[Text, ...])


def waiting(group: Group, key: str) -> bool:
    """Whether a round was opened and its words are still sealed to the reader, be there any or none."""
    return group.store.feedback_texts.first(round=rounds.get(group, key).id) is not None


def pass_on(
    group: Group, key: str, text: Text, paraphrase: str, *, by: str, second: str, sure: bool = False
) -> Said:  # fmt: skip
    """Keep for the group what somebody wrote, in other words that two people chose; their names are not kept.

    It may be read out only where its writer said so. What may tell of a person is asked about once.
    """
    made = rounds.get(group, key)
    tidy = " ".join(paraphrase.split())
    refuse((*_two(by, second), *_paraphrase(group, text, tidy)), sure=sure)
    sort = Sort.READ if text.may_be_read else Sort.SUMMARY
    return _keep(group, made, sort, text.question, tidy)


def respond(group: Group, key: str, words: str, *, by: str, second: str, sure: bool = False) -> Said:
    """Keep what the group says to everybody because somebody wrote of a worry; nobody is looked for."""
    made = rounds.get(group, key)
    tidy = " ".join(words.split())
    refuse((*_two(by, second), *_words(group, tidy)), sure=sure)
    return _keep(group, made, Sort.WORRY, "", tidy)


def said(group: Group, key: str) -> tuple[Said, ...]:
    """Return what was passed on of a round, question by question, in an order that says nothing."""
    made = rounds.get(group, key)
    places = {question.key: at for at, question in enumerate(made.form.questions)}
    found = group.store.feedback_said.where(round=made.id)
    return tuple(sorted(found, key=lambda each: (places.get(each.question, len(places)), each.place)))


def take_back(group: Group, key: str, id: int) -> None:  # noqa: A002  the field's own name
    """Take back words that were passed on; they go for good."""
    made = rounds.get(group, key)
    with group.change(N_("Take back words that were passed on"), TOPIC) as store:
        store.feedback_said.remove(round=made.id, id=id)
    group.store.write_anew()


def forget(group: Group, key: str) -> bool:
    """Destroy what people wrote, once the themes are agreed; tell whether anything was kept."""
    return rounds.forget_words(group, rounds.get(group, key))


def _keep(group: Group, made: Round, sort: Sort, question: str, words: str) -> Said:
    taken = {each.place for each in group.store.feedback_said.where(round=made.id)}
    place = next(at for at in iter(lambda: secrets.randbelow(_PLACES), -1) if at not in taken)
    with group.change(N_("Pass words on"), TOPIC) as store:
        kept = Said(round=made.id, place=place, sort=sort, question=question, words=words)
        return replace(kept, id=store.feedback_said.add(kept))


def _two(by: str, second: str) -> Iterator[Problem]:
    if not by.strip():
        yield Problem("by", N_("Say who put it into other words. The name is not kept."))
    if not second.strip() or by.strip().casefold() == second.strip().casefold():
        yield Problem("second", N_("Two people do this. Say who the second one is; the name is not kept."))


def _words(group: Group, words: str) -> Iterator[Problem]:
    if not words:
        yield Problem("words", N_("Write what the group is to hear."))
    elif len(words) > LONGEST:
        yield Problem("words", N_("Use fewer words here, {longest} letters at most."), {"longest": LONGEST})
    elif watching(group)(words):
        yield Problem("words", rounds.said().own_words.about_names, asks=True)


def _paraphrase(group: Group, text: Text, words: str) -> Iterator[Problem]:
    if words and bare(words) == bare(text.words):
        said_ = N_(
            "These are the words as they were written, and people know each other’s way to write. Use others."
        )
        yield Problem("words", said_)
    else:
        yield from _words(group, words)
