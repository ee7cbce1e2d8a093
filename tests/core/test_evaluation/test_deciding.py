"""Whatever the themes, whoever talked and whatever two people choose: nothing passes that was not decided."""

from collections.abc import Iterator, Sequence
from datetime import date
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from groupkit.core.evaluation import deciding
from groupkit.core.evaluation.answers import Way
from groupkit.core.evaluation.deciding import Decision, Room, Shown, _lets_pass, merged, passed, problems
from groupkit.core.evaluation.people import Person, Strand
from groupkit.core.evaluation.roomcheck import Choice, Finding, FindingKind, Quotation, Theme, Watched

TODAY = date(2026, 11, 7)
WATCHED = Watched(names=frozenset({"Jo"}), near=frozenset({"mother"}), days=frozenset({"May"}))
SAID = (
    "I came in from the cold",
    "Jo rang me",
    "My mother came",
    "Since May it is 3 years",
    *["It is calm here"] * 4,
)
WAYS = (Way.HARDER, Way.BETTER)
EXAMPLES = 120


def some(chance: Random, all_: Sequence[str], least: int = 0) -> frozenset[str]:
    return frozenset(chance.sample(all_, chance.randint(min(least, len(all_)), len(all_))))


def a_room(chance: Random) -> Room:
    """Return some people of two strands, and themes that some of them carry, many or few."""
    k = chance.randint(3, 5)
    people = tuple(
        Person(
            sign=sign,
            strand=Strand.MEMBERS if chance.random() < 0.8 else Strand.FACILITATORS,
            kinds=some(chance, ("woman", "carer")) if chance.random() < 0.3 else frozenset(),
            started=TODAY,
        )
        for sign in "abcdefghij"[: chance.randint(2, 10)]
    )
    themes = tuple(a_theme(chance, key, people, k) for key in "wxyz"[: chance.randint(1, 4)])
    return Room(themes=themes, people=people, k=k, watched=WATCHED)


def a_theme(chance: Random, key: str, people: Sequence[Person], k: int) -> Theme:
    strand = chance.choice(people).strand
    own = [each.sign for each in people if each.strand is strand]
    carriers = some(chance, own, chance.choice((1, k, len(own))))
    quoted = some(chance, sorted(carriers)) if chance.random() < 0.5 else frozenset()
    return Theme(
        key=key,
        strand=strand,
        title=chance.choice(("Calm", "Calm", "Jo")),
        words=chance.choice(SAID),
        carriers=carriers,
        quotations=tuple(
            Quotation(
                key=f"{sign}/T1/{key}",
                sign=sign,
                words=f"{chance.choice(SAID)}, {sign}{key}",
                says_yes=chance.random() < 0.8,
            )
            for sign in sorted(quoted)
        ),
        paths={sign: (Way.SAME, chance.choice(WAYS)) for sign in sorted(carriers) if chance.random() < 0.3},
    )


def decided(chance: Random, room: Room) -> tuple[Decision, ...]:
    """Return what two people chose about most of it, rightly or not, and which themes they want to show."""
    first = room.findings()
    made = [one for finding in first for one in a_decision(chance, finding)]
    # what comes up only once themes were put together is decided about as well
    later = [each for each in merged(room, made).findings() if each not in first]
    made += [one for finding in later for one in a_decision(chance, finding)]
    shows = (Decision(about=theme.key, choice=Choice.SHOW) for theme in room.themes if chance.random() < 0.9)
    return (*made, *shows)


def a_decision(chance: Random, finding: Finding) -> Iterator[Decision]:
    """Yield one decision, mostly one that is offered, and whole; or none."""
    if chance.random() < 0.9:
        whole = chance.random() < 0.9
        offered = finding.offers if chance.random() < 0.9 else tuple(Choice)
        choice = Choice.ASK if Choice.ASK in offered and chance.random() < 0.7 else chance.choice(offered)
        yield Decision(
            about=finding.key,
            choice=choice,
            words="Said otherwise" if whole and choice is Choice.PARAPHRASE else "",
            into=chance.choice("wxyz"),
            said_on=TODAY if whole else None,
        )


