"""What every window must pass: names, sizes, nothing cut off; and typing as a keyboard or a screen does."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent
from PySide6.QtWidgets import QAbstractScrollArea, QComboBox, QLabel, QPushButton, QWidget


def _seen(window: QWidget, kind: type[QWidget] = QWidget) -> Iterator[QWidget]:
    """The widgets a person sees, without the insides of Qt's own controls."""
    for widget in window.findChildren(kind):
        if widget.isVisibleTo(window) and not widget.objectName().startswith("qt_"):
            yield widget


def tab_stops(window: QWidget) -> list[QWidget]:
    """Return what Tab reaches."""
    return [
        widget
        for widget in _seen(window)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled() and widget.focusProxy() is None
    ]


def unnamed_tab_stops(window: QWidget) -> list[QWidget]:
    """Return the tab stops for which a screen reader has no name."""
    return [widget for widget in tab_stops(window) if not _name(widget)]


def _name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def small_targets(window: QWidget, least: int = 44) -> list[QWidget]:
    """Return the tab stops that are lower or narrower than a finger."""
    return [widget for widget in tab_stops(window) if min(widget.width(), widget.height()) < least]


def clipped(window: QWidget) -> list[QWidget]:
    """Return the words and buttons that get less room than they need."""
    return [widget for kind in (QLabel, QPushButton, QComboBox) for widget in _seen(window, kind) if _cut(widget)]


def _cut(widget: QWidget) -> bool:
    if isinstance(widget, QLabel) and widget.wordWrap():
        wanted = widget.heightForWidth(widget.width())
        longest = max(widget.text().split() or [""], key=len)
        return wanted > widget.height() or widget.fontMetrics().horizontalAdvance(longest) > widget.width()
    hint = widget.sizeHint()
    return hint.width() > widget.width() or hint.height() > widget.height()


def too_wide(page: QWidget, viewport: QWidget | int) -> bool:
    """Whether a page would have to scroll sideways in its viewport."""
    room = viewport if isinstance(viewport, int) else viewport.width()
    return page.minimumSizeHint().width() > room


def type_text(widget: QWidget, words: str) -> None:
    """Type words of any alphabet into a widget, as an input method does."""
    target = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
    event = QInputMethodEvent()
    event.setCommitString(words)
    QCoreApplication.sendEvent(widget if widget.hasFocus() else target, event)


def settle(window: QWidget) -> None:
    """Let layouts catch up with a window that is not on a screen.

    What turns to stand under each other asks its page to lay out once more.
    """
    for event in (QEvent.Type.LayoutRequest, QEvent.Type.DeferredDelete, 0, QEvent.Type.LayoutRequest):
        QCoreApplication.sendPostedEvents(None, event)
    window.ensurePolished()
