"""Feedback figures hold against people who know much, come out the same each time, and are audited exactly.

The figures are printed: pytest -m proof -s. Another seed: GROUPKIT_FEEDBACK_SEED=9.
"""

import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product
from statistics import mean, median

import msgspec
import numpy as np
import pytest

from groupkit.core.feedback.changes import Roster, Wave, extent, groups
from groupkit.core.feedback.release import Ballots, Extent, Level, Release, Shape, release
from groupkit.core.feedback.rounding import could_be, rounded
from groupkit.core.feedback.seen import Seen, small_sets
from groupkit.services.feedback import chains
from tests.attackers import (
    LIKELY,
    STEPS,
    best_insider,
    best_of_several,
    chance_of_word,
    insider,
    place,
    watcher,
    weights,
)
from tests.feedback import FIVE, NAMES, USUAL, choosing, form, rating

pytestmark = pytest.mark.proof

SEED = int(os.environ.get("GROUPKIT_FEEDBACK_SEED", "8"))
RUNS = 1000
ASKED = form(rating("safe"))
GUESS = {Shape.BANDS: 0.65, Shape.CELLS: 0.40, Shape.PERCENT: 0.40}
BAR = {Shape.BANDS: 0.68, Shape.CELLS: 0.48, Shape.PERCENT: 0.48}
# two standard errors of a thousand runs
CHANCE = 0.031


def people(rng: random.Random, many: int) -> list[int]:
    return rng.choices(range(STEPS), LIKELY, k=many)


def released(rng: random.Random, answers: Sequence[int]) -> Release:
    shown = release(ASKED, Ballots({"safe": answer} for answer in answers), [FIVE], k=5, key=rng.randbytes(16))
    assert shown is not None
    return shown


@pytest.mark.parametrize("many", [6, 7, 8, 9, 10, 12, 15, 20, 25, 30])
def test_who_knows_all_answers_but_one_hardly_learns_the_last(many):
    rng = random.Random(SEED * 100 + many)
    right = Counter[str]()
    for _ in range(RUNS):
        answers = people(rng, many)
        waves = [released(rng, answers).tables[0] for _ in range(3)]
        shape = waves[0].shape
        if shape is Shape.HIDDEN:
            continue
        truth = place(answers[0], shape)
        right["tried"] += insider([(waves[0], answers[1:])]) == truth
        right["three rounds"] += insider([(wave, answers[1:]) for wave in waves]) == truth
        figures = waves[0].figures
        counts = [sum(place(answer, shape) == at for answer in answers) for at in range(len(figures))]
        right["largest"] += counts[
            rng.choice([at for at, one in enumerate(figures) if one == max(figures)])
        ] == max(counts)
    if shape is Shape.HIDDEN:
        print(f"\n{many:2} answered: no figure is shown of a question")
        return
    best = mean(best_insider(people(rng, many - 1), shape) for _ in range(RUNS))
    print(
        f"\n{many:2} answered, {shape:7}: insider right {right['tried'] / RUNS:.3f} tried, {best:.3f} at best"
        f" (guess {GUESS[shape]:.2f}, bar {BAR[shape]:.2f}); who repeats it in three rounds"
        f" {right['three rounds'] / RUNS:.2f}; largest figure is right {right['largest'] / RUNS:.2f}"
    )
    assert best <= BAR[shape]
    assert right["tried"] / RUNS <= BAR[shape] + CHANCE


@pytest.mark.parametrize(("many", "group"), [(20, 10), (24, 12), (30, 15)])
def test_figures_of_a_group_beside_those_of_all_tell_little_more(many, group):
    rng = random.Random(SEED * 500 + many)
    asked, right = form(rating("safe"), choosing("way", 2), tables=["safe by way"]), 0
    for _ in range(RUNS):
        answers = people(rng, many)
        ballots = Ballots({"safe": answer, "way": int(at >= group)} for at, answer in enumerate(answers))
        shown = release(asked, ballots, [FIVE], k=5, key=rng.randbytes(16))
        assert shown is not None
        whole, own, _ = shown.tables
        assert own.shape is Shape.CELLS
        right += insider([(whole, answers[1:]), (own, answers[1:group])]) == answers[0]
    print(f"\n{many} answered, shown by groups of {group}: insider right {right / RUNS:.3f} (guess 0.40, bar 0.55)")
    assert right / RUNS <= 0.55 + CHANCE