def undecided(room: Room, made: Sequence[Decision], shown: Sequence[Shown]) -> list[str]:
    """Return what went to the group although it should have stayed, looked at anew from the findings alone."""
    chosen = {each.about: each for each in made}
    together = merged(room, made)
    wrong = []
    for each in shown:
        theme = next(theme for theme in together.themes if theme.key == each.theme)
        if (said := chosen.get(theme.key)) is None or said.choice is not Choice.SHOW:
            wrong.append(f"{theme.key} without a yes")
        quoted = {one.key for one in theme.quotations if one.words in each.words}
        for finding in together.findings():
            in_it = finding.theme == theme.key and not finding.quotation
            if (in_it or finding.quotation in quoted) and not stands(finding, chosen.get(finding.key)):
                wrong.append(finding.key)
    return wrong


def stands(finding: Finding, made: Decision | None) -> bool:
    """Whether a decision allows what a finding is about to be told, where a quotation is told in its own words."""
    if made is None:
        return False
    asked = made.choice is Choice.ASK and made.said_on is not None
    otherwise = made.choice is Choice.PARAPHRASE and made.words != ""
    match finding.kind:
        case FindingKind.NO_YES:
            return False
        case FindingKind.PATH:
            return made.choice is Choice.LEAVE_OUT
        case FindingKind.FACTS if not finding.quotation and not finding.of:
            return asked or otherwise
        case _:
            return asked


def prove() -> list[int]:
    """Try many rooms and choices; return how many themes passed, were quoted, and stayed; fail where wrongly."""
    counted = [0, 0, 0]

    @settings(max_examples=EXAMPLES, deadline=None, phases=(Phase.generate,), database=None, derandomize=True)
    @given(st.integers(0, 2**32))
    def tried(seed: int) -> None:
        chance = Random(seed)
        room = a_room(chance)
        made = decided(chance, room)
        shown = passed(room, made)
        assert undecided(room, made, shown) == []
        assert all(problem.message for problem in problems(room, made, TODAY))
        counted[0] += len(shown)
        counted[1] += sum("“" in each.words for each in shown)
        counted[2] += len(room.themes) - len(shown)

    tried()
    return counted


def test_nothing_passes_with_a_finding_that_was_not_decided():
    shown, quoted, kept = prove()
    assert shown > EXAMPLES / 10
    assert quoted > EXAMPLES / 20
    assert kept > EXAMPLES


@pytest.mark.parametrize(
    "fault",
    [
        lambda found, chosen: all(each.key in chosen for each in found),
        lambda found, chosen: all(_lets_pass(each, chosen[each.key]) for each in found if each.key in chosen),
        lambda _found, _chosen: True,
    ],
    ids=["decided either way", "only what was decided", "everything"],
)
def test_a_fault_in_it_is_seen(fault, monkeypatch):
    monkeypatch.setattr(deciding, "_may", fault)
    with pytest.raises((AssertionError, KeyError)):
        prove()


def test_what_comes_up_once_themes_are_together_goes_with_both_into_a_wider_one():
    people = tuple(Person(sign=sign, strand=Strand.MEMBERS, started=TODAY) for sign in "abcdef")
    one, two, wide = (
        Theme(key=key, strand=Strand.MEMBERS, title="Calm", words="It is calm.", carriers=frozenset(signs))
        for key, signs in (("one", "a"), ("two", "b"), ("wide", "abcdef"))
    )
    room = Room(themes=(one, two, wide), people=people, k=5, watched=WATCHED)
    made = [
        Decision(about="one|single-carrier|", choice=Choice.MERGE, into="two"),
        Decision(about="two|small-cell|", choice=Choice.MERGE, into="wide"),
        Decision(about="two", choice=Choice.SHOW),
    ]
    assert passed(room, made) == ()
    (problem,) = problems(room, made, TODAY)
    assert (problem.field, "Put both" in problem.message) == ("two|small-cell|", True)
