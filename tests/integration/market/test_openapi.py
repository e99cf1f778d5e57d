"""Strangers' requests, made from the market's own description of itself, by the hundred."""

from __future__ import annotations

import itertools
import warnings

import pytest
import requests
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable

from tests.integration.market.client import Buyer, Client, Seller, sha256

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of a library's own imports
    import schemathesis
    from schemathesis import GenerationMode
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi.checks import (
        content_type_conformance,
        response_schema_conformance,
        status_code_conformance,
    )

EXAMPLES = 25
CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
)


@pytest.fixture(scope="module")
def description(served):
    return requests.get(f"{served.url}/v1/openapi.json", timeout=30).json()


@pytest.fixture
def everyone(served):
    """Somebody of each kind, by the kind's name."""
    made = {
        "nobody": Client(served.url),
        "nonsense": Client(served.url, "nonsense"),
        "account": Buyer(served.url),
        "host": Seller(served.url),
    }
    yield made
    for one in made.values():
        one.close()


def operations(served, description):
    """What can be asked, as the library has it."""
    schema = schemathesis.openapi.from_dict(description)
    schema.config.update(base_url=served.url)
    found = [result.ok() for result in schema.get_all_operations()]
    assert len(found) == sum(len(methods) for methods in description["paths"].values())
    # What ends a token comes last.
    return sorted(found, key=lambda one: one.path.endswith(("/token", "/revoke")))


def examples(operation, mode, ask):
    """Call `ask` with generated cases, the same ones each time."""

    @seed(4)
    @settings(
        max_examples=EXAMPLES,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def run(case):
        ask(hurried(case))

    try:
        run()
    except Unsatisfiable:
        # Only an address that takes nothing cannot be asked wrongly.
        assert mode is GenerationMode.NEGATIVE
        assert not operation.body
        assert not list(operation.iter_parameters())


def hurried(case):
    """The same case without the patience that it may ask for."""
    for part in (case.query, case.body):
        if isinstance(part, dict) and "wait_s" in part:
            part["wait_s"] = 0
    return case


BOUNDS = {
    "cores": (1, 64),
    "speed_ppm": (10**5, 10**7),
    "bid": (1, 100),
    "work_ms": (1, 1000),
    "quorum": (1, 5),
    "memory_bytes": (2**20, 2**30),
    "output_bytes": (1, 2**20),
    "count": (0, 8),
}


def sensible(case, account, computation):
    """The same case, about things that there are, with numbers that a market takes."""
    told = case.path_parameters or {}
    if "id" in told:
        told["id"] = computation
    data = getattr(case.body, "data", case.body)
    if "digest" in told and isinstance(data, bytes):
        told["digest"] = sha256(data)
    if not isinstance(case.body, dict):
        return
    wants = case.body.get("want")
    for part in (case.body, *(wants if isinstance(wants, list) else ())):
        if isinstance(part, dict):
            part |= {
                name: min(max(part[name], least), most)
                for name, (least, most) in BOUNDS.items()
                if isinstance(part.get(name), int)
            }
            if "account" in part:
                part["account"] = account
    if isinstance(case.body.get("inputs"), list):
        case.body |= {"key": "k", "module": sha256(b"module"), "inputs": [sha256(b"x")]}


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
@pytest.mark.parametrize("kind", ["nobody", "account", "host"])
def test_nothing_breaks_it_and_all_it_answers_is_described(
    served, description, everyone, mode, kind
):
    client, buyer = everyone[kind], everyone["account"]
    computation = buyer.submit([b"x"], key=f"{kind} {mode}").computation
    every_second = itertools.cycle([False, True])
    answered = set()

    def ask(case):
        if next(every_second):
            sensible(case, buyer.id, computation)
        response = case.call(session=client.session, timeout=30)
        answered.add((case.operation.label, response.status_code))
        case.validate_response(response, checks=CHECKS)

    for operation in operations(served, description):
        examples(operation, mode, ask)
    if mode is GenerationMode.POSITIVE:
        good = {label for label, status in answered if status < 300}
        assert good >= GOOD[kind], sorted(answered)


ANYONE = {"GET /v1/market", "POST /v1/accounts", "POST /v1/hosts"}
GOOD = {
    "nobody": ANYONE,
    "account": {
        *ANYONE,
        "PUT /v1/blobs/{digest}",
        "POST /v1/computations",
        "GET /v1/computations/{id}/results",
        "POST /v1/computations/{id}/cancel",
    },
    "host": {*ANYONE, "POST /v1/sync", "PUT /v1/blobs/{digest}"},
}
"""What each kind is to have done for real: else nothing but refusals was tried."""


@pytest.mark.parametrize("kind", ["nobody", "nonsense"])
def test_no_secret_no_success(served, description, everyone, kind):
    def ask(case):
        response = case.call(session=everyone[kind].session, timeout=30)
        assert response.status_code in (401, 404), case.as_curl_command()

    for operation in operations(served, description):
        if "security" in operation.definition.raw:
            examples(operation, GenerationMode.POSITIVE, ask)


def test_it_is_an_openapi_description_of_every_address(description):
    schemathesis.openapi.from_dict(description).validate()
    assert description["openapi"] == "3.1.0"
    (sync,) = description["paths"]["/v1/sync"].values()
    assert sync["security"] == [{"host": []}]
    shown = description["components"]["schemas"]
    assert "settled_upto" in shown["SyncReply"]["properties"]
    assert shown["Refusal"]["required"] == ["title"]
