"""The files of a workbook, from a folder or out of one file, and back again.

One file is a zip named .workbook: what groups hand each other on a stick. Nothing in it is ever unpacked to disk.
"""

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from groupkit.core.problems import GroupkitError, Problem, RefusedError, refuse
from groupkit.i18n import N_
from groupkit.storage.forms import LARGEST, content, small
from groupkit.storage.world import TAKEN, plain_words

HEAD, SUFFIX = "workbook.toml", ".workbook"
MOST_FILES = 100
LARGEST_ZIP = 20_000_000
NOT_THERE = N_("There is no workbook here: {file}. Choose its folder, or the one file it was saved in.")
_TOO_MANY = N_("{file} holds more than {most} files. A workbook has a file for each chapter, and no more.")
_POINTS_OUT = N_("{file} points to a file somewhere else. Put the file itself into the folder.")
_ODD_NAME = N_("{file} has a name that leads out of its folder. Nothing was taken in. Ask for the workbook again.")
_TWICE = N_("{file} is in there twice. Nothing was taken in. Ask for the workbook again.")
_LOCKED = N_("{file} is locked with a passphrase. Ask for a workbook that is not locked.")
_NOT_WHOLE = N_("{file} is no workbook, or came only in part. Ask for it again.")
_ZIP_LARGE = N_("{file} is larger than 20 MB. A workbook holds words only. Ask for one without pictures.")
_MADE_ON = (1980, 1, 1, 0, 0, 0)
_DEEPEST = 2
_SPOILT = (zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, ValueError, RuntimeError)


def gathered(path: Path) -> dict[str, bytes]:
    """Return the TOML files of a workbook by name; `path` is its folder, its workbook.toml, or one file.

    Raises:
        RefusedError: it is not there, too large, or not safe to read; the problems say so.
    """
    if path.name == HEAD:
        path = path.parent
    if path.is_dir():
        return _in_folder(path)
    if path.is_file():
        return _in_zip(path)
    raise RefusedError([Problem("file", NOT_THERE, {"file": path.name})])


def _in_folder(folder: Path) -> dict[str, bytes]:
    try:
        found = sorted(each for each in folder.iterdir() if each.suffix == ".toml")
        inside = folder.resolve()
        outside = [each.name for each in found if each.resolve().parent != inside]
    except (OSError, RuntimeError) as reason:  # a folder nobody may look into, a link that leads to itself
        raise RefusedError([Problem("file", _NOT_WHOLE, {"file": folder.name})]) from reason
    refuse(_of_number(folder.name, len(found)))
    refuse(Problem("file", _POINTS_OUT, {"file": name}) for name in outside)
    return {each.name: content(each) for each in found}


def _in_zip(path: Path) -> dict[str, bytes]:
    file = {"file": path.name}
    try:
        if path.stat().st_size > LARGEST_ZIP:
            raise RefusedError([Problem("file", _ZIP_LARGE, file)])
        with zipfile.ZipFile(path) as packed:
            return _unpacked(path.name, packed)
    except _SPOILT as reason:
        raise RefusedError([Problem("file", _NOT_WHOLE, file)]) from reason


def _unpacked(file: str, packed: zipfile.ZipFile) -> dict[str, bytes]:
    members = [each for each in packed.infolist() if not each.is_dir()]
    refuse(_of_number(file, len(members)))
    for each in members:
        refuse(_unsafe(each))
    found: dict[str, bytes] = {}
    for each in members:
        name = PurePosixPath(each.filename)
        if name.suffix != ".toml" or len(name.parts) > _DEEPEST or name.parts[0] == "__MACOSX":
            continue
        if name.name in found:
            raise RefusedError([Problem("file", _TWICE, {"file": name.name})])
        with packed.open(each) as opened:
            found[name.name] = small(name.name, opened.read(LARGEST + 1))
    return found


def _of_number(file: str, number: int) -> list[Problem]:
    return [Problem("file", _TOO_MANY, {"file": file, "most": MOST_FILES})] if number > MOST_FILES else []


def _unsafe(member: zipfile.ZipInfo) -> list[Problem]:
    """Return why a file in a zip is not read: its name is a way out, it points elsewhere, or it is locked."""
    name = member.orig_filename
    told = {"file": name[:60]}
    if re.search(r"\\|\x00|^/|^[A-Za-z]:|(^|/)\.\.(/|$)", name):
        return [Problem("file", _ODD_NAME, told)]
    if stat.S_ISLNK(member.external_attr >> 16):
        return [Problem("file", _POINTS_OUT, told)]
    return [Problem("file", _LOCKED, told)] if member.flag_bits & 1 else []


def put_in_folder(files: Mapping[str, str], folder: Path) -> None:
    """Write the files of a workbook into a folder that is new or empty; raise GroupkitError where it cannot be."""
    with plain_words():
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise GroupkitError(TAKEN)
        for name, text in files.items():
            (folder / name).write_text(text, "utf-8", newline="\n")


def put_in_file(files: Mapping[str, str], path: Path) -> None:
    """Write the files of a workbook as one file; the same workbook makes the same file.

    Raises:
        GroupkitError: the disk cannot take it; nothing half written is left behind.
    """
    part = path.with_name(f"{path.name}.part")
    with plain_words():
        try:
            with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as packed:
                for name, text in files.items():
                    member = zipfile.ZipInfo(name, _MADE_ON)
                    member.external_attr = 0o644 << 16
                    packed.writestr(member, text.encode(), zipfile.ZIP_DEFLATED)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
