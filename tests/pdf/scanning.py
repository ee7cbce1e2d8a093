"""Finds the squares a camera reads on a page, from its picture alone, and reads their modules."""

import re
from itertools import product

from groupkit.pdf import raster

DPI = 150
DARK, LIGHT = b"#."
_CORNER = re.compile(rb"(?=(?<!#)(#+)(\.+)(#+)(\.+)(#+)(?!#))")


def squares(data, at=0):
    """Return the modules of each square on a page, row by row from the top: True is black.

    A mirrored square is not found: its corners stand elsewhere.
    """
    rows = _rows(*raster.page(data, at, DPI))
    return [_sampled(rows, *place) for place in _places(rows)]


def quiet(data, at=0, modules=4):
    """Return whether so many modules round each square are empty."""
    rows = _rows(*raster.page(data, at, DPI))
    return all(_empty_round(rows, modules, *place) for place in _places(rows))


def _places(rows):
    """Yield where each square begins, how wide a module is, and how many there are across."""
    for (x, y), (right, top), (left, low) in product(_corners(rows), repeat=3):
        size = _size(rows, x, y)
        across, down = right - x, low - y
        if across > 0 and abs(across - down) < size and abs(top - y) < size / 2 and abs(left - x) < size / 2:
            # squares come in sizes that are four modules apart
            count = 17 + 4 * round((across / size - 10) / 4)
            step = across / (count - 7)
            yield x - 3.5 * step, y - 3.5 * step, step, count


def _sampled(rows, left, top, step, count):
    middles = [(at + 0.5) * step for at in range(count)]
    return [[rows[int(top + down)][int(left + across)] == DARK for across in middles] for down in middles]


def _empty_round(rows, modules, left, top, step, count):
    far, near = modules * step, step / 4
    whole = range(int(top - far), int(top + count * step + far))
    across = (
        slice(int(left - far), int(left - near)),
        slice(int(left + count * step + near), int(left + count * step + far)),
    )
    sides = all(DARK not in rows[y][part] for y in whole for part in across)
    above = (*range(whole.start, int(top - near)), *range(int(top + count * step + near), whole.stop))
    return sides and all(DARK not in rows[y][across[0].start : across[1].stop] for y in above)


def _rows(width, height, pixels):
    dark = bytes(DARK if value < 128 else LIGHT for value in range(256))
    whole = pixels[::4].translate(dark)
    return [whole[at * width : (at + 1) * width] for at in range(height)]


def _corners(rows):
    """Return the middles of the squares in the corners: dark and light in a row as 1:1:3:1:1, both ways."""
    seen = []
    for at, row in enumerate(rows):
        for match in _CORNER.finditer(row):
            x = (match.start(3) + match.end(3)) / 2
            if _is_corner([len(run) for run in match.groups()]) and _is_corner(_down(rows, x, at)):
                seen.append((x, at + 0.5))
    groups: list[list[tuple[float, float]]] = []
    for x, y in seen:
        near = next((group for group in groups if abs(group[-1][0] - x) < 9 and abs(group[-1][1] - y) < 9), None)
        if near is None:
            groups.append([(x, y)])
        else:
            near.append((x, y))
    return [tuple(sum(place) / len(group) for place in zip(*group, strict=True)) for group in groups]


def _down(rows, x, y):
    x, y = int(x), int(y)
    column = bytes(row[x] for row in rows[max(0, y - 200) : y + 200])
    middle = min(y, 200)
    for match in _CORNER.finditer(column):
        if match.start(3) <= middle < match.end(3):
            return [len(run) for run in match.groups()]
    return [0]


def _is_corner(runs):
    one = sum(runs) / 7
    return len(runs) == 5 and all(
        abs(run - part * one) < one * 0.4 for run, part in zip(runs, (1, 1, 3, 1, 1), strict=True)
    )


def _size(rows, x, y):
    return sum(_down(rows, x, y)) / 7
