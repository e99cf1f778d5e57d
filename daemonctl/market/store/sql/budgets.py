"""What a buyer lets be held for what is still open of a computation."""

from __future__ import annotations

from daemonctl import coins
from daemonctl.errors import MarketRefused
from daemonctl.market import ledger
from daemonctl.market.store.sql import prices
from daemonctl.market.store.sql.books import balance, post
from daemonctl.market.store.sql.work import Work
from daemonctl.market.store.states import Phase


def set_budget(work: Work, number: int, account: int, budget: int) -> None:
    """Hold `budget` micro-coins for it, no more and no less; where it was halted because its price
    had outgrown what is held, it goes on.

    409 where it has ended or needs more than that, 402 where the account has not so much.
    """
    tx = work.tx
    (state,) = tx.one("SELECT state FROM computation WHERE id = ?", number)
    if state != Phase.OPEN:
        raise MarketRefused(
            "This computation has ended",
            status=409,
            detail="nothing is held for it any more",
            hint="Submit what is left as a new one.",
        )
    now, then = prices.would_be(tx, number)
    if budget < then:
        raise MarketRefused(
            "The budget does not suffice",
            status=409,
            detail=f"What is still open of it costs {coins.show(then)} CPUCoins, the"
            f" budget is {coins.show(budget)}",
            hint="Give a larger budget, or cancel the computation.",
        )
    book, purse = ledger.escrow_book(number), ledger.account_book(account)
    more = budget - balance(tx, book)
    if more > (have := balance(tx, purse)):
        raise MarketRefused(
            "The balance is too low",
            status=402,
            detail=f"{coins.show(more)} CPUCoins more are to be held, the account has"
            f" {coins.show(have)}",
            hint="Earn or be granted more CPUCoins, or give a lower budget.",
        )
    kind = ledger.Kind.ESCROW if more > 0 else ledger.Kind.REFUND
    if more:
        post(tx, kind, ledger.transfer(purse, book, more), number)
    tx.run(
        "UPDATE computation SET headroom = ?, epoch = epoch + 1 WHERE id = ?", budget - now, number
    )
    prices.decide(work, number)
