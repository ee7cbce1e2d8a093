"""The bar at the top of every page: the group's name, language, text size, light or dark, and Help now."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenu

from groupkit.core.settings import LARGEST_TEXT, SMALLEST_TEXT, Settings
from groupkit.i18n import _, current, languages, own_name
from groupkit.qt.look import gap
from groupkit.qt.pieces import button, row, text

_STEP = 25


class TopBar(QFrame):
    """Help now never gives way; at large text the name gives way to the Menu button."""

    help_wanted = Signal()
    menu_wanted = Signal()
    settings_changed = Signal(object)

    def __init__(self, name: str, settings: Settings, *, narrow: bool, with_menu: bool) -> None:
        super().__init__()
        self.setObjectName("topbar")
        self._settings = settings
        self.menu_button = button(_("Menu"), "plain", "menu", does=self.menu_wanted.emit)
        self.menu_button.setVisible(narrow and with_menu)
        words = own_name(settings.language)
        said = _("Language: {name}").format(name=words)
        self.language_button = button("" if narrow else words, "plain", "globe", name=said)
        self.language_button.setMenu(self._languages())
        self.smaller_button = button("", "plain", "a-arrow-down", name=_("Smaller text"), does=self._smaller)
        self.larger_button = button("", "plain", "a-arrow-up", name=_("Larger text"), does=self._larger)
        self.smaller_button.setEnabled(settings.text_size > SMALLEST_TEXT)
        self.larger_button.setEnabled(settings.text_size < LARGEST_TEXT)
        drawn = "sun" if settings.scheme == "dark" else "moon"
        self.scheme_button = button("", "plain", drawn, name=_("Light or dark"), does=self._turn)
        self.help_button = button(_("Help now"), "help", "life-buoy", does=self.help_wanted.emit)
        size = text(current().percent(settings.text_size / 100), "body", "soft", wrap=False)
        title = text("" if narrow else name, "lead")
        title.setMinimumWidth(1)
        start = [self.menu_button, None] if narrow else [(title, 1)]
        layout = row(
            *start,
            self.language_button,
            self.smaller_button,
            size,
            self.larger_button,
            self.scheme_button,
            self.help_button,
            space="s",
        )
        side = gap("s") if narrow else gap("xl")
        layout.setContentsMargins(side, gap("s"), side, gap("s"))
        self.setLayout(layout)

    def _languages(self) -> QMenu:
        """Return the menu of languages; what they call themselves is looked up when it is opened."""
        menu = QMenu(self)
        menu.aboutToShow.connect(lambda: self._list_languages(menu))
        menu.triggered.connect(lambda action: self._change(language=action.data()))
        return menu

    def _list_languages(self, menu: QMenu) -> None:
        menu.clear()
        for language in languages():
            action = QAction(own_name(language), menu)
            action.setCheckable(True)
            action.setChecked(language == self._settings.language)
            action.setData(language)
            menu.addAction(action)

    def _smaller(self) -> None:
        self._change(text_size=max(SMALLEST_TEXT, self._settings.text_size - _STEP))

    def _larger(self) -> None:
        self._change(text_size=min(LARGEST_TEXT, self._settings.text_size + _STEP))

    def _turn(self) -> None:
        self._change(scheme="light" if self._settings.scheme == "dark" else "dark")

    def _change(self, *, language: str = "", text_size: int = 0, scheme: str = "") -> None:
        known = self._settings
        changed = Settings(
            language=language or known.language,
            text_size=text_size or known.text_size,
            scheme=scheme or known.scheme,
            lock_after=known.lock_after,
        )
        self.settings_changed.emit(changed)
