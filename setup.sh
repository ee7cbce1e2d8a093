#!/bin/sh
# Sets groupkit up in this folder, then opens its window or runs its tests.
#
#   ./setup.sh          set up, nothing more
#   ./setup.sh run      set up, then open the window on a sample group of invented people
#   ./setup.sh test     set up, then run the tests; anything after "test" goes to pytest
#   ./setup.sh check    set up with everything .ci/run needs
#
# Debian 12 and 13, Ubuntu 24.04. It installs the packages named below with apt-get (as root or through
# sudo) and everything else into the folder .venv here. Running it again is safe and quick.
set -eu
cd "$(dirname "$0")"

WINDOW="python3 python3-venv libgl1 libegl1 libglib2.0-0 libfontconfig1 libxkbcommon0 libdbus-1-3
    libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libcups2"
TESTS="xvfb xauth poppler-utils"
JUDGES="hledger ofx libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"

say() { printf '%s\n' "groupkit: $*"; }
stop() { say "$*" >&2; exit 1; }

present() {
    dpkg-query -W -f '${db:Status-Status}\n' "$1" "$1t64" 2>/dev/null | grep -qx installed
}

absent() {
    for name in "$@"; do present "$name" || printf '%s ' "$name"; done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null; then sudo "$@"
    else stop "These packages need an administrator. Ask one to install them, then start again: $wanted"
    fi
}

# Debian 13 and Ubuntu 24.04 call some of these packages by a name that ends in t64.
named_here() {
    for name in "$@"; do
        if apt-cache policy "$name" | grep -q 'Candidate: [^(]'; then printf '%s ' "$name"
        else printf '%s ' "${name}t64"
        fi
    done
}

system_packages() {
    if ! command -v apt-get >/dev/null; then
        say "This computer has no apt-get, so nothing was installed outside this folder."
        return
    fi
    wanted=$(absent "$@")
    if [ -z "$wanted" ]; then return; fi
    say "Installing with apt-get: $wanted"
    as_root apt-get update -qq
    # shellcheck disable=SC2046,SC2086  # the names are separate words on purpose
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends $(named_here $wanted) > /dev/null
}

python_packages() {
    python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
        || stop "groupkit needs Python 3.11 or newer; here python3 is $(python3 --version 2>&1)."
    stamp=".venv/set-up-${1:-plain}"
    if [ "$(cat "$stamp" 2>/dev/null)" = "$PWD" ] && [ "$stamp" -nt pyproject.toml ]; then return; fi
    say "Installing into $PWD/.venv (about 200 MB to download the first time)"
    python3 -m venv .venv
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --editable ".${1:+[$1]}"
    printf '%s\n' "$PWD" > "$stamp"
}

open_window() {
    sample="${XDG_DATA_HOME:-$HOME/.local/share}/groupkit/sample"
    book="$sample/sample.groupkit"
    mkdir -p "$sample"
    if [ ! -e "$book" ]; then
        say "Making a sample group of invented people in $sample"
        printf '%s\n' "four calm sample words" > "$sample/passphrase.txt"
        .venv/bin/groupkit --passphrase-file "$sample/passphrase.txt" sample "$book"
    fi
    if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && [ "$(uname)" = Linux ]; then
        say "There is no screen here, so the window opens where nobody can see it. Ctrl+C closes it."
        export QT_QPA_PLATFORM=offscreen
    fi
    exec .venv/bin/groupkit --book "$book" --passphrase-file "$sample/passphrase.txt"
}

# shellcheck disable=SC2086  # the lists are separate words on purpose
case "${1:-}" in
    "") system_packages $WINDOW; python_packages ""; say "Ready: .venv/bin/groupkit opens the window." ;;
    run) system_packages $WINDOW; python_packages ""; open_window ;;
    check) system_packages $WINDOW $TESTS $JUDGES; python_packages "test,check,peers" ;;
    test)
        shift
        system_packages $WINDOW $TESTS
        python_packages "test"
        export QT_QPA_PLATFORM=offscreen
        exec .venv/bin/python -m pytest -n logical "$@"
        ;;
    *) stop "Say ./setup.sh, or add one of these words: run, test, check." ;;
esac