@pytest.mark.parametrize("likely", [0.2, 0.35, 0.5])
def test_that_one_of_several_answers_was_marked_hardly_tells_of_anybody(likely):
    rng = random.Random(SEED * 600)
    best = mean(
        best_of_several(sum(rng.random() < likely for _ in range(many - 1)), many, likely)
        for many in (10, 12, 15, 20, 30)
        for _ in range(RUNS)
    )
    guess = max(likely, 1 - likely)
    print(f"\none of several, marked by {likely:.2f}: insider right {best:.3f} at best (guess {guess:.2f})")
    assert best <= guess + 0.15


@pytest.mark.parametrize("many", [8, 12, 20])
def test_who_knows_all_others_answers_to_all_questions_learns_more_with_each(many):
    """No bar was set for this: it is what many tables cost, and is told so that nobody believes otherwise."""
    rng = random.Random(SEED * 700 + many)
    right = Counter[int]()
    for _ in range(RUNS):
        truth, known = rng.choice((0, 1)), [1.0, 1.0]
        for questions in range(1, 13):
            others = people(rng, many - 1)
            table = released(rng, [(0, 4)[truth], *others]).tables[0]
            known = [one * two for one, two in zip(known, weights(table, others, (0, 4)), strict=True)]
            right[questions] += known[truth] > known[1 - truth] or (known[0] == known[1] and rng.random() < 0.5)
    told = ", ".join(f"{questions}: {right[questions] / RUNS:.2f}" for questions in (1, 3, 6, 12))
    print(f"\n{many} answered: all-low told from all-high (guess 0.50), by questions {told}")
    assert right[1] < right[12] < RUNS


@pytest.mark.parametrize("many", [9, 11, 12, 15, 20, 30])
def test_who_left_could_not_be_told_even_if_both_tables_were_shown(many):
    rng = random.Random(SEED * 200 + many)
    tried = exactly = hidden = 0
    for _ in range(RUNS):
        answers = people(rng, many)
        first, second = (released(rng, said) for said in (answers, answers[1:]))
        shape = first.tables[0].shape
        tried += watcher(first.tables[0], second.tables[0], many - 1) == place(answers[0], shape)
        counts = [[said.count(step) for step in range(STEPS)] for said in (answers, answers[1:])]
        exactly += [one - two for one, two in zip(*counts, strict=True)].index(1) == answers[0]
        before = Wave(roster=Roster(able=many), release=first)
        hidden += extent([before], Roster(able=many - 1, left=1), k=5) is Extent.WORD
    print(
        f"\n{many:2} answered, then one left, {shape:7}: right {tried / RUNS:.3f} (guess {GUESS[shape]:.2f}, bar"
        f" {BAR[shape]:.2f}), of exact counts"
        f" {exactly / RUNS:.2f}; second table not shown in {hidden} of {RUNS}"
    )
    assert tried / RUNS <= BAR[shape] + CHANCE
    assert exactly == hidden == RUNS


def person(rng: random.Random, about: float) -> dict[str, int]:
    return {name: min(4, max(0, round(rng.gauss(about, 0.8)))) for name in NAMES}


def middle_of(ballots: Sequence[dict[str, int]]) -> Fraction:
    return median(Fraction(sum(ballot.values()), len(ballot)) for ballot in ballots)


def third(middle: Fraction) -> Level:
    return (Level.LOW, Level.MIDDLE, Level.HIGH)[int(middle * 3 >= 4) + int(middle * 3 >= 8)]


