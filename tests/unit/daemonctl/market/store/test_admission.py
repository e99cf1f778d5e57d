"""Who is let in, who waits, who is barred, and what tokens are worth then."""

from __future__ import annotations

import pytest

from daemonctl.errors import MarketRefused
from daemonctl.market.challenge import Solved
from daemonctl.market.numbering import new_id, new_token, token_hash
from daemonctl.market.store.interface import HostSync, Identity, Role, Wish
from daemonctl.market.store.people import House
from daemonctl.market.store.states import Standing
from daemonctl.model import MICRO


def identity(pool, token):
    return pool.store.identify(token_hash(token))


def newcomer(pool, **terms):
    token = new_token()
    made = pool.store.add_account(new_id("a"), "", token_hash(token), 5 * MICRO, **terms)
    return made, token


def test_a_challenge_pays_for_one_account_and_is_forgotten_when_it_is_too_old(pool):
    solved = Solved("challenge", pool.now + 900)
    newcomer(pool, solved=solved)
    with pytest.raises(MarketRefused, match="used before") as error:
        newcomer(pool, solved=solved)
    assert error.value.status == 403
    assert pool.store.tally().accounts == 1, "nothing is left of the second"
    pool.now += 901 + 3600
    newcomer(pool, solved=Solved("another", pool.now + 900))
    newcomer(pool, solved=solved)  # its signature is too old to come so far


def test_an_account_that_waits_has_nothing_until_it_is_approved_of(pool):
    made, token = newcomer(pool, pending=True)
    assert made.balance == 0
    assert identity(pool, token).standing is Standing.PENDING
    assert [one.account for one in pool.store.applicants(9)] == [made.account]
    assert pool.store.approve(made.account, 5 * MICRO).balance == 5 * MICRO
    assert identity(pool, token).standing is Standing.GOOD
    assert pool.store.applicants(9) == ()
    assert pool.store.approve(made.account, 5 * MICRO).balance == 5 * MICRO, "welcomed once"


def test_who_earns_for_an_account_that_may_not_is_told_that_it_is_not_known(pool):
    buyer = pool.account(1)[1]
    pool.submit(buyer)
    member = pool.member()
    pool.store.bar_account(member.account, "spam")
    wish = Wish("o", member.account, 1)
    (answer,) = pool.sync(HostSync(member.host, wishes=(wish,)))
    assert (answer.grants, answer.unknown_accounts) == ((), (member.account,))
    pool.store.bar_account(member.account, "")
    assert len(pool.ask(member)) == 1


def test_to_bar_an_account_stops_what_it_has_open_until_it_is_let_in_again(pool):
    name, buyer = pool.account(1)
    computation = pool.submit(buyer, jobs=4)
    other = pool.submit(buyer, jobs=4)
    pool.store.stop(other, "it leaks")
    member = pool.member()
    (lease,) = pool.ask(member)
    pool.store.bar_account(name, "stolen coins")
    (answer,) = pool.sync(HostSync(member.host, held=(lease.lease,)))
    assert answer.dropped == (lease.lease,)
    (notice,) = answer.notices
    assert (notice.computation, notice.text) == (computation, "its account is barred: stolen coins")
    assert pool.ask(member) == ()
    pool.store.bar_account(name, "")
    grants = pool.ask(member, 9)
    assert {grant.terms.computation for grant in grants} == {computation}, "not what was stopped"


def test_why_somebody_is_barred_is_known_to_whoever_has_their_token(pool):
    made, token = newcomer(pool)
    news = pool.store.bar_account(made.account, "spam")
    assert news.tokens
    assert identity(pool, token)[2:] == (Standing.BARRED, "spam")
    with pytest.raises(MarketRefused) as error:
        pool.store.bar_account("anobody", "spam")
    assert error.value.status == 404


def test_a_new_token_takes_the_place_of_the_old_one_and_may_be_said_twice(pool):
    _, old = newcomer(pool)
    who = identity(pool, old)
    new = new_token()
    for _ in range(2):
        assert pool.store.set_token(who, token_hash(new)).tokens
        assert identity(pool, old) is None
        assert identity(pool, new) == who


def test_a_token_that_somebody_else_has_cannot_be_had(pool):
    _, mine = newcomer(pool)
    _, theirs = newcomer(pool)
    with pytest.raises(MarketRefused) as error:
        pool.store.set_token(identity(pool, mine), token_hash(theirs))
    assert error.value.status == 409
    assert identity(pool, mine) is not None


@pytest.mark.parametrize("role", list(Role))
def test_a_token_that_is_revoked_is_nobodys(pool, role):
    number = pool.account()[1] if role is Role.ACCOUNT else pool.host()
    who, token = Identity(role, number), new_token()
    pool.store.set_token(who, token_hash(token))
    pool.store.revoke(who)
    assert identity(pool, token) is None


def test_the_operator_gives_a_new_token_to_who_lost_it(pool):
    made, old = newcomer(pool)
    new = new_token()
    pool.store.give_token(made.account, token_hash(new))
    assert identity(pool, old) is None
    assert pool.store.account(identity(pool, new).number).account == made.account
    with pytest.raises(MarketRefused):
        pool.store.give_token("anobody", token_hash(new_token()))


def test_what_is_shared_once_stays_and_other_settings_change(pool):
    assert pool.store.setting("secret") is None
    assert pool.store.share("secret", "one", once=True) == "one"
    assert pool.store.share("secret", "two", once=True) == "one"
    assert pool.store.share("welcome", "1") == "1"
    assert pool.store.share("welcome", "2") == "2"
    assert pool.store.setting("welcome") == "2"
    assert pool.store.house() == House()


def test_to_bar_an_account_stops_what_its_price_had_halted_too(pool):
    name, buyer = pool.account(100)
    computation = pool.submit(buyer, 10)
    member = pool.member()
    (lease,) = pool.ask(member)
    for _ in range(5):
        pool.deliver(other := pool.member(), pool.ask(other), cpu_ms=7_200)
    halted = pool.store.computation(buyer, computation)[1].halted
    assert "were stated" in halted
    pool.store.bar_account(name, "stolen coins")
    assert "barred" in pool.store.computation(buyer, computation)[1].halted
    (answer,) = pool.sync(HostSync(member.host, held=(lease.lease,)))
    assert answer.dropped == (lease.lease,), "nobody computes it any more"
    pool.store.bar_account(name, "")
    assert pool.store.computation(buyer, computation)[1].halted == halted, "it lacks what it lacked"
    assert pool.ask(member) == ()
