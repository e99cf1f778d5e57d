"""What errors about the system's daemon say: whose it is, who starts it, what runs beside it.

Each text is one of `daemonctl`'s, places numbered in their order; a test holds them to be the same.
"""

from __future__ import annotations

from tray.foreign.noop import QT_TRANSLATE_NOOP

TEXTS = (
    # Whose it is.
    QT_TRANSLATE_NOOP("Daemon", "You may not control this machine's daemon"),
    #: adduser and what follows is a command and stays
    QT_TRANSLATE_NOOP(
        "Daemon",
        "Members of the group cpushare may: sudo adduser $USER cpushare, then sign in anew.",
    ),
    #: somebody gave a word that is neither "system" nor "user"
    QT_TRANSLATE_NOOP("Daemon", "Whose daemon?"),
    #: %1, %2: words that stay
    QT_TRANSLATE_NOOP("Daemon", "Give %1 or %2, or leave the variable out."),
    QT_TRANSLATE_NOOP("Daemon", "This machine's daemon is not set up"),
    #: %1: a folder
    QT_TRANSLATE_NOOP("Daemon", "There is no folder %1."),
    #: systemd-tmpfiles --create is a command and stays
    QT_TRANSLATE_NOOP("Daemon", "As root: systemd-tmpfiles --create; or start the daemon once."),
    # Two of them.
    QT_TRANSLATE_NOOP("Daemon", "A daemon of your own sells the same cores"),
    QT_TRANSLATE_NOOP(
        "Daemon", "It runs beside this machine's daemon, and neither knows of the other."
    ),
    #: what follows the colon is a command and stays
    QT_TRANSLATE_NOOP("Daemon", "End yours: cpushare --user stop"),
    QT_TRANSLATE_NOOP("Daemon", "This machine's daemon sells the same cores"),
    QT_TRANSLATE_NOOP("Daemon", "It is shared by everybody in the group cpushare."),
    QT_TRANSLATE_NOOP("Daemon", "Run one of the two."),
    # Starting and stopping it.
    QT_TRANSLATE_NOOP("Daemon", "This machine's daemon could not be started"),
    QT_TRANSLATE_NOOP("Daemon", "This machine's daemon could not be stopped"),
    QT_TRANSLATE_NOOP("Daemon", "This machine's daemon has no sell order yet"),
    #: %1: a folder
    QT_TRANSLATE_NOOP("Daemon", "There is no .cpu file in %1."),
    #: what follows the colon is a command and stays
    QT_TRANSLATE_NOOP("Daemon", "Put one there, or: cpushare orders add FILE"),
    QT_TRANSLATE_NOOP("Daemon", "Nothing here starts this machine's daemon"),
    #: systemd: a program that starts services; %1: another one
    QT_TRANSLATE_NOOP("Daemon", "There is neither systemd nor %1."),
    #: what follows the last colon is a command and stays
    QT_TRANSLATE_NOOP("Daemon", "As the user cpushare, have it run: cpushared --system"),
    QT_TRANSLATE_NOOP(
        "Daemon", "Only root may here: there is no systemd, which lets members of a group do it."
    ),
    #: %1: start or stop; all of it but the first word is a command and stays
    QT_TRANSLATE_NOOP("Daemon", "Run: sudo service cpushare %1"),
    QT_TRANSLATE_NOOP("Daemon", "No service manager runs this machine's daemon"),
    #: %1: the number of a process
    QT_TRANSLATE_NOOP("Daemon", "It is process %1, and another user's."),
    #: %1: the number of a process; kill and the number is a command and stays
    QT_TRANSLATE_NOOP("Daemon", "End it as root: kill %1"),
    # Files that others put there.
    #: behind the name of a file
    QT_TRANSLATE_NOOP("Daemon", "not a plain file"),
    #: behind the name of a file; %1: a number
    QT_TRANSLATE_NOOP("Daemon", "longer than %1 bytes"),
)
