"""Below the number a box waits for, nobody learns anything by any way there is: no answers look like some answers.

Two books live through the same days. In one nobody answers, in the other some do, too few. Whatever can be asked of
a book, by the library, by typing or in a notebook, is asked of both, and has to be answered alike.
"""

import inspect
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from datetime import timedelta
from importlib import import_module
from itertools import count
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

import pytest
from hypothesis import Phase, given, seed, settings
from hypothesis import strategies as st
from nacl.public import PrivateKey

from groupkit import notebook
from groupkit.cli import commands, desk
from groupkit.cli.feedback import verbs
from groupkit.core.feedback.forms import CARD_KEYS
from groupkit.core.feedback.rounds import Below, Round
from groupkit.core.feedback.scanned import ReadPage
from groupkit.core.problems import GroupkitError
from groupkit.services import feedback
from groupkit.services.feedback import cards, keepers, opening, results, rounds, scans, sitting, talks, texts
from groupkit.services.group import Group, open_group
from groupkit.storage.feedback import box
from tests import askings, evening

Asked = Callable[[Group, Round], object]

SEED, SOME = int(os.environ.get("GROUPKIT_FEEDBACK_SEED", "8")), 30
NEW = "four words somebody new knows"
FORM = cards.followed(askings.form())
QUESTIONS = (*askings.rated(0), *CARD_KEYS)
_KEYS = PrivateKey.generate(), PrivateKey.generate()
BY: Mapping[str, Any] = {"by": "Robin", "second": "Kim"}
ASKED: Mapping[str, Asked] = {
    "keepers.listing": lambda group, _made: keepers.listing(group),
    "keepers.get": lambda group, made: keepers.get(group, made.reader),
    "keepers.named": lambda group, _made: keepers.named(group, "Robin"),
    "keepers.unlocked": lambda group, made: bytes(
        keepers.unlocked(keepers.get(group, made.reader), askings.READER)
    ),
    "keepers.making": lambda group, _made: keepers.making(group, "Sam", NEW, NEW)().keeper,
    "keepers.about_reader": lambda group, made: tuple(
        map(str, keepers.about_reader(group, keepers.get(group, made.reader)))
    ),
    "keepers.waits_for": lambda group, made: keepers.waits_for(group, keepers.get(group, made.reader)),
    "rounds.plan": lambda group, made: rounds.plan(group, made.form, made.able),
    "rounds.check": rounds.check,
    "rounds.told": lambda _group, made: rounds.told(made),
    "rounds.waiting": rounds.waiting,
    "rounds.alike": lambda group, made: rounds.alike(group, made.form),
    "rounds.get": lambda group, made: rounds.get(group, made.key),
    "rounds.listing": lambda group, _made: rounds.listing(group),
    "rounds.status": lambda group, _made: rounds.status(group),
    "rounds.layouts": lambda group, made: rounds.layouts(group, made.key),
    "rounds.leading": lambda group, _made: rounds.leading(group),
    "opening.open_round": lambda group, made: opening.open_round(group, made.key, "no", "no"),
    "results.of": lambda group, made: results.of(group, made.key),
    "results.tables": lambda group, made: results.tables(group, made.key),
    "results.ways": results.ways,
    "cards.waiting": lambda group, made: cards.waiting(group, made.key),
    "cards.of_round": lambda group, made: len(cards.of_round(group, made.key, 20)[1]),
    "cards.linked": lambda group, made: cards.linked(group, made, results.ways(group, made), *_KEYS).sealed,
    "texts.read": lambda group, made: texts.read(group, made.key, askings.READER),
    "texts.waiting": lambda group, made: texts.waiting(group, made.key),
    "texts.said": lambda group, made: texts.said(group, made.key),
    "texts.watching": lambda group, _made: texts.watching(group)("tea on the 4th"),
    "talks.listing": lambda group, _made: talks.listing(group),
    "notebook.feedback": lambda group, made: str(notebook.feedback(group, made.key)),
    "notebook.show": lambda group, _made: str(notebook.show(rounds.status(group))),
}
"""What only asks; each is asked at every stage of a round."""
CHANGES = {
    *(
        "keepers.add",
        "keepers.keep",
        "keepers.replace_",
        "keepers.end",
        "rounds.open_",
        "rounds.close",
        "rounds.destroy",
    ),
    *(
        "rounds.gone",
        "rounds.printed",
        "rounds.forget_words",
        "rounds.forget_cards",
        "cards.forget",
        "sitting.begin",
        "scans.take",
        "scans.destroy",
        "texts.pass_on",
    ),
    *("texts.respond", "texts.take_back", "texts.forget", "talks.write", "talks.read", "talks.forget"),
}
"""What changes something; those that a round meets below its number are done to both books."""
OF_NO_ROUND = {
    *("rounds.said", "scans.ask_to_destroy", "cards.can_follow", "cards.followed", "cards.wanted", "cards.drawn"),
}
ELSEWHERE = {"auditing", "chains", "exchange", "forms"}
"""Modules that get no group with rounds: they work on forms, or on figures that were shown already."""
TYPED = {
    *("status", "results", "open", "round-close", "destroy", "print", "scan", "type", "forget-cards"),
}
OF_NO_BOX = {
    "forms",
    "check",
    "import",
    "export",
    "keepers",
    "keeper",
    "keeper-end",
    "plan",
    "waves",
    "round-open",
    "sheet",
    "cards",
}

