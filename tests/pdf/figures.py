"""Reads the tables of a printed account back by where each figure stands, and works every sum out again."""

import ctypes
import re
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

AMOUNT = re.compile(r"−?[\d,]+\.\d\d")
WHOLE = re.compile(r"−?[\d,]+")
_NEAR = 10.0
_Letter = tuple[str, float, float, float]


@dataclass
class Written:
    """One line of print: its words, each with its left and right edge."""

    words: list[tuple[str, float, float]]

    def amounts(self, pattern: re.Pattern[str]) -> list[tuple[float, int]]:
        """Return where each amount ends, and its pence or pounds; only those at the end of the line count."""
        found = []
        for text, _left, right in reversed(self.words):
            if re.fullmatch(r"[AB]\d", text):
                continue
            if not pattern.fullmatch(text):
                break
            found.append((right, int(re.sub(r"[^\d−]", "", text).replace("−", "-"))))
        return found[::-1]

    @property
    def said(self) -> str:
        """Return the line as it reads."""
        return " ".join(text for text, _, _ in self.words)


def written(data: bytes) -> list[Written]:
    """Return every line of print from the top down."""
    pdf = pypdfium2.PdfDocument(data)
    found = [line for page in pdf for line in _page(page.get_textpage())]
    pdf.close()
    return found


def _page(text: Any) -> list[Written]:
    rows: dict[float, list[_Letter]] = {}
    across, up = ctypes.c_double(), ctypes.c_double()
    for at in range(text.count_chars()):
        letter = text.get_text_range(at, 1)
        if letter.strip():
            pdfium.FPDFText_GetCharOrigin(text, at, across, up)
            left, right, low = across.value, text.get_charbox(at, loose=True)[2], round(up.value, 1)
            row = next((known for known in rows if abs(known - low) < 1), low)
            rows.setdefault(row, []).append((letter, left, right, pdfium.FPDFText_GetFontSize(text, at)))
    return [Written(_words(sorted(rows[low], key=_left))) for low in sorted(rows, reverse=True)]


def _left(letter: _Letter) -> float:
    return letter[1]


def _words(letters: list[_Letter]) -> list[tuple[str, float, float]]:
    """Put letters together into words; all letters of a figure begin where the figure begins."""
    words: list[list[_Letter]] = []
    for letter in letters:
        before = words[-1][-1] if words else None
        if before is None or (letter[1] != before[1] and letter[1] - before[2] > 1.5):
            words.append([])
        words[-1].append(letter)
    return [("".join(each[0] for each in word), word[0][1], _right(word)) for word in words]


def _right(word: list[_Letter]) -> float:
    """Return where a word ends; every digit of a figure is equally wide."""
    if len(word) > 1 and word[0][1] == word[-1][1]:
        return word[0][1] + sum(size * (0.3 if letter in ".," else 0.62) for letter, _, _, size in word)
    return word[-1][2]


@dataclass
class Table:
    """What an account says, block by block: row titles in order, each with its figures by column."""

    columns: list[float] = field(default_factory=list)
    rows: dict[str, dict[int, int]] = field(default_factory=dict)


def read(data: bytes, pattern: re.Pattern[str] = AMOUNT) -> Table:
    """Read the table of an account from Brought forward to Carried forward; blocks are put side by side."""
    table, inside, part, first, edges = Table(), False, "", 0, list[float]()
    for line in written(data):
        amounts = line.amounts(pattern)
        title = line.said
        if title.startswith("Brought forward"):
            inside, part = True, ""
            first = first + len(edges)
            edges = [right for right, _ in amounts]
        if not inside:
            continue
        if title.startswith(("Receipts", "Payments")) and not amounts:
            part = title.split()[0]
        if amounts:
            key = _key(part, [text for text, _, _ in line.words])
            cells = table.rows.setdefault(key, {})
            for right, pence in amounts:
                near = min(range(len(edges)), key=lambda at: abs(edges[at] - right))
                assert abs(edges[near] - right) < _NEAR, "every figure stands under the one above it"
                assert first + near not in cells, f"{key} stands there twice"
                cells[first + near] = pence
        inside = inside and not title.startswith("Carried forward")
    table.columns = [float(at) for at in range(first + len(edges))]
    return table


def _key(part: str, said: list[str]) -> str:
    """Return what tells a row from the others: the sum it is, or its part and its first two words."""
    start = " ".join(said[:2])
    return next((name for name in _SUMS if name.startswith(start)), f"{part}/{start}")


_SUMS = (
    "Brought forward",
    "Written down when the book began",
    "Receipts total",
    "Payments total",
    "Receipts less payments",
    "Moved between pots",
    "Carried forward",
)


def assert_it_adds_up(data: bytes, pots: int) -> Table:
    """Work out every sum of a printed account again from its text alone: down, across, and where it is."""
    table = read(data)
    assert len(table.columns) == pots + 2

    def row(name: str) -> list[int]:
        cells = table.rows.get(name, {})
        return [cells.get(at, 0) for at in range(pots + 2)]

    for name in table.rows:
        *funds, all_, _before = row(name)
        assert sum(funds) == all_, name
    for part in ("Receipts", "Payments"):
        parts = [row(name) for name in table.rows if name.startswith(f"{part}/")]
        assert [sum(column) for column in zip(*parts, strict=True)] == row(f"{part} total") or not parts, part
    came, went, moved = (row(name) for name in ("Receipts total", "Payments total", "Moved between pots"))
    assert row("Receipts less payments") == [one - other for one, other in zip(came, went, strict=True)]
    assert moved[pots] == 0
    start = zip(row("Brought forward"), row("Written down when the book began"), strict=True)
    ended = [
        sum(begun) + one - other + third for begun, one, other, third in zip(start, came, went, moved, strict=True)
    ]
    assert ended == row("Carried forward")
    _assert_places(data, row("Carried forward")[pots])
    return table


def _assert_places(data: bytes, carried: int) -> None:
    lines = written(data)
    top = next(at for at, line in enumerate(lines) if line.said.startswith("Where it is"))
    end = next(at for at, line in enumerate(lines) if line.said.startswith("All, agrees with"))
    held = [pence for line in lines[top + 1 : end] for _, pence in line.amounts(AMOUNT)]
    ((_, total),) = lines[end].amounts(AMOUNT)
    assert sum(held) == total
    assert ("YES" in lines[end].said) is (total == carried)
    running: list[int] = []
    for line in lines[end + 1 :]:
        if line.said.startswith("Owed and not paid"):
            break
        amounts = [pence for _, pence in line.amounts(AMOUNT)]
        if not amounts:
            continue
        if "agrees:" in line.said and running:
            assert sum(running) == amounts[0], line.said
            running = []
        elif "agrees:" not in line.said:
            running += amounts
