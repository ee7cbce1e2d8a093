"""Whatever is done to a book, a paper printed before finds it; and no paper accuses an honest book."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from groupkit.core import seals
from groupkit.core.ledger import Entry, EntryType, Line, chained, first_break, seal

PAPERS = (40, 80, 120, 160, 200)
TRIES, HONEST = 200, 1000
BEGAN = date(2026, 1, 3)
AT = datetime(2026, 1, 3, 12, tzinfo=UTC)


def book(chance: random.Random, length: int = 200) -> list[Entry]:
    """Make up a book."""
    return [
        Entry(
            seq=seq,
            day=BEGAN + timedelta(days=seq),
            recorded_at=AT + timedelta(days=seq),
            type=EntryType.RECEIPT,
            lines=(Line(1, 1, 1, chance.randint(1, 99_999)),),
        )
        for seq in range(1, length + 1)
    ]


def changed(entry: Entry) -> Entry:
    return replace(entry, lines=(replace(entry.lines[0], pence=entry.lines[0].pence + 1),))


def chained_anew(entries):
    return list(chained(replace(entry, seq=seq) for seq, entry in enumerate(entries, start=1)))


# What may be done to a book at a place, and whether the hashes are worked out anew
ATTACKS = {
    "change an amount": lambda links, at: [
        replace(link, entry=changed(link.entry)) if link.entry.seq == at else link for link in links
    ],
    "take an entry out": lambda links, at: [link for link in links if link.entry.seq != at],
    "swap two entries": lambda links, at: [*links[: at - 1], links[at], links[at - 1], *links[at + 1 :]],
    "change an amount, chain anew": lambda links, at: chained_anew(
        changed(link.entry) if link.entry.seq == at else link.entry for link in links
    ),
    "put an entry in, chain anew": lambda links, at: chained_anew(
        [*(link.entry for link in links[: at - 1]), links[at].entry, *(link.entry for link in links[at - 1 :])]
    ),
    "cut the end off": lambda links, at: links[: at - 1],
    "put an old copy back and go on": lambda links, at: chained_anew(
        [*(link.entry for link in links[: at - 1]), *(changed(link.entry) for link in links[at - 1 :])]
    ),
}


def compare(links, code, entry):
    heads = [(link.hash, link.entry.recorded_at) for link in links]
    return seals.compare(heads, first_break(links), code, entry)


@pytest.mark.proof
@pytest.mark.parametrize("attack", ATTACKS)
def test_every_attack_is_found_by_the_papers_and_placed_between_two_of_them(attack):
    chance = random.Random(attack)
    found = 0
    for _try in range(TRIES):
        links = list(chained(book(chance)))
        papers = [(number, seal(links[number - 1].hash)) for number in PAPERS]
        at = chance.randint(2, 199)
        told = [compare(ATTACKS[attack](links, at), code, number) for number, code in papers]
        bad = [answer for answer in told if not answer.holds]
        found += bool(bad)
        # the papers from before still hold, and those after name the entry or say up to where to look
        assert [answer.holds for answer in told] == [number < at for number in PAPERS]
        assert all((answer.changed or at) in (at, at + 1) for answer in bad)
        assert all(answer.entry in PAPERS for answer in bad)
    assert found == TRIES
    print(f"{attack}: {found} of {TRIES} found")  # a figure for whoever reads the proof


@pytest.mark.proof
def test_no_honest_book_is_accused():
    chance = random.Random("honest")
    alarms = 0
    for _try in range(HONEST):
        links = list(chained(book(chance, chance.randint(1, 60))))
        number = chance.randint(1, len(links))
        told = compare(links, seal(links[number - 1].hash), chance.choice([number, None]))
        alarms += not told.holds or told.changed is not None
    assert alarms == 0
    print(f"{alarms} false alarms on {HONEST} honest books")
