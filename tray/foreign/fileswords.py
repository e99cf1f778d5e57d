"""What errors about files, sell orders, settings and the history say.

Each text is one of `daemonctl`'s, places numbered in their order; a test holds them to be the same.
"""

from __future__ import annotations

from tray.foreign.noop import QT_TRANSLATE_NOOP

TEXTS = (
    # Files that a person writes.
    #: %1: a file, %2: a number
    QT_TRANSLATE_NOOP("Daemon", "%1, line %2"),
    #: numbers: how long a file is, and may be
    QT_TRANSLATE_NOOP("Daemon", "%1 bytes, at most %2"),
    #: %1: a file
    QT_TRANSLATE_NOOP("Daemon", "%1 cannot be used"),
    #: %1: what somebody wrote into a field
    QT_TRANSLATE_NOOP("Daemon", "%1 has letters that may not be there"),
    #: %1: what somebody wrote; true and false are words of the file and stay
    QT_TRANSLATE_NOOP("Daemon", "%1 is neither true nor false"),
    #: %1: what somebody wrote where one of a few words must stand
    QT_TRANSLATE_NOOP("Daemon", "%1 is none of them"),
    #: %1: what somebody wrote
    QT_TRANSLATE_NOOP("Daemon", "%1 is not a span of hours"),
    #: %1: what somebody wrote
    QT_TRANSLATE_NOOP("Daemon", "%1 is not a whole number"),
    #: %1, %2: degrees; hot_celsius is a field of the file and stays
    QT_TRANSLATE_NOOP("Daemon", "%1 is not below hot_celsius, %2"),
    #: numbers
    QT_TRANSLATE_NOOP("Daemon", "%1 is not between %2 and %3"),
    #: %1: what somebody wrote
    QT_TRANSLATE_NOOP("Daemon", "%1 is not text"),
    QT_TRANSLATE_NOOP("Daemon", "%1 is not TOML"),
    QT_TRANSLATE_NOOP("Daemon", "%1 is not UTF-8 text"),
    QT_TRANSLATE_NOOP("Daemon", "%1 is too long"),
    QT_TRANSLATE_NOOP("Daemon", "Give a whole number from %1 to %2, or leave the line out."),
    #: behind the name of a field in a file
    QT_TRANSLATE_NOOP("Daemon", "it is missing"),
    #: behind the name of a field in a file
    QT_TRANSLATE_NOOP("Daemon", "it is not 1 to %1 printable letters"),
    #: behind the name of a field in a file
    QT_TRANSLATE_NOOP("Daemon", "it is not a list of at most %1 texts"),
    #: behind a name in a file
    QT_TRANSLATE_NOOP("Daemon", "it is not a section"),
    #: %1: fields that a file may have
    QT_TRANSLATE_NOOP("Daemon", "Known are: %1."),
    QT_TRANSLATE_NOOP("Daemon", "Leave a few degrees between them, or the cores flap."),
    #: as in the file: only the words key and text may be translated
    QT_TRANSLATE_NOOP("Daemon", 'Lines look like: key = "text", or key = 12.'),
    QT_TRANSLATE_NOOP("Daemon", "Save it as UTF-8."),
    QT_TRANSLATE_NOOP("Daemon", "The settings cannot be read"),
    #: behind the name of a field in a file
    QT_TRANSLATE_NOOP("Daemon", "there is no such field"),
    QT_TRANSLATE_NOOP("Daemon", "This version of CPUShare reads schema = %1."),
    #: %1: the name of a section in a file
    QT_TRANSLATE_NOOP("Daemon", "Write [%1] on its own line."),
    #: the quotes stand in the file
    QT_TRANSLATE_NOOP("Daemon", 'Write hours as "18-24, 0-7"; "" = none.'),
    #: %1: words of the file
    QT_TRANSLATE_NOOP("Daemon", "Write one of: %1."),
    #: programs = stands in the file
    QT_TRANSLATE_NOOP("Daemon", 'Write programs = ["name", "another"].'),
    QT_TRANSLATE_NOOP("Daemon", 'Write text of at most %1 letters, or "".'),
    QT_TRANSLATE_NOOP("Daemon", "Write true or false, or leave the line out."),
    # Amounts.
    #: %1: an amount as somebody wrote it
    QT_TRANSLATE_NOOP("Daemon", "%1 is finer than a millionth of a CPUCoin"),
    #: amounts
    QT_TRANSLATE_NOOP("Daemon", "%1 is more than %2"),
    #: %1: an amount as somebody wrote it
    QT_TRANSLATE_NOOP("Daemon", "%1 is not a plain decimal number"),
    QT_TRANSLATE_NOOP("Daemon", "Give at most six decimals."),
    QT_TRANSLATE_NOOP("Daemon", "Is it in CPUCoins, not in millionths?"),
    QT_TRANSLATE_NOOP("Daemon", "Not an amount of CPUCoins"),
    QT_TRANSLATE_NOOP("Daemon", "Write it like 1 or 0.25, with a point and without a sign."),
    # Sell orders.
    #: %1, %2: files, %3: their folder
    QT_TRANSLATE_NOOP("Daemon", "%1 and %2 are both in %3"),
    QT_TRANSLATE_NOOP("Daemon", "%1 cannot be changed"),
    QT_TRANSLATE_NOOP("Daemon", "%1 cannot be read"),
    QT_TRANSLATE_NOOP("Daemon", "%1 cannot be renamed"),
    QT_TRANSLATE_NOOP("Daemon", "%1 cannot be written"),
    QT_TRANSLATE_NOOP("Daemon", "%1 CPUCoins per core-hour"),
    #: %1: a file, %2, %3: endings of file names
    QT_TRANSLATE_NOOP("Daemon", "%1 does not end in %2 or %3"),
    #: %1: a market's address, %2: an id
    QT_TRANSLATE_NOOP("Daemon", "%1 has no account %2"),
    #: %1: a file
    QT_TRANSLATE_NOOP("Daemon", "%1 is a link to another file"),
    QT_TRANSLATE_NOOP("Daemon", "%1 is for a core that does not exist"),
    QT_TRANSLATE_NOOP("Daemon", "%1 is for a core that is sold already"),
    QT_TRANSLATE_NOOP("Daemon", "%1 is no file"),
    QT_TRANSLATE_NOOP("Daemon", "%1 is no sell order"),
    #: %1: what somebody wrote
    QT_TRANSLATE_NOOP("Daemon", "%1 is not an amount"),
    #: %1: a file that somebody changed meanwhile
    QT_TRANSLATE_NOOP("Daemon", "%1 is not as it was left"),
    QT_TRANSLATE_NOOP("Daemon", "%1 is there already"),
    #: %1: a file that is a link, %2: where it leads
    QT_TRANSLATE_NOOP("Daemon", "%1 leads to %2"),
    QT_TRANSLATE_NOOP("Daemon", "a sell order carries no secret, as it is made to be passed on"),
    QT_TRANSLATE_NOOP("Daemon", "A sell order is a short text that ends in .cpu."),
    #: %1: the highest price, in CPUCoins
    QT_TRANSLATE_NOOP("Daemon", "Ask for 0 to %1."),
    QT_TRANSLATE_NOOP("Daemon", "Ask whoever gave you the file for a new one, or remove it."),
    QT_TRANSLATE_NOOP("Daemon", "Change that file, or replace the link by a file of its own."),
    QT_TRANSLATE_NOOP("Daemon", "Choose another name, or remove that file first."),
    #: core: a field of the file, which stays
    QT_TRANSLATE_NOOP("Daemon", "core says cpu%1"),
    #: cpu3 and the like: the cores' names, in every language
    QT_TRANSLATE_NOOP("Daemon", "cpu%1 has no sell order"),
    #: %2: a file
    QT_TRANSLATE_NOOP("Daemon", "cpu%1 is sold by %2"),
    QT_TRANSLATE_NOOP("Daemon", "Delete the line. If others had the file, make a new account."),
    #: %1: a file
    QT_TRANSLATE_NOOP("Daemon", "Give it another core, or switch %1 off."),
    #: the core a sell order
    QT_TRANSLATE_NOOP("Daemon", "Give it one first."),
    QT_TRANSLATE_NOOP("Daemon", "It is an id that the market gave: letters, digits and . _ ~ : -"),
    QT_TRANSLATE_NOOP("Daemon", "It is longer than %1 KiB."),
    #: of a file
    QT_TRANSLATE_NOOP("Daemon", "its name says cpu%1"),
    QT_TRANSLATE_NOOP("Daemon", "Look at what is there now, then decide anew."),
    QT_TRANSLATE_NOOP("Daemon", "May you write in this folder, and is there room on the disk?"),
    #: %1: a file
    QT_TRANSLATE_NOOP("Daemon", "No core is left for %1"),
    QT_TRANSLATE_NOOP("Daemon", "Not a name for a sell order"),
    QT_TRANSLATE_NOOP("Daemon", "Not a price"),
    QT_TRANSLATE_NOOP("Daemon", "Not a sell order"),
    #: %1: cores, as cpu0-cpu3
    QT_TRANSLATE_NOOP("Daemon", "Other sell orders, on or off, have all of %1."),
    #: sell orders; core = N stands in the file
    QT_TRANSLATE_NOOP(
        "Daemon", "Remove one of them, or write core = N into this one and switch the other off."
    ),
    QT_TRANSLATE_NOOP("Daemon", "Remove or rename that file, then try again."),
    QT_TRANSLATE_NOOP("Daemon", "Remove the one that you do not want."),
    QT_TRANSLATE_NOOP("Daemon", "Sell orders cannot be read"),
    #: %1: a file
    QT_TRANSLATE_NOOP("Daemon", "The market does not know the account in %1"),
    QT_TRANSLATE_NOOP("Daemon", "The sell orders were changed meanwhile"),
    QT_TRANSLATE_NOOP("Daemon", "There is a sell order %1 already"),
    QT_TRANSLATE_NOOP("Daemon", "There is no such core"),
    QT_TRANSLATE_NOOP("Daemon", "There is no such sell order"),
    #: %1: cores, as cpu0-cpu3
    QT_TRANSLATE_NOOP("Daemon", "This machine has %1."),
    QT_TRANSLATE_NOOP("Daemon", "This version reads format = %1."),
    #: ask = stands in the file
    QT_TRANSLATE_NOOP(
        "Daemon", 'Write ask = "0.8" (CPUCoins per reference core-hour), or ask = "0" to donate.'
    ),
    #: beneficiary = stands in the file
    QT_TRANSLATE_NOOP("Daemon", 'Write beneficiary = "a name".'),
    #: core = 3 stands in the file
    QT_TRANSLATE_NOOP("Daemon", "Write core = 3 for cpu3."),
    #: market = stands in the file
    QT_TRANSLATE_NOOP("Daemon", 'Write market = "https://market.example.org".'),
    # Settings, history, and what the daemon keeps.
    #: %1: a file, %2: its permissions as 0644, %3: number of a user
    QT_TRANSLATE_NOOP("Daemon", "%1 has mode %2, owner %3"),
    #: %1: a file, %2, %3: versions of its layout
    QT_TRANSLATE_NOOP("Daemon", "%1 has schema %2, this version knows %3"),
    #: %1: a file; by the daemon that runs
    QT_TRANSLATE_NOOP("Daemon", "%1 is held by it"),
    QT_TRANSLATE_NOOP("Daemon", "%1 is written in a way that CPUShare cannot change"),
    QT_TRANSLATE_NOOP("Daemon", "A CPUShare daemon runs already"),
    QT_TRANSLATE_NOOP("Daemon", "A secret is open to others"),
    QT_TRANSLATE_NOOP("Daemon", "Change it by hand, or move it away and set everything anew."),
    QT_TRANSLATE_NOOP(
        "Daemon",
        "If it stays so: stop the daemon and move the file away; coins are kept by the market.",
    ),
    QT_TRANSLATE_NOOP("Daemon", "Install that version again, or move the file away."),
    QT_TRANSLATE_NOOP("Daemon", "Is the disk full, or may its folder not be written?"),
    QT_TRANSLATE_NOOP(
        "Daemon",
        "Move the file away; the daemon then starts a new one, coins are kept by the market.",
    ),
    #: chmod 600 %1 is a command and stays
    QT_TRANSLATE_NOOP(
        "Daemon", "Run: chmod 600 %1; if strangers use this machine, make a new account."
    ),
    #: chmod a+r %1 is a command and stays
    QT_TRANSLATE_NOOP("Daemon", "Run: chmod a+r %1"),
    #: cpushare status and cpushare stop are commands and stay
    QT_TRANSLATE_NOOP("Daemon", "See: cpushare status. End it by: cpushare stop"),
    QT_TRANSLATE_NOOP("Daemon", "state = 'returned' AND ended < ?"),
    QT_TRANSLATE_NOOP("Daemon", "The daemon cannot work with its files"),
    QT_TRANSLATE_NOOP("Daemon", "The daemon did not start"),
    QT_TRANSLATE_NOOP("Daemon", "The file cannot be written"),
    QT_TRANSLATE_NOOP("Daemon", "The history cannot be opened"),
    QT_TRANSLATE_NOOP("Daemon", "The history cannot be read"),
    QT_TRANSLATE_NOOP("Daemon", "The history was written by a later version of CPUShare"),
    QT_TRANSLATE_NOOP("Daemon", "The licence cannot be read"),
    QT_TRANSLATE_NOOP("Daemon", "The settings cannot be changed"),
    #: settings.toml cannot be used
    QT_TRANSLATE_NOOP("Daemon", "Until it is mended, the settings from before apply."),
)
