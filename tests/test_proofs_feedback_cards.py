"""How people moved hardly tells of one of them, not even somebody who knows all others' cards, answers and moves.

The figures are printed: pytest -m proof -s. Another seed: GROUPKIT_FEEDBACK_SEED=9.
"""

import os
import random
from collections import Counter
from fractions import Fraction
from math import prod
from statistics import fmean, median

import pytest

from groupkit.core.feedback.cards import CARDS, WORDS, Carried, Links, with_cards
from groupkit.core.feedback.forms import CARD_KEYS
from groupkit.core.feedback.release import Ballots, Release, Shape, release
from groupkit.core.feedback.rounding import WIDER
from groupkit.storage.feedback import shipped
from tests.attackers import chance_of_word, law
from tests.feedback import FIVE, NAMES, USUAL

pytestmark = pytest.mark.proof

SEED = int(os.environ.get("GROUPKIT_FEEDBACK_SEED", "8"))
RUNS = 300
FORM = with_cards(USUAL, shipped.cards())
MOVES = (-1, 0, 1)
LIKELY = (0.25, 0.40, 0.35)
"""How likely somebody in the middle went down, stayed or went up."""
GUESS, BAR = max(LIKELY), 0.55
# two standard errors of so many runs
CHANCE = 0.058
SUMS = (range(7), range(7, 14), range(14, 21))
"""What five answers can add up to in each third."""


def person(rng: random.Random, third: int) -> list[int]:
    """Return five answers that lie in a third."""
    answers = [0] * len(NAMES)
    for _ in range(rng.choice(SUMS[third])):
        answers[rng.choice([at for at, answer in enumerate(answers) if answer < 4])] += 1
    return answers


def held(
    rng: random.Random, people: list[list[int]], cards: list[int], before: Links | None
) -> tuple[Release, Links]:
    """Open a box in which everybody has a card."""
    kept: list[Links] = []
    given = [
        {**dict(zip(NAMES, answers, strict=True)), **dict(zip(CARD_KEYS, divmod(card, WORDS), strict=True))}
        for answers, card in zip(people, cards, strict=True)
    ]
    carried = Carried(before=before, keep=kept.append)
    shown = release(FORM, Ballots(given), [FIVE], k=5, key=rng.randbytes(16), cards=carried)
    assert shown is not None
    return shown, kept[0]


def of_moves(shown: Release, moves: list[int], move: int) -> float:
    """Return how likely the table of moves is, had the last one moved so, to whoever knows all others."""
    if shown.moved.shape is Shape.HIDDEN:
        return 1.0
    counts = [(moves.count(each) + (each == move)) for each in MOVES]
    laws = [law(count, len(moves) + 1, WIDER) for count in counts]
    return prod(each.get(figure, 0) for each, figure in zip(laws, shown.moved.figures, strict=True))


def of_word(shown: Release, others: list[list[int]], third: int) -> float:
    """Return how likely the one word is, had the last one's answers lain in a third."""
    known = [Fraction(sum(answers), len(NAMES)) for answers in others]
    return fmean(
        chance_of_word(shown.level, median([*known, Fraction(whole, len(NAMES))]), Fraction(1, 2))
        for whole in SUMS[third]
    )


def likeliest(rng: random.Random, chances: list[float]) -> int:
    """Return the likeliest move, by chance where several are."""
    weighed = [likely * chance for likely, chance in zip(LIKELY, chances, strict=True)]
    return MOVES[rng.choice([at for at, chance in enumerate(weighed) if chance == max(weighed)])]


@pytest.mark.parametrize("many", [6, 7, 8, 9, 10, 12, 15, 20])
def test_who_knows_all_others_hardly_learns_how_the_last_one_moved(many):
    rng = random.Random(SEED * 700 + many)
    right = Counter[str]()
    for _ in range(RUNS):
        cards = rng.sample(range(CARDS), many)
        before = [1, *rng.choices((0, 1, 2), (0.2, 0.4, 0.4), k=many - 1)]
        after = [1 + rng.choices(MOVES, LIKELY)[0]]
        after += [min(2, max(0, third + rng.choices(MOVES, LIKELY)[0])) for third in before[1:]]
        _first, links = held(rng, [person(rng, third) for third in before], cards, None)
        people = [person(rng, third) for third in after]
        shown, _links = held(rng, people, cards, links)
        moves = [(new > old) - (new < old) for old, new in zip(before, after, strict=True)]
        table = [of_moves(shown, moves[1:], move) for move in MOVES]
        word = [of_word(shown, people[1:], 1 + move) for move in MOVES]
        right["moves"] += likeliest(rng, table) == moves[0]
        right["word"] += likeliest(rng, word) == moves[0]
        right["both"] += likeliest(rng, [one * other for one, other in zip(table, word, strict=True)]) == moves[0]
        right["shown"] += shown.moved.shape is not Shape.HIDDEN
        counts, figures = [moves.count(move) for move in MOVES], shown.moved.figures or (0, 0, 0)
        largest = rng.choice([at for at, figure in enumerate(figures) if figure == max(figures)])
        right["largest"] += counts[largest] == max(counts)
    share = {name: times / RUNS for name, times in right.items()}
    print(
        f"\n{many:2} with a card both times: insider right {share['moves']:.3f} by the moves (guess {GUESS:.2f},"
        f" bar {BAR:.2f}, exact counts 1.00), {share['word']:.3f} by the one word, {share['both']:.3f} by both;"
        f" shown in {right['shown']} of {RUNS}; largest figure is right {share['largest']:.2f}"
    )
    assert right["shown"] == (RUNS if many >= 8 else 0)
    assert share["moves"] <= BAR + CHANCE
    assert share["both"] <= BAR + CHANCE


@pytest.mark.parametrize("many", [13, 17, 20])
def test_whether_moves_are_shown_hangs_on_cards_and_never_on_answers(many):
    rng = random.Random(SEED * 800 + many)
    for _ in range(RUNS):
        cards = [rng.sample(range(CARDS), many) for _wave in range(2)]
        linked = rng.randrange(many + 1)
        cards[1][:linked] = cards[0][:linked]
        shapes = set()
        for _again in range(3):
            waves = [[person(rng, rng.randrange(3)) for _each in range(many)] for _wave in range(2)]
            _shown, links = held(rng, waves[0], cards[0], None)
            shapes.add(held(rng, waves[1], cards[1], links)[0].moved.shape)
        assert len(shapes) == 1
