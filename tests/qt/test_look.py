import ast
import re
from pathlib import Path

import pytest
from PySide6.QtGui import QFontInfo, QImage
from PySide6.QtWidgets import QLineEdit, QPushButton

from groupkit.qt import look
from groupkit.qt.look import body_font, dress
from groupkit.qt.stylesheet import stylesheet
from groupkit.qt.tokens import Dress, tokens
from groupkit.resources import folder

ROOT = Path(look.__file__).parent
TEXT = {
    "page": ("ink", "soft", "accent", "wrong"),
    "surface": ("ink", "soft", "accent", "wrong", "off"),
    "sunken": ("ink", "soft", "accent"),
    "accent_soft": ("ink", "soft", "accent"),
    "care_soft": ("ink", "care", "accent"),
    "wrong_soft": ("ink", "wrong"),
    "line": ("accent",),
    "accent": ("on_accent",),
    "accent_hover": ("on_accent",),
    "accent_press": ("on_accent",),
    "help": ("on_help",),
    "help_hover": ("on_help",),
    "ink": ("page",),
}
SHAPES = {
    "surface": ("edge", "focus", "help"),
    "page": ("edge", "focus"),
    "sunken": ("focus",),
    "accent_soft": ("edge", "focus"),
}
WORDED = {("dark", "help", "surface")}
DRESSES = [
    Dress(scheme=scheme, scale=scale, rtl=rtl)
    for scheme in ("light", "dark")
    for scale in (1.0, 1.5, 2.0)
    for rtl in (False, True)
]


def _light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_words_can_be_read_on_their_ground(scheme):
    named = tokens()[scheme]
    faint = {
        (ink, ground): contrast(named[ink], named[ground])
        for ground, inks in TEXT.items()
        for ink in inks
        if contrast(named[ink], named[ground]) < 4.5
    }
    assert not faint


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_outlines_and_the_ring_can_be_seen(scheme):
    named = tokens()[scheme]
    faint = {
        (scheme, shape, ground)
        for ground, shapes in SHAPES.items()
        for shape in shapes
        if contrast(named[shape], named[ground]) < 3.0
    }
    # The words on Help now identify it in the dark, where its shape alone would not.
    assert faint == {each for each in WORDED if each[0] == scheme}


def test_black_on_white_is_the_highest_contrast_there_is():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("wear", DRESSES)
def test_the_sheet_stays_small_and_complete(wear):
    sheet = stylesheet(wear)
    assert len(sheet.encode()) <= 8_000
    assert sheet.count("{") <= 80
    assert sheet.count("{") == sheet.count("}")
    assert not re.search(r"-\d+px", sheet)


@pytest.mark.parametrize("wear", DRESSES)
def test_every_button_can_be_hit(qapp, qtbot, wear):
    dress(qapp, wear)
    for kind in ("primary", "quiet", "plain", "help", "fold"):
        made = QPushButton("Go on")
        made.setProperty("kind", kind)
        qtbot.addWidget(made)
        assert made.sizeHint().height() >= 44


def test_an_example_inside_a_field_can_be_read(qtbot):
    entry = QLineEdit()
    qtbot.addWidget(entry)
    entry.ensurePolished()
    assert entry.palette().placeholderText().color() == look.colour("soft")


def test_only_the_look_sets_a_stylesheet():
    guilty = [
        path.name
        for path in ROOT.rglob("*.py")
        if path.name != "look.py" and "setStyleSheet" in path.read_text("utf-8")
    ]
    assert not guilty


def test_every_icon_named_in_the_code_exists():
    here = {path.stem for path in (folder("look") / "icons").glob("*.svg")}
    named = set(look.MIRRORED)
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                named |= _icons(node)
    assert named >= {"check", "circle-alert"}
    assert named <= here


def _icons(call: ast.Call) -> set[str]:
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    place = {"mark": 0, "icon": 0, "picture": 0, "fact": 0, "button": 2}.get(name)
    if place is None:
        return set()
    given = [*call.args[place : place + 1], *(k.value for k in call.keywords if k.arg == "drawn")]
    found = (n for each in given for n in ast.walk(each) if isinstance(n, ast.Constant))
    return {node.value for node in found if isinstance(node.value, str) and node.value}


def test_icons_are_free_and_take_our_colours():
    icons = folder("look") / "icons"
    assert "ISC" in (icons / "LICENSE-lucide.txt").read_text("utf-8")
    for path in icons.glob("*.svg"):
        assert "currentColor" in path.read_text("utf-8"), path.name


def test_the_shipped_faces_load_and_have_their_licences(qapp):
    faces = look._load_fonts()
    assert len(faces) == 5
    assert -1 not in faces
    assert QFontInfo(body_font(Dress())).family() == "Atkinson Hyperlegible Next"
    for licence in ("OFL-Atkinson.txt", "OFL-Vazirmatn.txt"):
        assert "SIL OPEN FONT LICENSE" in (folder("look") / "fonts" / licence).read_text("utf-8")


def _weights(image: QImage) -> list[int]:
    """How much ink stands in each column of a picture."""
    return [sum(image.pixelColor(x, y).alpha() for y in range(image.height())) for x in range(image.width())]


def test_an_icon_turns_round_only_where_it_points(qapp):
    def drawn(name: str):
        return look.picture(name, "ink", 24).toImage()

    send, clock = drawn("send"), drawn("clock")
    dress(qapp, Dress(rtl=True))
    assert drawn("send") != send
    assert _weights(drawn("send")) == pytest.approx(_weights(send)[::-1], abs=60)
    assert _weights(drawn("send")) != pytest.approx(_weights(send), abs=60)
    assert drawn("clock") == clock


def test_the_dark_dress_changes_the_colours(qapp):
    before = look.colour("page").name(), look.picture("house", "ink").toImage()
    dress(qapp, Dress(scheme="dark"))
    assert qapp.palette().window().color() == look.colour("page")
    assert look.colour("page").name() != before[0]
    assert look.picture("house", "ink").toImage() != before[1]


def test_high_contrast_leaves_the_colours_to_the_system(qapp):
    dress(qapp, Dress(contrast=True))
    assert qapp.styleSheet() == ""
    assert look.colour("ink") == look.colour("accent") == qapp.palette().windowText().color()
    assert look.colour("page") == look.colour("on_accent") == qapp.palette().window().color()
    assert look.colour("focus") == qapp.palette().highlight().color()
    assert look.picture("send", "on_accent").toImage() == look.picture("send", "ink").toImage()
    assert look.wants_contrast() is False


def test_large_text_grows_words_more_than_space():
    large = Dress(scale=2.0)
    assert large.px("body") == 2 * Dress().px("body")
    assert large.px("clock") == round(1.25 * Dress().px("clock"))
    assert large.gap("l") == round(1.25 * Dress().gap("l"))


def test_the_menu_folds_when_the_text_grows(qapp):
    assert not look.narrow(1366)
    dress(qapp, Dress(scale=1.5))
    assert look.narrow(1366)
