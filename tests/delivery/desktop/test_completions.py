"""bash, zsh and fish themselves complete our commands."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]

CASES = {
    "cpushare pau": "pause",
    "cpushare pause --f": "--for",
    "cpushare market se": "serve",
    "cpushare orders add lib": "libcaca.cpu",
    "cpushare-tray --set": "--settings",
    "cpushared --sys": "--system",
}

BASH = """\
source /usr/share/bash-completion/bash_completion
COMP_LINE=$1 COMP_POINT=${#1} COMP_TYPE=9
read -ra COMP_WORDS <<< "$1"
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_completion_loader "${COMP_WORDS[0]}"
found=$(complete -p "${COMP_WORDS[0]}")
function=$(sed -E 's/.*-F ([^ ]+).*/\\1/' <<< "$found")
"$function" "${COMP_WORDS[0]}" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
printf '%s\\n' "${COMPREPLY[@]}"
"""

# The line editor says when it is ready, and after each Tab what stands in the line.
ZSH = """\
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "fpath=($2 \\$fpath); autoload -Uz compinit; compinit -u -D
tell() { zle expand-or-complete; print -r -- \\"<\\$BUFFER>\\" }; zle -N tell; bindkey '^I' tell
ready() { print REA''DY }; zle -N zle-line-init ready; print"
zpty -r -m shell out '*READY*'
zpty -w -n shell "$1"$'\\t'
zpty -r -m shell out '*<cpushare*>*'
print -r -- "$out"
zpty -d shell
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "libcaca.cpu").touch()
    (tmp_path / "other.txt").touch()
    return tmp_path


def run(share: Path, folder: Path, *command: str) -> str:
    told = subprocess.run(
        command,
        cwd=folder,
        env={
            "PATH": f"{ROOT / '.venv' / 'bin'}:{os.environ['PATH']}",
            "HOME": str(folder),
            "TERM": "dumb",
            "LC_ALL": "C.UTF-8",
            "XDG_DATA_DIRS": f"{share}:/usr/share",
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return told.stdout + told.stderr


@pytest.mark.parametrize("line", CASES)
def test_bash_completes(share: Path, folder: Path, line: str) -> None:
    told = run(share, folder, "bash", "--norc", "-c", BASH, "bash", line)
    assert told.split() == [CASES[line]]


def test_shells_can_read_what_they_are_given(share: Path, folder: Path) -> None:
    for shell, place in (("bash", "bash-completion"), ("zsh", "zsh"), ("fish", "fish")):
        for path in (share / place).rglob("*cpushare*"):
            assert run(share, folder, shell, "-n", str(path)) == ""


@pytest.mark.parametrize("line", CASES)
def test_zsh_completes(share: Path, folder: Path, line: str) -> None:
    functions = str(share / "zsh" / "site-functions")
    told = run(share, folder, "zsh", "-f", "-c", ZSH, "zsh", line, functions)
    assert f"{line.rpartition(' ')[0]} {CASES[line]}" in told, told


@pytest.mark.parametrize("line", CASES)
def test_fish_completes(share: Path, folder: Path, line: str) -> None:
    told = run(share, folder, "fish", "-c", f"complete -C '{line}'")
    assert [one.split("\t")[0] for one in told.splitlines()] == [CASES[line]]
