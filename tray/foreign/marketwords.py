"""What errors about markets, accounts, keyrings and recovery files say.

Each text is one of `daemonctl`'s, places numbered in their order; a test holds them to be the same.
"""

from __future__ import annotations

from tray.foreign.noop import QT_TRANSLATE_NOOP

TEXTS = (
    # Addresses.
    QT_TRANSLATE_NOOP("Daemon", "A market elsewhere is reached by https alone"),
    #: an address
    QT_TRANSLATE_NOOP("Daemon", "it carries a user name; who you are is not said in the address"),
    #: an address
    QT_TRANSLATE_NOOP("Daemon", "it has a query or a fragment"),
    #: an address; its scheme is the http in http://
    QT_TRANSLATE_NOOP("Daemon", "it has no scheme"),
    #: an address
    QT_TRANSLATE_NOOP("Daemon", "it has spaces, letters outside ASCII, or is very long"),
    #: an address
    QT_TRANSLATE_NOOP("Daemon", "it names no host"),
    #: an address's; %1: as ftp
    QT_TRANSLATE_NOOP("Daemon", "its scheme is %1"),
    QT_TRANSLATE_NOOP("Daemon", "Not the address of a market"),
    QT_TRANSLATE_NOOP("Daemon", "With http everybody on the way could read your token. Use https."),
    QT_TRANSLATE_NOOP("Daemon", "Write it like https://market.example.org."),
    # What a market says, or does not.
    #: %1: the name of a field in the market's answer; a lease is a job that was taken
    QT_TRANSLATE_NOOP("Daemon", "a lease's %1"),
    QT_TRANSLATE_NOOP("Daemon", "A market gives this machine fewer jobs for a while"),
    QT_TRANSLATE_NOOP("Daemon", "A market gives this machine no jobs any more"),
    QT_TRANSLATE_NOOP("Daemon", "Is the address right, and is the market up?"),
    QT_TRANSLATE_NOOP("Daemon", "Is this the address of a CPUShare market?"),
    #: %1: a number; a program of ours that asks the market
    QT_TRANSLATE_NOOP("Daemon", "the asking program ended by %1"),
    QT_TRANSLATE_NOOP("Daemon", "the asking program told nothing"),
    #: what the market says of this machine is above
    QT_TRANSLATE_NOOP(
        "Daemon", "Mend what it says, then ask whoever runs that market to let it in again."
    ),
    QT_TRANSLATE_NOOP(
        "Daemon", "Nothing needs to be done if it was switched off or lost its network."
    ),
    QT_TRANSLATE_NOOP("Daemon", "the host's token"),
    QT_TRANSLATE_NOOP("Daemon", "The market answered with an error"),
    QT_TRANSLATE_NOOP("Daemon", "The market broke off"),
    QT_TRANSLATE_NOOP("Daemon", "The market cannot be asked"),
    QT_TRANSLATE_NOOP("Daemon", "The market does not answer"),
    #: its answer was not what was asked for
    QT_TRANSLATE_NOOP("Daemon", "The market sent other bytes than it promised"),
    QT_TRANSLATE_NOOP("Daemon", "The market's answer does not end"),
    QT_TRANSLATE_NOOP("Daemon", "The market's answer is not of this protocol"),
    #: behind it the system's words
    QT_TRANSLATE_NOOP("Daemon", "The system refused"),
    #: behind it what a market advises
    QT_TRANSLATE_NOOP("Daemon", "The market says"),
    #: before what is impossible in a market's answer
    QT_TRANSLATE_NOOP("Daemon", "this cannot be"),
    # Versions that do not meet.
    #: %1: a market's address, %2: CPUShare or wasmtime and a version, %3: the version here
    QT_TRANSLATE_NOOP("Daemon", "%1 serves %2 and later, this is %3"),
    #: %1: a market's address, %2, %4: numbers of protocols, %3: the version here
    QT_TRANSLATE_NOOP("Daemon", "%1 speaks protocol %2 and later, CPUShare %3 speaks %4"),
    #: %1: a market's address, %2, %4: numbers of protocols, %3: the version here
    QT_TRANSLATE_NOOP("Daemon", "%1 speaks protocol %2, CPUShare %3 speaks %4 and later"),
    QT_TRANSLATE_NOOP("Daemon", "A market is too old for this CPUShare"),
    QT_TRANSLATE_NOOP("Daemon", "A market wants a newer CPUShare"),
    #: wasmtime is a part of CPUShare's sandbox
    QT_TRANSLATE_NOOP("Daemon", "A market wants a newer wasmtime"),
    #: whoever runs the market, which is too old
    QT_TRANSLATE_NOOP("Daemon", "Ask whoever runs it to update it; then it goes on by itself."),
    #: the folder in which CPUShare is
    QT_TRANSLATE_NOOP("Daemon", "Download the new one and unpack it in the place of this one"),
    #: of the system that starts from a stick
    QT_TRANSLATE_NOOP(
        "Daemon", "Start this machine from a new image; whoever gave you this one has it."
    ),
    QT_TRANSLATE_NOOP("Daemon", "This CPUShare is too old for a market"),
    QT_TRANSLATE_NOOP("Daemon", "This market takes computations of a later CPUShare only"),
    #: CPUShare; behind it a command
    QT_TRANSLATE_NOOP("Daemon", "Update it by"),
    #: CPUShare's programs; the new one: version
    QT_TRANSLATE_NOOP("Daemon", "what runs goes on as the new one within minutes"),
    # Accounts.
    #: work that a market asks for before it gives an account: a riddle of so many bits
    QT_TRANSLATE_NOOP("Daemon", "%1 bits, at most %2"),
    #: %2: seconds
    QT_TRANSLATE_NOOP("Daemon", "%1 tries in %2 s"),
    QT_TRANSLATE_NOOP("Daemon", "At which market?"),
    QT_TRANSLATE_NOOP("Daemon", "Choose another market."),
    #: cpushare account show is a command and stays
    QT_TRANSLATE_NOOP("Daemon", "See it by: cpushare account show"),
    QT_TRANSLATE_NOOP("Daemon", "The list of your accounts is damaged"),
    QT_TRANSLATE_NOOP("Daemon", "The market asks for more work than an account is worth"),
    QT_TRANSLATE_NOOP("Daemon", "The work that the market asks for an account took too long"),
    QT_TRANSLATE_NOOP("Daemon", "Try again: it is a matter of luck, too."),
    QT_TRANSLATE_NOOP("Daemon", "You have an account at this market already"),
    QT_TRANSLATE_NOOP("Daemon", "You have no account at this market"),
    QT_TRANSLATE_NOOP("Daemon", "You have no account yet."),
    # Keyrings.
    #: %1: a file, %2: seconds
    QT_TRANSLATE_NOOP("Daemon", "Another process has held %1 for %2 s"),
    #: why a token is in a file and not in the keyring
    QT_TRANSLATE_NOOP("Daemon", "as you asked"),
    #: the keyring's program
    QT_TRANSLATE_NOOP("Daemon", "it said nothing"),
    QT_TRANSLATE_NOOP("Daemon", "Mend it if you can: it may hold the only copy of a token."),
    QT_TRANSLATE_NOOP("Daemon", "no keyring is running"),
    #: what the keyring said; %1: seconds
    QT_TRANSLATE_NOOP("Daemon", "nothing within %1 s; a password window may be open"),
    QT_TRANSLATE_NOOP("Daemon", "Remove that entry with your keyring's own program."),
    QT_TRANSLATE_NOOP("Daemon", "The file of tokens is damaged"),
    #: %1: empty, or a colon and a word of the command line
    QT_TRANSLATE_NOOP(
        "Daemon", "Unlock it and try again, or keep tokens in a file that you alone can read%1."
    ),
    QT_TRANSLATE_NOOP("Daemon", "What the keyring holds for this market is no account"),
    QT_TRANSLATE_NOOP("Daemon", "Your keyring cannot be used"),
    QT_TRANSLATE_NOOP("Daemon", "Your keyring does not answer"),
    QT_TRANSLATE_NOOP("Daemon", "Your keyring is locked"),
    # Recovery files.
    QT_TRANSLATE_NOOP("Daemon", "%1 is no recovery file of an account"),
    #: %1: a file, %2, %4: ids of accounts, %3: a market's address
    QT_TRANSLATE_NOOP("Daemon", "%1 says %2, %3 says %4"),
    QT_TRANSLATE_NOOP("Daemon", "account or token have letters that may not be there"),
    QT_TRANSLATE_NOOP("Daemon", "Choose another folder, or make room on the disk."),
    QT_TRANSLATE_NOOP("Daemon", "Choose another name; it may be the only copy of another account."),
    QT_TRANSLATE_NOOP(
        "Daemon", "Is it the recovery file of another market, or was the market set up anew?"
    ),
    #: %1: the first line of a recovery file; market:, account: and token: stay
    QT_TRANSLATE_NOOP(
        "Daemon", 'It begins with "%1" and has the lines market:, account: and token:.'
    ),
    QT_TRANSLATE_NOOP("Daemon", "it is too long"),
    #: %1: market, account or token
    QT_TRANSLATE_NOOP("Daemon", "it says %1 twice, and not the same"),
    QT_TRANSLATE_NOOP(
        "Daemon", "Its token would be lost. Save its recovery file first, then remove its entry."
    ),
    QT_TRANSLATE_NOOP("Daemon", "Somebody has changed the file; take another copy."),
    QT_TRANSLATE_NOOP("Daemon", "The market does not know this account's token"),
    QT_TRANSLATE_NOOP("Daemon", "The market knows this token as another account's"),
    QT_TRANSLATE_NOOP("Daemon", "The recovery file cannot be read"),
    QT_TRANSLATE_NOOP("Daemon", "The recovery file cannot be written"),
    QT_TRANSLATE_NOOP("Daemon", "There is a file of this name already"),
    #: %1: market, account or token
    QT_TRANSLATE_NOOP("Daemon", "there is no line that begins with %1:"),
    QT_TRANSLATE_NOOP("Daemon", "You have another account at this market already"),
)
