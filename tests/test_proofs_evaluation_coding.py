"""Figures of coders against a second library; and neither coder finds the other's work before both handed in."""

import csv
import importlib
import inspect
import pkgutil
import random
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from nacl.public import PrivateKey

from groupkit import notebook
from groupkit.core.evaluation.agreement import agreement, used
from groupkit.core.evaluation.answers import Way
from groupkit.core.evaluation.coding import Agreed, Coding
from groupkit.core.evaluation.matrix import By, Sort
from groupkit.core.evaluation.saturation import saturation
from groupkit.core.problems import GroupkitError
from groupkit.services import evaluation
from groupkit.services.evaluation import alike, answers, asked, coding, opened, reading, rounds
from groupkit.services.group import Group
from groupkit.storage.evaluation import coded
from groupkit.storage.evaluation.coded import Sheet
from groupkit.storage.evaluation.sealing import unsealed
from groupkit.storage.vault import derive
from tests import evening, judges, pages, studied, talkrounds, traces
from tests.sources import ROOT

pytestmark = pytest.mark.proof

CODES = tuple("abcdefgh")
BOOKS = 200
SECRET_NOTE, SECRET_CODES = "Wibblethwaite otters", ("housing", "dark-thoughts")


def coders(seed: int) -> tuple[list[Coding], list[Coding]]:
    """Return how two people coded some answers: often alike, and some codes always or never."""
    chance = random.Random(seed)
    keys = [(sign, wave, "better") for sign in "ABCDEF"[: chance.randint(1, 6)] for wave in studied.WAVES]
    rates = {code: chance.choice((0, 0.1, 0.5, 0.9, 1)) for code in CODES}
    share = chance.random()
    first = {key: {code for code in CODES if chance.random() < rates[code]} for key in keys}
    second = {
        key: {
            code for code in CODES if (code in heard if chance.random() < share else chance.random() < rates[code])
        }
        for key, heard in first.items()
    }
    one, other = ([Coding(of=key, codes=frozenset(of[key])) for key in keys] for of in (first, second))
    chance.shuffle(other)
    return one, other


def decisions(codings: list[Coding], codes: tuple[str, ...]) -> list[bool]:
    """Return the decisions of one coder, code by code, in an order of their own."""
    return [code in each.codes for code in codes for each in sorted(codings, key=lambda each: each.of)]


def test_agreement_is_what_scikit_learn_says(capsys):
    metrics = judges.library("sklearn", "metrics")
    held = none = 0
    for seed in range(BOOKS):
        first, second = coders(seed)
        codes = used(first, second)
        found = agreement(first, second, codes)
        for one, about in ((found, codes), *((each, (each.code,)) for each in found.each)):
            mine, theirs = decisions(first, about), decisions(second, about)
            if not mine:
                assert (one.units, one.percent, one.kappa) == (0, None, None)
                continue
            assert one.percent is not None
            assert float(one.percent) == pytest.approx(100 * metrics.accuracy_score(mine, theirs), abs=1e-9)
            with warnings.catch_warnings():
                # where both gave one answer throughout it warns, and says that it is not a number
                warnings.simplefilter("ignore")
                kappa = metrics.cohen_kappa_score(mine, theirs, labels=[False, True])
            if one.kappa is None:
                assert kappa != kappa  # noqa: PLR0124  not a number
                none += 1
            else:
                assert one.kappa == pytest.approx(kappa, abs=1e-9)
                held += 1
    assert none > BOOKS / 10
    with capsys.disabled():
        print(f"\nkappa: {held} figures alike in nltk and scikit-learn, {none} that cannot be worked out")


def test_saturation_is_what_counting_columns_says():
    binarizer = judges.library("sklearn", "preprocessing").MultiLabelBinarizer
    for seed in range(BOOKS):
        first, _second = coders(seed)
        agreed = [Agreed(of=each.of, codes=each.codes, agreed_on=studied.AGREED_ON) for each in first]
        talks = [each.of[:2] for each in first]
        table = binarizer(classes=CODES).fit_transform([each.codes for each in first])
        so_far = [int((table[: at + 1].sum(axis=0) > 0).sum()) for at in range(len(table))]
        steps = saturation(talks, agreed)
        assert [each.so_far for each in steps] == so_far
        assert [len(each.new) for each in steps] == [
            now - before for before, now in zip([0, *so_far], so_far, strict=False)
        ]


_QUICK = """
from groupkit.storage import vault, pages
from groupkit.storage.feedback import keepers as keys
for locks in (vault, pages, keys):
    locks._OPERATIONS, locks._MEMORY = 1, 8192
"""
_SITTING = """
import sys
from pathlib import Path
from groupkit.core.evaluation.coding import Coding
from groupkit.services.evaluation import coding, rounds
from tests import evening, talkrounds
book, name, codes, note = sys.argv[1:]
with evening.reopened(Path(book)) as group:
    (made,) = rounds.listing(group)
    coder = made.coders[0 if name == "Robin" else 1]
    secret = talkrounds.unlocked(group, name)
    for answer in coding.answers(group, made.key, coder, secret):
        heard = Coding(of=answer.key, codes=frozenset(codes.split(",")), note=note)
        coding.code(group, made.key, coder, heard, secret)
    if note:
        coding.hand_in(group, made.key, coder, secret)
"""


