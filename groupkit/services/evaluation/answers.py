"""What somebody said in a talk, sealed to its reader and to both who look for themes; no passphrase is needed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from groupkit.core.evaluation.answers import Answer, By
from groupkit.core.evaluation.clocks import form_of, wave_keys
from groupkit.core.evaluation.rounds import Round
from groupkit.core.feedback import given
from groupkit.core.feedback.forms import RATHER_NOT, Answers, Form, Kind, Text
from groupkit.core.feedback.forms import told as form_told
from groupkit.core.feedback.rounds import Round as FeedbackRound
from groupkit.core.privacy import UNSEEN, unseen
from groupkit.core.problems import Problem, refuse
from groupkit.i18n import N_, current
from groupkit.services.evaluation import codebook, rounds
from groupkit.services.evaluation.ending import TOPIC
from groupkit.services.feedback import forms
from groupkit.services.feedback.rounds import said
from groupkit.services.feedback.sitting import Sitting
from groupkit.services.group import Group
from groupkit.storage.evaluation import shipped
from groupkit.storage.evaluation.sealed import Threefold
from groupkit.storage.evaluation.sealing import sealed

LONGEST = 4000
"""The most letters of what was said to one question."""
_QUESTION = N_("{question} is not asked in {wave}. What is asked there: {known}.")
_AREA = N_("Nobody knows an area of life called {area}. There are these: {areas}.")
_LONGER = N_("Use fewer words here, {longest} letters at most.")


def keep(group: Group, key: str, answer: Answer) -> None:
    """Keep what somebody said to one question; said anew, the later words count. Refuse with every problem."""
    keep_all(group, key, (answer,))


def keep_all(group: Group, key: str, answers: Sequence[Answer]) -> None:
    """Keep what somebody said in a talk, all of it or nothing; refuse with every problem.

    Without the key of the reader nobody knows who is asked in this round: not whether a sign is one of this round,
    on which clock it is, or whether its words were taken back. What does not belong is left out where the reader
    looks.
    """
    made = rounds.still_open(group, key)
    tidy = [replace(each, words=each.words.strip()) for each in answers]
    refuse(_nobody(group, made))
    refuse(problem for each in tidy for problem in _problems(group, each))
    with group.change(N_("Keep what was said in a talk"), TOPIC) as store:
        for each in tidy:
            store.evaluation_answers.add(threefold(group, made, each))


def threefold(group: Group, made: Round, value: object) -> Threefold:
    """Return one thing sealed three times: to the reader of a round and to both who look for themes."""
    reader, first, second = (group.store.feedback_keepers.get(each).public for each in (made.reader, *made.coders))
    return Threefold(
        round=made.id,
        for_reader=sealed(value, reader),
        for_first=sealed(value, first),
        for_second=sealed(value, second),
    )


def refuse_unknown(group: Group, sign: str, wave: str) -> None:
    """Refuse a talk with a sign that was never given out, or in a wave there is not."""
    refuse(_unknown(group, sign, wave))


def _unknown(group: Group, sign: str, wave: str) -> Iterator[Problem]:
    if group.store.evaluation_signs.first(sign=sign) is None:
        yield Problem("sign", N_("Nobody was given the sign {sign}."), {"sign": sign})
    if wave not in wave_keys(shipped.waves()):
        yield Problem("wave", N_("There is no talk called {wave}."), {"wave": wave})


def refuse_place(group: Group, key: str, sign: str, wave: str, question: str) -> None:
    """Refuse what could not be kept whatever is said: a round that is over, a strange sign, wave or question."""
    refuse(_nobody(group, rounds.still_open(group, key)))
    refuse((*_unknown(group, sign, wave), *_not_asked(group, wave, question)))


def refuse_areas(group: Group, path: Iterable[str]) -> None:
    """Refuse ways that things went in what is no area of life, and no theme."""
    refuse(_no_area(group, path))


def _nobody(group: Group, made: Round) -> Iterator[Problem]:
    if group.store.evaluation_people.first(round=made.id) is None:
        yield Problem("sign", N_("Nobody is asked in this round yet."))


def _not_asked(group: Group, wave: str, question: str) -> Iterator[Problem]:
    waves = shipped.waves()
    if wave in wave_keys(waves):
        known = [
            each.key for each in forms.get(group, form_of(wave, waves)).questions if each.kind is not Kind.NOTE
        ]
        if question not in known:
            values = {"question": question, "wave": wave, "known": ", ".join(known)}
            yield Problem("question", _QUESTION, values)


def _no_area(group: Group, path: Iterable[str]) -> Iterator[Problem]:
    areas = [each.key for each in shipped.codebook().areas]
    for name in sorted(set(path) - {*areas, *(each.key for each in codebook.listing(group))}):
        yield Problem("path", _AREA, {"area": name, "areas": ", ".join(areas)})


def _problems(group: Group, answer: Answer) -> Iterator[Problem]:
    yield from _unknown(group, answer.sign, answer.wave)
    yield from _not_asked(group, answer.wave, answer.question)
    yield from _no_area(group, answer.path)
    if not (answer.words or answer.path or answer.setback):
        yield Problem("words", N_("Write what was said, or go on to the next question."))
    helped = answer.setback.helped if answer.setback else ""
    for field, text in (("words", answer.words), ("helped", helped)):
        if len(text) > LONGEST:
            yield Problem(field, _LONGER, {"longest": LONGEST})
        elif unseen(text):
            yield Problem(field, UNSEEN)


class TalkSitting:
    """A sitting in which one person answers the questions of one talk on the laptop, by their sign."""

    def __init__(self, group: Group, made: Round, form: Form, sign: str, wave: str) -> None:
        self._group, self._made, self._form, self._sign, self._wave = group, made, form, sign, wave

    def __repr__(self) -> str:
        return "TalkSitting(…)"

    @property
    def form(self) -> Form:
        """The questions of the talk."""
        return self._form

    @property
    def round(self) -> FeedbackRound:
        """The round as those who show a form know one: nobody else answers, and nothing of it is shown."""
        made = self._made
        return FeedbackRound(
            key=made.key,
            form=self._form,
            purpose=made.purpose,
            what_happens=made.what_happens,
            able=1,
            k=made.k,
            reader=made.reader,
            trustee=made.coders[1],
            opened_on=made.opened_on,
            keep_until=made.keep_until,
        )

    def cast(self, answers: Answers, texts: Sequence[Text] = (), *, page: int = 0) -> None:  # noqa: ARG002  protocol
        """Keep what somebody answered, question by question; what was skipped is not kept."""
        written = given.tidied(texts)
        refuse(given.problems(self._form, said(), answers, written))
        keep_all(self._group, self._made.key, tuple(self._given(answers, written)))

    def _given(self, answers: Answers, texts: Sequence[Text]) -> Iterator[Answer]:
        words = {text.question: text.words for text in texts}
        shown = form_told(self._form, current())
        for question in shown.questions:
            chosen = answers.get(question.key, RATHER_NOT)
            places = (chosen,) if isinstance(chosen, int) else chosen
            steps = given.options(question, said())
            told = [steps[place] for place in places if place != RATHER_NOT]
            whole = words.get(question.key, "") or current().listing(told)
            if whole:
                yield Answer(sign=self._sign, wave=self._wave, question=question.key, words=whole, by=By.KIOSK)

    def leave(self) -> None:
        """Do nothing: somebody stopped, and nothing was kept."""

    def end(self) -> None:
        """End the sitting; everything is kept already."""


def sitting(group: Group, key: str, sign: str, wave: str) -> Sitting:
    """Begin a sitting at the questions of one talk, for the person with this sign, or refuse."""
    made = rounds.still_open(group, key)
    refuse_unknown(group, sign, wave)
    return TalkSitting(group, made, forms.get(group, form_of(wave, shipped.waves())), sign, wave)
