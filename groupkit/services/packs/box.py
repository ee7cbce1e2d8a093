"""What was answered in rounds of the feedback box, as it was released and never added up."""

from collections.abc import Iterator
from itertools import groupby

from groupkit.core.feedback.figures import apart
from groupkit.core.feedback.words import FigureWords
from groupkit.core.packs.blocks import Block, Heading, Lines, Manner
from groupkit.services.feedback import results, rounds
from groupkit.services.feedback.results import Results, Shown
from groupkit.services.packs.making import Making

Run = tuple[Shown, ...]


def whole(made: Making) -> tuple[Block, ...]:
    """Return all that is shown of every round of these days: a heading for a question, a line for an answer."""
    figures, blocks = _figures(made), list[Block]()
    for found in _rounds(made):
        blocks += _opened(found)
        for run in _questions(found):
            blocks.append(Heading(words=_called(made, run), level=3))
            blocks.append(Lines(lines=_lines(run, figures), manner=Manner.POINTS))
        blocks.append(Lines(lines=(figures.not_add_up, figures.why_nudged), manner=Manner.NOTE))
    return tuple(blocks) or (Lines(lines=(made.meeting.too_few,), manner=Manner.NOTE),)


def short(made: Making) -> tuple[Block, ...]:
    """Return one sentence for each question: what stands in the middle, what most said, or that it is not shown."""
    figures, blocks = _figures(made), list[Block]()
    for found in _rounds(made):
        blocks += _opened(found)
        line, run_of = made.words.gettext("{question} {answer}"), _questions(found)
        lines = [line.format(question=_called(made, run), answer=_first_to_say(run, figures)) for run in run_of]
        blocks.append(Lines(lines=tuple(lines), manner=Manner.POINTS))
    return tuple(blocks) or (Lines(lines=(made.meeting.too_few,), manner=Manner.NOTE),)


def _figures(made: Making) -> FigureWords:
    return rounds.said(made.words.language).figures


def _rounds(made: Making) -> Iterator[Results]:
    for each in rounds.listing(made.group):
        found = results.of(made.group, each.key, made.words.language)
        if found is not None and made.first <= each.opened_on <= made.last:
            yield found


def _opened(found: Results) -> Iterator[Block]:
    yield Heading(words=found.round.label or found.round.form.title)
    if found.word:
        yield Lines(lines=(found.word,))


def _questions(found: Results) -> Iterator[Run]:
    """Yield what is shown of each question; where several answers could be marked, there is more than one of it."""
    for _place, run in groupby(found.tables, key=lambda shown: (shown.question, shown.part)):
        yield tuple(run)


def _called(made: Making, run: Run) -> str:
    first = run[0]
    title = made.words.gettext("{question} ({part})") if first.part else "{question}"
    return title.format(question=first.asked, part=first.part)


def _lines(run: Run, figures: FigureWords) -> tuple[str, ...]:
    return *(said for said, _share in _answers(run, figures)), *_rest(run, figures)


def _first_to_say(run: Run, figures: FigureWords) -> str:
    """Return the sentence that says most of a question in the fewest words."""
    answers = _answers(run, figures)
    if not answers or any(shown.table.middle is not None for shown in run):
        return _rest(run, figures)[-1]
    return max(answers, key=lambda each: each[1])[0]


def _answers(run: Run, figures: FigureWords) -> list[tuple[str, float]]:
    """Return what is said of each answer, whole sentences one after the other, and its share of all."""
    return [
        (" ".join(lines), share) for shown in run for lines, share in apart(shown.table, shown.answers, figures)
    ]


def _rest(run: Run, figures: FigureWords) -> list[str]:
    """Return what is said of a question beside its answers, each sentence once."""
    told = {line for shown in run for lines, _share in apart(shown.table, shown.answers, figures) for line in lines}
    return [line for line in dict.fromkeys(line for shown in run for line in shown.lines) if line not in told]
