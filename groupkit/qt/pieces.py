"""The smallest things on a page: words, buttons, icons, chips, hairlines, rows, stacks and cards.

They take their size and colour from the dress worn when they are made.
"""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from groupkit.qt.look import gap, icon, icon_size, picture, px, worn

Thing = QWidget | QLayout | None
Item = Thing | tuple[Thing, int]

_Box = TypeVar("_Box", bound=QBoxLayout)
_TONE = {"primary": "on_accent", "help": "on_help", "fold": "soft"}
_FIXED = QSizePolicy.Policy.Fixed
_START = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


def unmarked(words: str) -> str:
    """Return words for a control, so that the "&" in a name somebody typed stays an "&"."""
    return words.replace("&", "&&")


def text(words: str, role: str = "body", tone: str = "", *, wrap: bool = True) -> QLabel:
    """Make words: "small", "body", "lead", "heading", "title", "display" or "clock"; never markup.

    A label would follow the direction of its own words, and a name would jump to the other edge:
    it keeps the side of the page instead.
    """
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("text_role", role)
    if tone:
        label.setProperty("tone", tone)
    label.setWordWrap(wrap)
    label.setAlignment(_END if worn().rtl else _START)
    return label


def figure(words: str, role: str = "body", tone: str = "") -> QLabel:
    """Make a figure; it stands on the right in both directions, so that pence stand under pence."""
    label = text(words, role, tone, wrap=False)
    label.setAlignment(_END)
    return label


def button(
    words: str,
    kind: str = "quiet",
    drawn: str = "",
    *,
    name: str = "",
    does: Callable[[], object] | None = None,
) -> QPushButton:
    """Make a button: "primary" (one on a page), "quiet", "plain", "fold" or "help".

    `drawn` is the icon beside the words, `name` what a screen reader says when there are no words, `does`
    what pressing it does, called with nothing.
    """
    made = QPushButton(unmarked(words))
    made.setProperty("kind", kind)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAccessibleName(name or words)
    made.setAutoDefault(True)
    made.setMinimumHeight(worn().target)
    if not words:
        made.setToolTip(name)
        made.setMinimumWidth(worn().target)
    if drawn:
        _draw(made, words, kind, drawn)
    if kind != "fold":
        made.setSizePolicy(QSizePolicy.Policy.Maximum, _FIXED)
    if does is not None:
        made.clicked.connect(does)
    return made


def named_button(words: str, name: str, title: str, does: Callable[[], object], kind: str = "plain") -> QPushButton:
    """Make a button that a screen reader tells from the same one of the next line."""
    made = button(words, kind, does=does)
    made.setAccessibleName(name.format(title=title))
    return made


def _draw(made: QPushButton, words: str, kind: str, drawn: str) -> None:
    """Put the icon before the words; "arrow-right" goes after them, because it leads onwards."""
    made.setIcon(icon(drawn, _TONE.get(kind, "accent")))
    made.setIconSize(QSize(icon_size(), icon_size()))
    if not words:
        return
    made.setText(f" {unmarked(words)}")
    if drawn == "arrow-right":
        turned = Qt.LayoutDirection.LeftToRight if worn().rtl else Qt.LayoutDirection.RightToLeft
        made.setLayoutDirection(turned)
        made.setText(f"{unmarked(words)} ")


def mark(drawn: str, tone: str = "soft", size: int | None = None) -> QLabel:
    """Make an icon beside words; it carries no name, because the words say it."""
    side = size or icon_size()
    label = QLabel()
    label.setPixmap(picture(drawn, tone, side))
    label.setProperty("mark", "true")
    label.setFixedSize(side, max(side, round(px("body") * 1.4)))
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label


def chip(words: str, tone: str = "plain") -> QLabel:
    """Make a state in words on a quiet ground: "plain", "accent", "care" or "wrong"."""
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("chip", tone)
    label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return label


def rule() -> QFrame:
    """Make a hairline."""
    line = QFrame()
    line.setProperty("rule", "true")
    line.setFixedHeight(1)
    return line


def row(*items: Item, space: str = "m") -> QHBoxLayout:
    """Put things side by side; (thing, weight) shares the room, None takes what is left."""
    layout = QHBoxLayout()
    return _filled(layout, items, space)


def stack(*items: Item, space: str = "s") -> QVBoxLayout:
    """Put things under each other; (thing, weight) shares the room, None takes what is left."""
    layout = QVBoxLayout()
    return _filled(layout, items, space)


def _filled(layout: _Box, items: tuple[Item, ...], space: str) -> _Box:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap(space))
    for item in items:
        thing, weight = item if isinstance(item, tuple) else (item, 0)
        if thing is None:
            layout.addStretch(weight or 1)
        elif isinstance(thing, QWidget):
            layout.addWidget(thing, weight)
            if thing.property("mark"):
                layout.setAlignment(thing, Qt.AlignmentFlag.AlignTop)
        else:
            layout.addLayout(thing, weight)
    return layout


def box(layout: QLayout) -> QWidget:
    """Make a plain widget that holds a row or a stack."""
    holder = QWidget()
    holder.setLayout(layout)
    return holder


def card(content: QLayout, kind: str = "plain", pad: str = "xl") -> QFrame:
    """Make a quiet surface: "plain", "accent", "care", "wrong", "sunken" or "toast"; never one in another."""
    frame = QFrame()
    frame.setProperty("card", kind)
    side = gap(pad)
    content.setContentsMargins(side, round(side * 0.8), side, round(side * 0.8))
    frame.setLayout(content)
    return frame
