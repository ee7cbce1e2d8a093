"""The one stylesheet: a short template filled with the colours, sizes and spaces of a dress.

Spin boxes, combo boxes, date fields, ticks, menus and system dialogs are left to the palette: styling
them breaks their parts or their focus.
"""

from groupkit.qt.tokens import Dress, tokens

_FIELD_PADDING = 7
_LARGE_FROM = 1.4

_GROUNDS = """
QWidget#page, QScrollArea, QScrollArea > QWidget > QWidget#page {{ background: {page}; border: none; }}
QFrame#topbar {{ background: {surface}; border: none; border-bottom: 1px solid {line}; }}
QFrame[card="plain"] {{ background: {surface}; border: 1px solid {line}; border-radius: {r_large}px; }}
QFrame[card="accent"] {{ background: {accent_soft}; border: none; border-radius: {r_large}px; }}
QFrame[card="care"] {{ background: {care_soft}; border: none; border-radius: {r_medium}px; }}
QFrame[card="wrong"] {{ background: {wrong_soft}; border: none; border-radius: {r_medium}px; }}
QFrame[card="sunken"] {{ background: {sunken}; border: none; border-radius: {r_medium}px; }}
QFrame[rule="true"] {{ background: {line}; border: none; }}
"""

_WORDS = """
QLabel {{ background: transparent; }}
QLabel[text_role="small"] {{ font-size: {small}px; color: {soft}; }}
QLabel[text_role="lead"] {{ font-size: {lead}px; font-weight: 600; }}
QLabel[text_role="heading"] {{ font-size: {heading}px; font-weight: 700; }}
QLabel[text_role="title"] {{ font-size: {title}px; font-weight: 700; }}
QLabel[text_role="display"] {{ font-size: {display}px; font-weight: 700; }}
QLabel[text_role="clock"] {{ font-size: {clock}px; font-weight: 700; }}
QLabel[tone="soft"] {{ color: {soft}; }}
QLabel[tone="accent"] {{ color: {accent}; }}
QLabel[tone="care"] {{ color: {care}; }}
QLabel[tone="wrong"] {{ color: {wrong}; font-weight: 600; }}
QLabel[chip] {{ font-size: {small}px; font-weight: 600; border-radius: {r_small}px;
    padding: {pad_chip}px {s}px; }}
QLabel[chip="plain"] {{ background: {sunken}; color: {ink}; }}
QLabel[chip="accent"] {{ background: {accent_soft}; color: {accent}; }}
QLabel[chip="care"] {{ background: {care_soft}; color: {care}; }}
QLabel[chip="wrong"] {{ background: {wrong_soft}; color: {wrong}; }}
"""

# The focus rule comes last: a kind with :hover would otherwise beat it. On focus the fill shrinks inside
# the ring, because the ring alone does not stand out against the fill.
_BUTTONS = """
QPushButton {{ border: {ring}px solid transparent; border-radius: {r_medium}px; padding: {xs}px {l}px;
    background: transparent; color: {ink}; font-weight: 600; min-height: {button_height}px; }}
QPushButton[kind="primary"] {{ background: {accent}; border-color: {accent}; color: {on_accent}; }}
QPushButton[kind="primary"]:hover {{ background: {accent_hover}; border-color: {accent_hover}; }}
QPushButton[kind="primary"]:pressed {{ background: {accent_press}; border-color: {accent_press}; }}
QPushButton[kind="quiet"] {{ background: {accent_soft}; border-color: {accent_soft}; color: {accent}; }}
QPushButton[kind="quiet"]:hover {{ background: {line}; border-color: {line}; }}
QPushButton[kind="plain"] {{ color: {accent}; padding: {xs}px {s}px; }}
QPushButton[kind="plain"]:hover {{ background: {sunken}; border-color: {sunken}; }}
QPushButton[kind="help"] {{ background: {help}; border-color: {help}; color: {on_help}; }}
QPushButton[kind="help"]:hover {{ background: {help_hover}; border-color: {help_hover}; }}
QPushButton[kind="fold"] {{ text-align: left; padding: {xs}px {s}px; }}
QPushButton[kind="fold"]:hover {{ background: {sunken}; }}
QPushButton[large="true"] {{ font-size: {heading}px; padding: {s}px {pad_large}px;
    min-height: {large_height}px; }}
QPushButton[kind="primary"]:disabled, QPushButton[kind="quiet"]:disabled {{ background: {sunken};
    border-color: {sunken}; color: {off}; }}
QPushButton[kind="plain"]:disabled {{ color: {off}; }}
QPushButton[kind]:focus {{ border-color: {focus}; background-clip: padding; }}
QFrame[card="toast"] {{ background: {ink}; border: none; border-radius: {r_medium}px; }}
QFrame[card="toast"] QLabel {{ color: {page}; }}
QFrame[card="toast"] QPushButton {{ color: {page}; text-decoration: underline; }}
QFrame[card="toast"] QPushButton:hover, QFrame[card="toast"] QPushButton:focus {{ background: transparent;
    border-color: {page}; }}
"""

