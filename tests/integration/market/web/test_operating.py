"""The operator's page, and that it is the operator's alone."""

from __future__ import annotations

import pytest

from tests.integration.market.client import Buyer, Seller, market_command

FORMS = ("stop", "start", "approve", "bar", "unbar", "grant", "least")


@pytest.fixture
def operator(served, browse, people):
    account = people(Buyer, "Operator")
    said = market_command("operator", "--data", str(served.data), account.id)
    assert said.stdout == f"{account.id} is an operator now\n", said.stderr
    browser = browse()
    browser.sign_in(account.token)
    return browser


def test_nobody_else_sees_it_or_sends_its_forms(browse, people):
    browser = browse()
    assert browser.open("/operator").response.url.endswith("/sign-in")
    account = browser.sign_in(people(Buyer).token)
    assert browser.open("/operator").status == 403
    csrf = account.form("/sign-out").fields["csrf"]
    for form in FORMS:
        assert browser.send(f"/operator/{form}", {"csrf": csrf}).status == 403


def test_who_was_an_operator_is_so_no_more_at_once(served, people, browse):
    account = people(Buyer)
    market_command("operator", "--data", str(served.data), account.id)
    browser = browse()
    browser.sign_in(account.token)
    assert browser.open("/operator").status == 200
    market_command("operator", "--data", str(served.data), account.id, "--off")
    assert browser.open("/operator").status == 403


def test_a_computation_is_stopped_with_a_reason_and_goes_on(operator, people):
    buyer = people(Buyer)
    made = buyer.submit([b"1"])
    path = f"/c/{made.computation}"
    page = operator.fill(operator.open(path), "/operator/stop", reason="It mines <coins>")
    assert page.response.url.partition("?")[0].endswith(path)
    assert "Stopped by the operator. It mines <coins>" in page.text
    assert people(Seller).lease(64) == ()
    page = operator.fill(page, "/operator/start")
    assert "Stopped by the operator" not in page.text
    assert len(people(Seller).lease(64)) == 1
    buyer.call("POST", f"computations/{made.computation}/cancel")


def test_everything_is_stopped_and_every_page_says_so(operator, browse, people):
    buyer = people(Buyer)
    made = buyer.submit([b"1"])
    operator.fill(operator.open("/operator"), "/operator/stop", reason="Maintenance tonight")
    try:
        assert people(Seller).lease(64) == ()
        page = browse().open("/book")
        assert "The operator has stopped everything" in page.text
        assert "Maintenance tonight" in page.text
    finally:
        operator.fill(operator.open("/operator"), "/operator/start")
    assert len(people(Seller).lease(64)) == 1
    buyer.call("POST", f"computations/{made.computation}/cancel")


def test_coins_are_granted_with_a_note_for_the_statement(operator, people, browse):
    buyer = people(Buyer)
    page = operator.open("/operator")
    operator.fill(page, "/operator/grant", account=buyer.id, amount="12.5", note="=a prize")
    assert buyer.account().balance == 112_500_000
    browser = browse()
    assert "Granted: =a prize" in browser.sign_in(buyer.token).text
    assert "'=a prize" in browser.open("/account/statement.csv").html


def test_an_account_is_barred_with_a_reason_and_let_in_again(operator, people):
    buyer = people(Buyer)
    page = operator.open("/operator")
    page = operator.fill(page, "/operator/bar", account=buyer.id, reason="It floods the queue")
    assert "It floods the queue" in page.text
    page = operator.send(
        "/operator/unbar",
        {"csrf": page.form("/operator/grant").fields["csrf"], "account": buyer.id},
    )
    assert "It floods the queue" not in page.text
    assert buyer.call("GET", "account").status_code == 200


def test_a_computer_is_barred_and_its_owner_reads_why(operator, people, browse):
    owner, buyer = people(Buyer), people(Buyer)
    seller = people(Seller, owner)
    made = buyer.submit([b"1"])
    assert len(seller.lease(1)) == 1
    page = operator.open("/operator")
    operator.fill(page, "/operator/bar", account=seller.id, reason="Its results are wrong")
    assert "Barred. Its results are wrong" in browse().sign_in(owner.token).text
    csrf = page.form("/operator/grant").fields["csrf"]
    page = operator.send("/operator/unbar", {"csrf": csrf, "account": seller.id})
    assert "It may take part again" in page.text
    buyer.call("POST", f"computations/{made.computation}/cancel")


@pytest.mark.parametrize(
    ("form", "fields", "status"),
    [
        ("grant", {"account": "a-none", "amount": "1"}, 404),
        ("grant", {"account": "a-none", "amount": "x"}, 422),
        ("grant", {"account": "a-none", "amount": "0"}, 422),
        ("bar", {"account": "a-none", "reason": "why"}, 404),
        ("bar", {"account": "h-none", "reason": "why"}, 404),
        ("bar", {"account": "a-none", "reason": " "}, 422),
        ("stop", {"computation": "c-none", "reason": "why"}, 404),
        ("stop", {"computation": "c-none", "reason": "x" * 201}, 422),
        ("start", {"computation": "c-none"}, 404),
        ("approve", {"account": "a-none"}, 404),
    ],
)
def test_what_cannot_be_done_is_told(operator, form, fields, status):
    csrf = operator.open("/operator").form("/operator/grant").fields["csrf"]
    assert operator.send(f"/operator/{form}", {"csrf": csrf, **fields}).status == status


def test_a_least_version_is_asked_for_with_a_reason_and_taken_back(operator, people):
    buyer, seller = people(Buyer), people(Seller)
    made = buyer.submit([b"1"], quorum=1)
    seller.sync(version="0.1.0", wasmtime="50.0.1", holds=())
    page = operator.open("/operator")
    assert "0.1.0" in page.text
    csrf = page.form("/operator/bar").fields["csrf"]
    fields = {"csrf": csrf, "of": "hosts", "version": "0.2.0", "reason": "It has a <hole>"}
    for wrong in ({"of": "kernels"}, {"version": "next"}, {"reason": " "}):
        assert operator.send("/operator/least", {**fields, **wrong}).status == 422
    page = operator.send("/operator/least", fields)
    assert "Nothing older is served from now on." in page.text
    assert "CPUShare on computers that sell: 0.2.0 and later It has a <hole>" in page.text
    reply = seller.sync(want=seller.want())
    assert reply.leases == ()
    assert [one.text for one in reply.notices] == ["It has a <hole>"]
    page = operator.send("/operator/least", {"csrf": csrf, "of": "hosts", "off": "yes"})
    assert "Every version is served again." in page.text
    assert len(seller.lease()) == 1
    buyer.call("POST", f"computations/{made.computation}/cancel")