@pytest.mark.parametrize("many", [5, 6, 7])
def test_the_one_word_of_a_small_room_hardly_tells_of_anybody(many):
    rng = random.Random(SEED * 300 + many)
    right = Counter[str]()
    for _ in range(RUNS):
        about = rng.uniform(0.5, 3.7)
        others = [person(rng, about) for _ in range(many - 1)]
        near = [dict.fromkeys(NAMES, 0), dict.fromkeys(NAMES, 4)]
        usual = sorted((person(rng, about) for _ in range(2)), key=lambda one: sum(one.values()))
        for name, pair in (("extremes", near), ("usual", usual)):
            truth = rng.choice((0, 1))
            shown = release(USUAL, Ballots([*others, pair[truth]]), [FIVE], k=5, key=rng.randbytes(16))
            assert shown is not None
            assert {table.shape for table in shown.tables} == {Shape.HIDDEN}
            chances = [chance_of_word(shown.level, middle_of([*others, one]), Fraction(1, 2)) for one in pair]
            best = chances.index(max(chances)) if chances[0] != chances[1] else rng.choice((0, 1))
            right[name] += best == truth
            exact = [mean(float(middle_of([one])) for one in [*others, each]) for each in pair]
            levels = [third(Fraction(one)) for one in exact]
            plain = truth if levels[0] != levels[1] else rng.choice((0, 1))
            right[f"{name} mean"] += plain == truth
            word = shown.level
        right["word"] += word is third(middle_of([*others, pair[truth]]))
    print(
        f"\n{many} answered, one word: right word {right['word'] / RUNS:.2f}; insider on all-low or all-high"
        f" {right['extremes'] / RUNS:.3f} (guess 0.50; of the plain mean {right['extremes mean'] / RUNS:.2f}),"
        f" on one of two like the others {right['usual'] / RUNS:.3f} (mean {right['usual mean'] / RUNS:.2f})"
    )
    assert right["extremes"] / RUNS <= 0.62 + CHANCE
    assert right["word"] / RUNS >= 0.85


AGAIN = """
import msgspec, random, sys
from groupkit.core.feedback.release import Ballots, release
from tests.feedback import FIVE, USUAL, NAMES
rng = random.Random(5)
ballots = [{name: rng.randrange(-1, 5) for name in NAMES} for _ in range(22)]
random.Random(sys.argv[1]).shuffle(ballots)
print(msgspec.json.encode(release(USUAL, Ballots(ballots), [FIVE], k=5, key=b"one round")).hex())
"""


def test_the_same_round_is_the_same_bytes_in_any_order_and_any_process():
    found = set()
    for hashing in ("0", "1", "77"):
        asked = [sys.executable, "-c", AGAIN, hashing]
        environment = {**os.environ, "PYTHONHASHSEED": hashing, "PYTHONPATH": os.pathsep.join(sys.path)}
        found.add(subprocess.run(asked, env=environment, capture_output=True, check=True, text=True).stdout)
    rng = random.Random(SEED)
    for _ in range(RUNS):
        ballots = [{name: rng.randrange(-1, 5) for name in NAMES} for _ in range(rng.randint(6, 30))]
        key = rng.randbytes(16)
        again = [
            msgspec.json.encode(release(USUAL, Ballots(rng.sample(ballots, len(ballots))), [FIVE], k=5, key=key))
            for _ in range(2)
        ]
        assert again[0] == again[1]
    print(f"\nsame round again: {RUNS} releases byte for byte the same, and in three processes")
    assert len(found) == 1


# --- the auditor beside the truth, found by trying everything

Bounds = tuple[int, int]
SEQUENCES, K, ANSWERS = 200, 5, 3
MOST_WAYS = 150_000


def exact_bounds(_rng: random.Random, count: int, _of: int) -> Bounds:
    return count, count


def plain_bounds(rng: random.Random, count: int, _of: int) -> Bounds:
    figure = count - count % 3 + 3 * (rng.random() * 3 < count % 3)
    return max(0, figure - 2), figure + 2


def our_bounds(rng: random.Random, count: int, of: int) -> Bounds:
    return could_be(rounded(rng.randbytes(8), count, of))


def spreads(size: int) -> np.ndarray:
    return np.array([way for way in product(range(size + 1), repeat=ANSWERS) if sum(way) == size])


