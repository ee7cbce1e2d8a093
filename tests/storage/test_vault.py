"""The passphrase opens the file, the recovery code opens it too, and nothing else does."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groupkit.core.problems import GroupkitError
from groupkit.storage import vault
from groupkit.storage.store import Store
from tests.evening import PASSPHRASE, new_book, reopened

pytestmark = pytest.mark.usefixtures("real_keys")

HOLD = """
import sys
from groupkit.storage.store import Store
from pathlib import Path
store = Store.open(Path(sys.argv[1]), sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def shut(tmp_path: Path) -> tuple[Path, str]:
    """Return a closed group file and its recovery code."""
    path = tmp_path / "group.groupkit"
    with new_book(path) as group:
        return path, group.store.recovery_code()


def test_the_passphrase_opens_the_file_and_another_does_not(shut):
    path, _ = shut
    before = path.read_bytes()
    for wrong in ("four words to smil", PASSPHRASE.upper(), "", " "):
        with pytest.raises(vault.WrongPassphraseError, match="does not open this file"):
            Store.open(path, wrong)
    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]
    reopened(path).close()


def test_a_wrong_passphrase_leaves_no_lock_behind(shut):
    path, _ = shut
    with pytest.raises(vault.WrongPassphraseError) as kept:
        Store.open(path, "something else")
    reopened(path).close()
    assert kept.value.__traceback__ is not None


def test_the_recovery_code_opens_the_file_however_it_is_typed(shut):
    path, code = shut
    assert len(code.split()) == 14
    for typed in (code, code.lower(), code.replace(" ", ""), code.replace(" ", "-"), f"  {code}\n"):
        Store.open(path, typed).close()
    Store.open(path, code.replace("0", "O").replace("1", "l")).close()


def test_a_recovery_code_with_one_letter_wrong_does_not_open_the_file(shut):
    path, code = shut
    letters = code.replace(" ", "")
    swapped = next(other for other in "XYZ" if other != letters[5])
    with pytest.raises(vault.WrongPassphraseError):
        Store.open(path, letters[:5] + swapped + letters[6:])


@given(st.binary(min_size=32, max_size=32))
def test_every_key_can_be_written_down_and_read_again(secret):
    key = vault.Key(secret, bytes(16))
    assert vault.derive(vault.recovery_code(key), bytes(16)) == key
    assert vault._from_code(vault.recovery_code(key)[:-1]) is None


def test_a_passphrase_typed_on_another_keyboard_is_the_same():
    salt = bytes(range(16))
    assert vault.derive("café au lait", salt) == vault.derive("cafe\u0301 au lait", salt)


def test_a_key_is_never_shown():
    key = vault.Key(b"s" * 32, b"t" * 16)
    assert repr(key) == str(key) == "Key(…)"


def test_two_files_of_one_passphrase_have_different_keys(tmp_path):
    codes = set()
    for name in ("one", "two"):
        with new_book(tmp_path / f"{name}.groupkit") as group:
            codes.add(group.store.recovery_code())
    assert len(codes) == 2


def test_the_key_made_beforehand_opens_the_file(shut):
    path, code = shut
    Store.open(path, vault.derive(code, vault.salt_of(path))).close()


def test_a_new_passphrase_ends_the_old_one_and_its_recovery_code(shut):
    path, code = shut
    with reopened(path) as group:
        group.store.new_passphrase("quite another set of words")
        fresh = group.store.recovery_code()
        assert group.profile.name == "Saturday group, Eastside"
    for ended in (PASSPHRASE, code):
        with pytest.raises(vault.WrongPassphraseError):
            Store.open(path, ended)
    for now in ("quite another set of words", fresh):
        Store.open(path, now).close()


def test_a_file_open_in_this_program_is_not_opened_twice(shut):
    path, code = shut
    with reopened(path) as group:
        with pytest.raises(GroupkitError, match="open somewhere else"):
            Store.open(path, code)
        assert group.profile.identity == "a" * 32
    Store.open(path, code).close()


def test_a_file_open_in_another_program_is_not_opened(shut):
    path, code = shut
    before = path.read_bytes()
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path), code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "ready\n"
        with pytest.raises(GroupkitError, match="open somewhere else"):
            Store.open(path, code)
        other.stdin.write("\n")
        other.stdin.flush()
        other.stdin.close()
        other.wait()
    assert path.read_bytes() == before
    Store.open(path, code).close()


def test_a_file_with_an_odd_name_opens(tmp_path):
    path = tmp_path / "50% off? #1 ünï.groupkit"
    new_book(path).close()
    with reopened(path) as group:
        with pytest.raises(GroupkitError, match="open somewhere else"):
            reopened(path)
        assert group.path == path


def test_a_wrong_passphrase_says_nothing_on_the_terminal(shut, capfd):
    path, _ = shut
    with pytest.raises(vault.WrongPassphraseError):
        Store.open(path, "something else")
    said = capfd.readouterr()
    assert said.out + said.err == ""