def sitting(path: Path, name: str, codes: tuple[str, ...], note: str) -> None:
    """Let somebody code in a process of their own; with a note they hand it in too."""
    line = [sys.executable, "-c", _QUICK + _SITTING, str(path), name, ",".join(codes), note]
    subprocess.run(line, cwd=ROOT, check=True)


def needles() -> Iterator[bytes]:
    """Yield what would tell what the first coder heard, in every guise."""
    for word in (SECRET_NOTE, *SECRET_CODES):
        yield from traces.guises(word)


# what changes something is not asked, and what only says or plans something it is given cannot tell more
CHANGES = {
    *("answers.keep", "answers.keep_all", "asked.keep", "check.take_back", "unsaying.unsay", "clocks.held"),
    *("clocks.not_held", "clocks.stop", "codebook.add", "codebook.rest", "coding.code", "coding.hand_in"),
    *("contacts.change", "contacts.put", "contacts.close", "drafts.begin", "drafts.accept", "drafts.drop"),
    *("drafts.forget", "check.weigh_anew"),
    *("ending.let_go", "ending.destroyed", "people.invite", "people.agree", "people.take_back", "check.respond"),
    *("people.interviewer", "people.recording_gone", "rounds.open_", "rounds.close", "rounds.reached"),
    *("rounds.recordings_gone", "rounds.destroy", "rounds.drop_older"),
}
GIVEN = {
    *("alike.figures", "alike.lines", "answers.threefold", "answers.refuse_unknown", "answers.sitting"),
    *("check.said", "contacts.problems", "opened.by_answer", "reading.sheet", "reading.to_csv", "rounds.plan"),
    *("sessions.plan", "telling.told", "reading.left_out", "answers.refuse_place", "answers.refuse_areas"),
}


def verbs() -> Iterator[tuple[str, Callable[..., object]]]:
    """Yield every public verb of evaluation with its name; one that is new must be asked, or told of above."""
    for module in pkgutil.iter_modules(evaluation.__path__):
        there = importlib.import_module(f"{evaluation.__name__}.{module.name}")
        for name, verb in vars(there).items():
            if inspect.isfunction(verb) and verb.__module__ == there.__name__ and not name.startswith("_"):
                yield f"{module.name}.{name}", verb


def everything_public(group: Group, key: str, second: int) -> Iterator[object]:
    """Yield whatever the second coder, who reads the round too, can have shown with all they may type."""
    mine, made = talkrounds.unlocked(group, "Alex"), rounds.get(group, key)
    two: Any = {"by": "Alex", "second": "Kim", "decisions": ()}
    who, read = asked.opened(group, made, mine), opened.for_reader(group, made, mine)
    known = {
        *("group", "key", "made", "coder", "passphrase", "first", "second", "by", "agreed", "asked", "opened"),
        *two,
    }
    for name, verb in verbs():
        if name in {*CHANGES, *GIVEN}:
            continue
        wanted = [each.name for each in inspect.signature(verb).parameters.values() if each.default is each.empty]
        assert set(wanted) <= known, f"{name} is a new verb: who sees what it shows?"
        fill: dict[str, object] = {"group": group, "key": key, "made": made, "passphrase": mine, "agreed": ()}
        fill |= {"first": mine, "second": mine, "by": "theme", "asked": who, "opened": read, "coder": second}
        fill |= two if "decisions" in wanted else {}
        for coder in made.coders if "coder" in wanted else (second,):
            try:
                shown = verb(**{each: (fill | {"coder": coder})[each] for each in wanted})
            except GroupkitError as why:
                shown = str(why)
            yield own_alone(shown) if name == "codebook.listing" else shown
    yield group.next_undo, group.next_redo


def own_alone(codes: Any) -> list[object]:
    """Return the codes somebody added or laid to rest: all the others stand in every book."""
    return [each for each in codes if each.added_on or each.resting_on]


@pytest.mark.parametrize("handed_in", [False, True])
def test_the_second_coder_finds_nothing_of_the_first_by_any_verb_or_byte(handed_in, tmp_path):
    path = tmp_path / "ours.groupkit"
    with evening.new_book(path) as group:
        plan = talkrounds.planned(group)
        made = rounds.open_(group, replace(plan, reader=plan.coders[1]))
        robin = talkrounds.unlocked(group)
        sign = talkrounds.invited(group, made.key, talkrounds.unlocked(group, "Alex"))
        answers.keep(group, made.key, studied.answer(sign, "T1", {"path": {}}))
    sitting(path, "Robin", SECRET_CODES, SECRET_NOTE if handed_in else "")
    with evening.reopened(path) as group:
        found = everything_public(group, made.key, made.coders[1])
        seen = [repr([*each] if isinstance(each, Iterator) else each).encode() for each in found]
        assert len(seen) > 30
        alex = talkrounds.unlocked(group, "Alex")
        (row,) = group.store.evaluation_codings
        assert row.handed_in is handed_in
        for opens in (
            lambda: unsealed(row.sealed, alex, Sheet),
            lambda: coded.of_two(row.sealed, alex, alex),
            lambda: coded.of_two(row.sealed, robin, robin),
        ):
            with pytest.raises(GroupkitError):
                opens()
        key = derive(evening.PASSPHRASE, group.store.salt)
    told = traces.tree(tmp_path).values()
    decrypted = b"".join(pages.pages(path, key))
    for data in (*seen, *told, decrypted):
        assert traces.hits(data, needles()) == []
    assert traces.hits(decrypted, iter([made.title.encode()])), "the search finds what is there"