def sequence(rng: random.Random) -> tuple[dict[int, int], list[frozenset[int]]]:
    """Return sets of people of a few rounds, some of them parted by a question, and who is in each table."""
    while True:
        rosters = [Roster(able=rng.randint(5, 9))]
        for _ in range(rng.randint(1, 2)):
            left, joined = rng.choice((0, 0, 1, 2, 3)), rng.choice((0, 0, 1, 2))
            rosters.append(Roster(able=max(1, rosters[-1].able - left) + joined, joined=joined, left=left))
        rounds = groups(rosters, oldest_first=rng.random() < 0.5)
        parted = rng.random() < 0.6
        atoms: list[tuple[tuple[int, ...], bool, int]] = []
        for there, size in rounds.items():
            side = rng.randint(0, min(size, 3)) if parted else 0
            atoms += [(there, True, side), (there, False, size - side)]
        atoms = [atom for atom in atoms if atom[2]]
        ways = np.prod([len(spreads(size)) for *_, size in atoms], dtype=float)
        if ways <= MOST_WAYS:
            break
    tables = []
    for at in range(len(rosters)):
        tables.append(frozenset(place for place, (there, _, _) in enumerate(atoms) if at in there))
        if parted:
            tables.append(
                frozenset(place for place, (there, side, _) in enumerate(atoms) if at in there and not side)
            )
    return {place: size for place, (*_, size) in enumerate(atoms)}, [who for who in tables if who]


def is_unsafe(sizes: dict[int, int], tables: Sequence[Seen]) -> bool:
    """Try every way in which people can have answered: is any small set told too exactly?"""
    ways = [spreads(size) for size in sizes.values()]
    at = np.meshgrid(*(np.arange(len(way)) for way in ways), indexing="ij")
    counts = [way[place.ravel()] for way, place in zip(ways, at, strict=True)]
    fits = np.ones(len(counts[0]), dtype=bool)
    for shown in tables:
        for cells, least, most in shown.bounds:
            total = sum(counts[who][:, cell] for who in shown.who for cell in cells)
            fits &= (total >= least) & (total <= most)
    for union in small_sets(sizes, K):
        size = sum(sizes[who] for who in union)
        for cell in range(ANSWERS):
            told = sum(counts[who][fits, cell] for who in union)
            width = told.max() - told.min()
            if width < 2 and width < size:
                return True
    return False


def judged(rng: random.Random, bounds_of) -> Iterator[tuple[bool, bool]]:
    """Yield, table by table, whether it is unsafe beside all that were shown before, and whether it is refused."""
    sizes, tables = sequence(rng)
    said = {who: Counter(rng.choices(range(ANSWERS), (0.2, 0.3, 0.5), k=size)) for who, size in sizes.items()}
    known: list[Seen] = []
    for who in tables:
        of = sum(sizes[one] for one in who)
        counts = [sum(said[one][cell] for one in who) for cell in range(ANSWERS)]
        bounds = tuple((frozenset({cell}), *bounds_of(rng, count, of)) for cell, count in enumerate(counts))
        table = Seen(who=who, bounds=bounds)
        refused = bool(chains.told(sizes, [*known, table], k=K))
        yield is_unsafe(sizes, [*known, table]), refused
        if not refused:
            known.append(table)


@pytest.mark.parametrize("bounds_of", [exact_bounds, plain_bounds, our_bounds])
def test_the_auditor_refuses_all_that_is_unsafe_and_nothing_that_is_safe(bounds_of):
    rng = random.Random(SEED * 400)
    found = Counter(verdict for _ in range(SEQUENCES) for verdict in judged(rng, bounds_of))
    unsafe, safe = (found[kind, True] + found[kind, False] for kind in (True, False))
    print(
        f"\n{SEQUENCES} sequences, {bounds_of.__name__}: {unsafe} unsafe tables, {found[True, True]} refused;"
        f" {safe} safe tables, {found[False, True]} refused"
    )
    assert found[True, False] == 0
    assert found[False, True] <= 0.05 * safe
