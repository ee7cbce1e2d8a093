"""What one person has answered so far: held in this one object and nowhere else, until it goes into the box."""

from collections.abc import Mapping

from groupkit.core.feedback.forms import RATHER_NOT, Answer, Form, Kind, Question, Text


class Draft:
    """The answers of the person who is here; `forget` lets go of all of them."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.words: dict[str, str] = {}
        self.may_be_read: set[str] = set()

    def __repr__(self) -> str:
        return "Draft(…)"

    @property
    def empty(self) -> bool:
        """Whether nothing was answered."""
        return not self.answers and not self.words

    def choose(self, question: Question, place: int) -> None:
        """Choose an answer, or take it back where it was chosen already."""
        if question.kind is Kind.SEVERAL:
            self._tick(question, place)
        elif self.answers.get(question.key) == place:
            del self.answers[question.key]
        else:
            self.answers[question.key] = place

    def _tick(self, question: Question, place: int) -> None:
        before = self.chosen(question)
        if place == RATHER_NOT:
            self.answers.pop(question.key, None)
            if RATHER_NOT not in before:
                self.answers[question.key] = RATHER_NOT
            return
        ticked = tuple(sorted((before - {RATHER_NOT}) ^ {place}))
        if not ticked:
            del self.answers[question.key]
        elif len(ticked) <= (question.most or len(question.options)):
            self.answers[question.key] = ticked

    def chosen(self, question: Question) -> frozenset[int]:
        """Return the places of what was chosen."""
        found = self.answers.get(question.key)
        if found is None:
            return frozenset()
        return frozenset(found) if isinstance(found, tuple) else frozenset({found})

    def write(self, question: Question, words: str) -> None:
        """Take the words somebody has written so far."""
        if words.strip():
            self.words[question.key] = words
        else:
            self.skip(question)

    def use(self, question: Question, *, may_be_read: bool) -> None:
        """Take down how the words may be used."""
        (self.may_be_read.add if may_be_read else self.may_be_read.discard)(question.key)

    def skip(self, question: Question) -> None:
        """Forget what was answered to one question."""
        self.answers.pop(question.key, None)
        self.words.pop(question.key, None)
        self.may_be_read.discard(question.key)

    def forget(self) -> None:
        """Forget everything."""
        self.answers.clear()
        self.words.clear()
        self.may_be_read.clear()

    def in_order(self, form: Form) -> tuple[Mapping[str, Answer], tuple[Text, ...]]:
        """Return the answers and the texts in the order of the form, which tells nothing of how they came."""
        keys = [question.key for question in form.questions]
        answers = {key: self.answers[key] for key in keys if key in self.answers}
        texts = (
            Text(question=key, words=self.words[key].strip(), may_be_read=key in self.may_be_read)
            for key in keys
            if key in self.words
        )
        return answers, tuple(texts)