def test_both_together_find_it(tmp_path):
    path = tmp_path / "ours.groupkit"
    with evening.new_book(path) as group:
        made = talkrounds.begun(group)
        sign = talkrounds.invited(group, made.key, talkrounds.unlocked(group))
        answers.keep(group, made.key, studied.answer(sign, "T1", {"path": {}}))
    sitting(path, "Robin", SECRET_CODES, SECRET_NOTE)
    sitting(path, "Alex", ("hope",), "mine")
    with evening.reopened(path) as group:
        found = coding.beside(group, made.key, talkrounds.READER, talkrounds.SECOND)
        assert traces.hits(repr(found).encode(), iter([SECRET_NOTE.encode()]))


def test_the_whole_study_is_coded_and_read_both_ways(other, tmp_path):
    book, (made, signs) = other, studied.replayed(other)
    key, secret = made.key, talkrounds.unlocked(other)
    assert len(reading.answers(book, key, secret)) == 18
    found = reading.agreement(book, key, secret)
    first, second = studied.codings(signs), studied.other_codings(signs)
    assert found is not None
    assert (found.units, found.same) == (18 * len({c for e in (*first, *second) for c in e.codes}), found.units - 6)
    steps = reading.saturation(book, key, secret)
    # by wave, and then by day: the carer came first in December, then m4, m1, m2, m5 and m6
    assert [(each.sign, each.wave) for each in steps[:7]] == [
        *((signs[each], "T1") for each in ("m3", "m4", "m1", "m2", "m5", "m6")),
        (signs["m3"], "T2"),
    ]
    assert [len(each.new) for each in steps[:8]] == [4, 2, 0, 1, 0, 0, 3, 2]
    assert steps[-1].so_far == len({code for each in first for code in each.codes})
    by_theme = reading.matrix(book, key, secret, by="theme")
    rows = [row for row in by_theme.rows if (row.theme, row.sort) == ("recovery", Sort.AREA)]
    paths = {row.sign: [cell.path for cell in row.cells] for row in rows}
    assert by_theme.waves == ("T1", "T2", "T3")
    assert [paths[signs[f"m{at}"]][1] for at in range(1, 7)] == [
        *(Way.HARDER, Way.HARDER, Way.SAME, Way.HARDER, Way.HARDER, Way.HARDER)
    ]
    assert {path[2] for path in paths.values()} == {Way.BETTER}
    by_person = reading.matrix(book, key, secret, by=By.PERSON)
    assert sorted(map(repr, by_person.rows)) == sorted(map(repr, by_theme.rows))
    assert {row.title for row in reading.matrix(book, key, secret, by="lens").rows} == {"Me", "Us", "The world"}
    reading.to_csv(by_theme, tmp_path / "matrix.csv")
    with (tmp_path / "matrix.csv").open(encoding="utf-8-sig", newline="") as lines:
        head, *saved = list(csv.reader(lines))
    assert head[:5] == ["Theme", "What it is", "Sign", "First heard", "First talk: What was heard"]
    (line,) = (row for row in saved if row[:3] == ["A hard spell, held", "Theme", signs["m1"]])
    assert line[3:] == [
        *("Second talk", "Nobody had spoken of it yet", "", "", ""),
        *("Heard", "", "The mind", "rang somebody from the group"),
        *("Not spoken of", "", "", ""),
    ]
    (area,) = (row for row in saved if row[:3] == ["Getting well", "Area of life", signs["m1"]])
    assert area[8:12] == ["Heard", "Harder", "The mind", "rang somebody from the group"]
    for by in ("theme", "person"):
        frame = notebook.matrix(book, key, secret, by=by)
        assert [list(frame.columns), *frame.values.tolist()] == lines_of(book, key, secret, by)
    (whole, *each) = notebook.agreement(book, key, secret).rows
    assert whole == ("All themes", *alike.figures(found))
    assert len(each) == len(found.each)


def lines_of(group: Group, key: str, secret: str | PrivateKey, by: str) -> list[list[str]]:
    """Return a matrix line by line, as a file of it has it."""
    made = reading.sheet(reading.matrix(group, key, secret, by=by))
    return [list(made.head), *map(list, made.rows)]
