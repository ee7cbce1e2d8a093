"""How groupkit looks: puts a dress on the application, and gives pages its colours, sizes and icons.

Changing size, scheme or language means dressing again and then building the page again.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from groupkit.qt.stylesheet import stylesheet
from groupkit.qt.tokens import Dress
from groupkit.resources import folder

FAMILIES = ("Atkinson Hyperlegible Next", "Vazirmatn")
MIRRORED = frozenset({"arrow-right", "chevron-left", "chevron-right", "send", "undo-2"})
_NARROW_LETTERS = 60
_ICON, _SHARPEST = 1.2, 2.0
_ROLE = QPalette.ColorRole
_PALETTE = {
    _ROLE.Window: "page",
    _ROLE.WindowText: "ink",
    _ROLE.Base: "surface",
    _ROLE.AlternateBase: "sunken",
    _ROLE.Text: "ink",
    _ROLE.Button: "surface",
    _ROLE.ButtonText: "ink",
    _ROLE.BrightText: "on_accent",
    _ROLE.Highlight: "accent",
    _ROLE.HighlightedText: "on_accent",
    _ROLE.Accent: "accent",
    _ROLE.Link: "accent",
    _ROLE.LinkVisited: "soft",
    _ROLE.PlaceholderText: "soft",
    _ROLE.ToolTipBase: "ink",
    _ROLE.ToolTipText: "page",
    _ROLE.Light: "surface",
    _ROLE.Midlight: "line",
    _ROLE.Mid: "edge",
    _ROLE.Dark: "edge",
    _ROLE.Shadow: "sunken",
}
_GROUNDS = frozenset(
    {"page", "surface", "sunken", "accent_soft", "care_soft", "wrong_soft", "on_accent", "on_help"}
)

_worn = Dress()


def dress(app: QApplication, wear: Dress) -> None:
    """Put a dress on the whole application; safe to call again at any time."""
    global _worn  # noqa: PLW0603  what the one application wears: the only process-wide state of qt
    _worn = wear
    _load_fonts()
    if app.styleSheet():  # dressed again: there may be widgets that only wait to be freed
        gc.collect()
    with _nothing_thrown_away():
        app.setStyle("Fusion")
        _set_scheme(wear)
        app.setPalette(QPalette() if wear.contrast else palette(wear))
        app.setFont(body_font(wear))
        direction = Qt.LayoutDirection.RightToLeft if wear.rtl else Qt.LayoutDirection.LeftToRight
        app.setLayoutDirection(direction)
        app.setStyleSheet("" if wear.contrast else stylesheet(wear))


@contextmanager
def _nothing_thrown_away() -> Iterator[None]:
    """Keep Python from freeing widgets while Qt walks over all of them: it would step on one that is gone."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def worn() -> Dress:
    """Return what the application wears now."""
    return _worn


def wants_contrast() -> bool:
    """Whether the person asked their system for high contrast; False where Qt cannot tell."""
    hints = QGuiApplication.styleHints()
    if not hasattr(hints, "accessibility"):
        return False
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def colour(name: str) -> QColor:
    """Return a colour of the current dress."""
    if not _worn.contrast:
        return QColor(_worn.colours[name])
    if name == "focus":
        return QGuiApplication.palette().color(_ROLE.Highlight)
    return QGuiApplication.palette().color(_ROLE.Window if name in _GROUNDS else _ROLE.WindowText)


def px(role: str) -> int:
    """Return a type size of the current dress, in pixels."""
    return _worn.px(role)


def gap(name: str) -> int:
    """Return a space of the current dress, in pixels."""
    return _worn.gap(name)


def narrow(width: int) -> bool:
    """Whether a window of this width holds too few letters to keep its menu beside the page."""
    return width < _NARROW_LETTERS * px("body")


def palette(wear: Dress) -> QPalette:
    """Return the colours of everything that Fusion draws by itself."""
    made = QPalette()
    for role, name in _PALETTE.items():
        made.setColor(role, QColor(wear.colours[name]))
    for role in (_ROLE.WindowText, _ROLE.Text, _ROLE.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(wear.colours["off"]))
    return made


def body_font(wear: Dress) -> QFont:
    """Return the body text, with figures of one width so that money lines up and clocks do not jitter."""
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(wear.px("body"))
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def sized(font: QFont, role: str, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return a font at the size of a role, for what is painted by hand."""
    made = QFont(font)
    made.setPixelSize(px(role))
    made.setWeight(weight)
    return made


def icon_size() -> int:
    """Return the side of an icon that stands beside body text, in pixels."""
    return round(px("body") * _ICON)


def picture(name: str, tone: str, size: int | None = None) -> QPixmap:
    """Return an icon in a colour of the dress; arrows turn round where the text runs from the right."""
    mirrored = _worn.rtl and name in MIRRORED
    # With the system's own colours every ground is the system's, and only its text colour is safe on it.
    tone = "ink" if _worn.contrast else tone
    return _drawn(name, colour(tone).name(), size or icon_size(), mirrored=mirrored)


def icon(name: str, tone: str = "ink", size: int | None = None) -> QIcon:
    """Return the icon of a button or of a line in a list."""
    made = QIcon(picture(name, tone, size))
    made.addPixmap(picture(name, "off", size), QIcon.Mode.Disabled)
    made.addPixmap(picture(name, "accent", size), QIcon.Mode.Selected)
    return made


@lru_cache(maxsize=512)
def _drawn(name: str, tint: str, size: int, *, mirrored: bool) -> QPixmap:
    svg = (folder("look") / "icons" / f"{name}.svg").read_text("utf-8").replace("currentColor", tint)
    ratio = max(_SHARPEST, QGuiApplication.primaryScreen().devicePixelRatio())
    side = round(size * ratio)
    image = QPixmap(side, side)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    if mirrored:
        painter.translate(side, 0)
        painter.scale(-1, 1)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


@cache
def _load_fonts() -> tuple[int, ...]:
    """Register the shipped faces once; -1 stands for one that could not be read."""
    faces = sorted((folder("look") / "fonts").glob("*.ttf"))
    return tuple(QFontDatabase.addApplicationFont(str(face)) for face in faces)


def _set_scheme(wear: Dress) -> None:
    """Tell the system, so that title bars and its own dialogs follow."""
    hints = QGuiApplication.styleHints()
    if wear.contrast:
        hints.unsetColorScheme()
    else:
        hints.setColorScheme(Qt.ColorScheme.Dark if wear.scheme == "dark" else Qt.ColorScheme.Light)