PEOPLE = st.lists(
    st.tuples(
        st.dictionaries(st.sampled_from(QUESTIONS), st.integers(-1, 4)),
        st.lists(st.tuples(st.sampled_from(["keep", "change"]), st.text(min_size=1, max_size=40)), max_size=2),
    ),
    min_size=1,
    max_size=5,
)


@pytest.fixture(autouse=True)
def small_boxes(monkeypatch):
    """Let a box begin with few places, and the disk take its time later."""
    monkeypatch.setattr(os, "fsync", lambda _file: None)
    monkeypatch.setattr(box, "SLOTS", 24)
    monkeypatch.setattr(box, "SEGMENTS", 1)
    monkeypatch.setattr(notebook, "pandas", None)


@contextmanager
def two_books(folder: Path) -> Iterator[tuple[Group, Group]]:
    with (
        evening.new_book(folder / "one" / "g.groupkit") as one,
        evening.new_book(folder / "two" / "g.groupkit") as two,
    ):
        for group in (one, two):
            askings.keys(group)
        yield one, two


def alike(value: object) -> object:
    """Return a value without what is drawn by chance: of bytes, how many they are; of words, not their place."""
    if isinstance(value, bytes):
        return "bytes", len(value)
    if is_dataclass(value):
        told = [getattr(value, field.name) for field in fields(value) if field.name != "place"]
        return type(value).__name__, [alike(each) for each in told]
    if isinstance(value, list | tuple | frozenset | set):
        return [alike(each) for each in (sorted(value) if isinstance(value, set | frozenset) else value)]
    return value


def outcome(does: Callable[[], object]) -> object:
    try:
        return alike(does())
    except GroupkitError as told:
        return type(told).__name__, str(told)


def seen(group: Group, made: Round) -> list[object]:
    """Return all that can be asked, and what a file manager shows of the box and of the book."""
    found = [(name, outcome(lambda does=does: does(group, made))) for name, does in ASKED.items()]  # type: ignore[misc]
    path = askings.path_of(group, made.key)
    about = [path.stat().st_size, path.stat().st_mtime, path.parent.stat().st_mtime] if path.exists() else []
    return [*found, about, group.path.stat().st_size]


def rows(group: Group) -> dict[str, list[list[object]]]:
    """Return every row of the book; words that were passed on lie in an order drawn by chance."""
    tables = (table for table in group.store._db.get_tables() if table != "feedback_said")
    every = ((table, group.store._db.execute_sql(f"SELECT * FROM {table}").fetchall()) for table in tables)
    return {table: [[alike(each) for each in row] for row in found] for table, found in every}


def lived(group: Group, people: list[Any], **about: Any) -> list[object]:
    """Let a round be opened, answered, closed, tried and ended; return all that was seen on the way."""
    made = rounds.open_(group, askings.planned(group, **about), sure=True)

    def open_(*passphrases: str) -> object:
        return opening.open_round(group, made.key, *passphrases)

    turn = sitting.begin(group, made.key)
    for answers, written in people:
        turn.cast(answers, [askings.said(words, question) for question, words in written])
    trail = [outcome(lambda: scans.take(group, [ReadPage(asked=QUESTIONS)], turn)), seen(group, made)]
    turn.leave()
    turn.end()
    trail += map(outcome, (lambda: open_(askings.READER, askings.TRUSTEE), lambda: rounds.close(group, made.key)))
    trail += [outcome(lambda: open_(askings.TRUSTEE, askings.READER)), seen(group, made)]
    trail += [outcome(lambda: open_(askings.READER, askings.TRUSTEE)), seen(group, made)]
    ends: list[Callable[[], object]] = [
        lambda: sitting.begin(group, made.key),
        lambda: texts.respond(group, made.key, "We are here.", **BY).words,
        lambda: texts.forget(group, made.key),
        lambda: cards.forget(group, made.key),
        lambda: rounds.destroy(group, made.key),
    ]
    trail += [*map(outcome, ends), seen(group, made), rows(group)]
    with group.store.quietly():
        for table in ("feedback_said", "feedback_texts", "feedback_links", "feedback_release", "feedback_round"):
            group.store._db.execute_sql(f"DELETE FROM {table}")
    return trail