_FIELDS = """
QLineEdit, QPlainTextEdit {{ background: {surface}; color: {ink}; border: 1px solid {edge};
    border-radius: {r_small}px; padding: {pad_field}px {m}px; min-height: {field_height}px;
    placeholder-text-color: {soft}; selection-background-color: {accent};
    selection-color: {on_accent}; }}
QLineEdit[problem="true"], QPlainTextEdit[problem="true"] {{ border: 2px solid {wrong};
    padding: {pad_problem}px {pad_problem_side}px; }}
QLineEdit:focus, QPlainTextEdit:focus {{ border: {ring}px solid {focus};
    padding: {pad_focus}px {pad_focus_side}px; }}
QLineEdit[problem="true"]:focus, QPlainTextEdit[problem="true"]:focus {{ border: {ring}px solid {focus};
    padding: {pad_focus}px {pad_focus_side}px; }}
QAbstractSpinBox QLineEdit {{ border: none; padding: 0; min-height: 0; background: transparent; }}
"""

_LISTS = """
QTableView {{ background: {surface}; border: none; gridline-color: transparent; outline: 0;
    selection-background-color: {accent_soft}; selection-color: {ink}; }}
QTableCornerButton::section {{ background: transparent; border: none; }}
QTableView::item {{ padding: 0 {m}px; border: none; }}
QTableView::item:selected {{ background: {accent_soft}; color: {ink}; }}
QHeaderView {{ background: {surface}; border: none; }}
QHeaderView::section {{ background: {surface}; color: {soft}; border: none;
    border-bottom: 1px solid {line}; padding: {s}px {pad_head}px; font-size: {small}px; font-weight: 600; }}
QListWidget#nav {{ background: transparent; border: none; outline: 0; }}
QListWidget#nav::item {{ color: {ink}; padding: {s}px {m}px; border-radius: {r_medium}px;
    border: {ring}px solid transparent; }}
QListWidget#nav::item:hover {{ background: {sunken}; }}
QListWidget#nav::item:selected {{ background: {accent_soft}; color: {accent}; }}
QListWidget#nav::item:selected:focus {{ border-color: {focus}; }}
QProgressBar {{ background: {sunken}; border: none; border-radius: 5px; min-height: 10px;
    max-height: 10px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 5px; }}
QScrollBar:vertical {{ background: transparent; width: 14px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {edge}; border-radius: 4px; min-height: 48px; margin: 3px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QToolTip {{ background: {ink}; color: {page}; border: none; padding: {s}px; }}
"""


def stylesheet(dress: Dress) -> str:
    """Return the whole stylesheet of a dress."""
    template = "".join((_GROUNDS, _WORDS, _BUTTONS, _FIELDS, _LISTS))
    return template.format(
        **dress.colours,
        **{role: dress.px(role) for role in tokens()["type"]},
        **{name: dress.gap(name) for name in tokens()["space"]},
        **{f"r_{name}": size for name, size in tokens()["radius"].items()},
        **_paddings(dress),
        ring=dress.ring,
    )


def _paddings(dress: Dress) -> dict[str, int]:
    """The paddings that keep every control at the target height, whatever the width of its outline."""
    side, ring = dress.gap("m"), dress.ring
    return {
        "pad_chip": dress.gap("xs") - 1,
        "pad_head": side + ring,
        "pad_large": dress.gap("l" if dress.scale > _LARGE_FROM else "xxl"),
        "large_height": max(44, dress.px("heading") + 22),
        "button_height": dress.target - 2 * (dress.gap("xs") + ring),
        "pad_field": _FIELD_PADDING,
        "pad_problem": _FIELD_PADDING - 1,
        "pad_problem_side": side - 1,
        "pad_focus": _FIELD_PADDING - ring + 1,
        "pad_focus_side": side - ring + 1,
        "field_height": dress.target - 2 * _FIELD_PADDING - 2,
    }
