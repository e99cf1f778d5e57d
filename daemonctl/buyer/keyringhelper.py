"""Speak with the desktop's keyring: a program of its own, run by `keyvault`.

The keyring library costs 14 MB and may wait for ever for a password window that nobody sees, so a
short-lived child has both. Words: get|set|forget, service, name. A value comes and goes as text
through standard input and output, never as a word that `ps` shows. The answer is one JSON object:
"ok", and then "value" and "backend", or "kind" (none, locked, failed) and "reason".
"""

from __future__ import annotations

import json
import sys

LEAST_PRIORITY = 1
"""keyring's own mark of a back end that is recommended; below are plain text files and failures."""


def main() -> None:
    """Do one thing and print the answer."""
    import keyring
    from keyring.errors import InitError, KeyringError, KeyringLocked, NoKeyringError

    act, service, name = sys.argv[1:4]
    answer: dict[str, object]
    try:
        backend = keyring.get_keyring()
        if backend.priority < LEAST_PRIORITY:
            raise NoKeyringError("no keyring is running")
        if act == "set":
            backend.set_password(service, name, sys.stdin.read())
            answer = {"ok": True}
        elif act == "forget":
            if backend.get_password(service, name) is not None:
                backend.delete_password(service, name)
            answer = {"ok": True}
        else:
            answer = {"ok": True, "value": backend.get_password(service, name)}
        answer["backend"] = type(backend).__module__.rpartition(".")[2]
    except NoKeyringError:
        answer = _no("none", "no keyring is running")
    except (KeyringLocked, InitError) as error:
        answer = _no("locked", error)
    except (KeyringError, OSError, RuntimeError) as error:
        answer = _no("failed", error)
    sys.stdout.write(json.dumps(answer))


def _no(kind: str, reason: object) -> dict[str, object]:
    words = str(reason) or type(reason).__name__
    return {"ok": False, "kind": kind, "reason": words[:200]}


if __name__ == "__main__":
    main()