def compared(folder: Path, examples: int, part: int = 99) -> None:
    label = count(1)
    with two_books(folder) as (one, two):
        # each part lives through other days, and the same ones again with the same seed
        @seed(SEED * 100 + part)
        @settings(max_examples=examples, deadline=None, database=None, phases=[Phase.generate])
        @given(PEOPLE, st.integers(3, 6), st.sampled_from(Below))
        def holds(people: list[Any], k: int, below: Below) -> None:
            name = f"T{next(label)}"
            some = people if len(people) < k else people[: k - 1]
            about = {"k": k, "below": below, "label": name, "form": FORM}
            assert lived(one, [], **about) == lived(two, some, **about)

        holds()


def test_too_few_answers_look_like_none(tmp_path):
    compared(tmp_path, 4)


@pytest.mark.proof
@pytest.mark.parametrize("part", range(11))
def test_too_few_answers_look_like_none_a_thousand_times(tmp_path, part):
    compared(tmp_path, 100 if part else SOME, part)


def test_enough_answers_are_seen_by_the_same_look(tmp_path):
    with two_books(tmp_path) as (one, two):
        assert lived(one, [], form=FORM) != lived(two, [(askings.rated(3), [])] * 5, form=FORM)


def is_of(does: Callable[..., object], held: ModuleType) -> bool:
    return does.__module__ == held.__name__


def test_no_way_to_ask_is_left_out():
    there = set()
    for module in iter_modules(feedback.__path__):
        if module.name not in ELSEWHERE:
            held = import_module(f"{feedback.__name__}.{module.name}")
            own = [name for name, does in inspect.getmembers(held, inspect.isfunction) if is_of(does, held)]
            there |= {f"{module.name}.{name}" for name in own if not name.startswith("_")}
    assert there == {name for name in ASKED if not name.startswith("notebook")} | CHANGES | OF_NO_ROUND
    assert set(verbs.commands) == TYPED | OF_NO_BOX


def typed(path: Path, capsys, secrets: list[str], people: int, monkeypatch) -> list[object]:
    """Type every command about a round, and return all that was shown."""
    with open_group(path, evening.PASSPHRASE, backup=False) as group:
        until = group.today() + timedelta(days=200)
        made = rounds.open_(group, askings.planned(group, k=4, keep_until=until), sure=True)
        askings.cast(group, made.key, [askings.rated(2)] * people, [[askings.said("tea")]] * people)
    words = path.with_name("words.txt")
    words.write_text(evening.PASSPHRASE, encoding="utf-8")
    monkeypatch.setattr(desk, "_typed", lambda _asked: secrets.pop(0))
    pdf, trail = path.with_name("x.pdf"), []
    before = (["status"], ["status", "--json"], ["results", made.key], ["results", made.key, "--json"])
    lines = [
        *(
            *before,
            ["results", made.key, "--out", str(pdf)],
            ["open", made.key],
            ["round-close", made.key],
            *before,
        ),
        *(
            ["open", made.key],
            *before,
            ["forget-cards", made.key, "--sure"],
            ["destroy", made.key, "--sure"],
            ["type", made.key],
            *before,
        ),
        ["print", "after-tonight", "--round", made.key, "--out", str(pdf)],
    ]
    for line in lines:
        code = commands.run(["--book", str(path), "--passphrase-file", str(words), "feedback", *line])
        shown = capsys.readouterr()
        trail.append((line[0], code, shown.out, shown.err))
    return [*trail, pdf.read_bytes()]


def test_typing_tells_no_more(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(desk, "_is_anybody", lambda: True)
    trails = []
    for name, people in (("one", 0), ("two", 3)):
        path = tmp_path / name / "g.groupkit"
        with evening.new_book(path) as group:
            askings.keys(group)
        secrets = [askings.READER, askings.TRUSTEE] * 2
        trails.append(typed(path, capsys, secrets, people, monkeypatch))
    assert trails[0] == trails[1]
    assert any("Not enough yet" in str(line) for line in trails[0])
