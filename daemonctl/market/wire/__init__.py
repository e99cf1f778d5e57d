"""The messages between a market and its hosts and buyers: protocol /v1, JSON over HTTP.

What is not for anyone carries `Authorization: Bearer TOKEN`, a host's or an account's.
Unknown fields are ignored, and so is a notice of an unknown kind, so that these can be added
without a new protocol: whatever the versions of both sides are, they go on. `GET /v1/market`
tells which protocols are spoken and stays where it is in every one of them; a side that speaks
none of the other's stops there and says which of the two is to be updated.

| request | by | body | answer |
| --- | --- | --- | --- |
| GET /v1/market | anyone | | MarketInfo |
| GET /v1/openapi.json | anyone | | OpenAPI 3.1 |
| GET /v1/beneficiaries | anyone | | listing.Beneficiaries |
| POST /v1/accounts | anyone | NewAccount | AccountCreated |
| GET /v1/challenge | anyone | | Challenge |
| GET /v1/account | account | | AccountInfo |
| GET /v1/account/statement?after=N&limit=N | account | | Statement |
| PUT /v1/account/token | account | NewToken | 204 |
| POST /v1/account/revoke | account | | 204 |
| POST /v1/hosts | anyone | NewHost | HostCreated |
| GET /v1/host | host | | HostStanding |
| PUT /v1/host/token | host | NewToken | 204 |
| POST /v1/host/revoke | host | | 204 |
| POST /v1/sync | host | SyncRequest | SyncReply |
| PUT /v1/blobs/{digest} | host, account | bytes | 204 |
| GET, HEAD /v1/blobs/{digest} | anyone who knows the digest | | bytes |
| POST /v1/computations | account | NewComputation | ComputationCreated |
| GET /v1/computations | account | | Computations |
| GET /v1/computations/{id} | its buyer | | ComputationInfo |
| GET /v1/computations/{id}/results?after=N&limit=N&wait_s=S | its buyer | | ResultPage |
| POST /v1/computations/{id}/cancel | its buyer | | ComputationInfo |
| PUT /v1/computations/{id}/budget | its buyer | NewBudget | ComputationInfo |

An error is answered with `Refusal` and a 4xx or 5xx status; 503 carries Retry-After.
Amounts are micro-coins, work is reference core-milliseconds, a digest is the SHA-256 of the
bytes in lower-case hexadecimal, bytes in JSON are base64.
"""

from __future__ import annotations

from daemonctl.market.wire.base import INLINE_BYTES as INLINE_BYTES
from daemonctl.market.wire.base import INLINE_INPUT_BYTES as INLINE_INPUT_BYTES
from daemonctl.market.wire.base import LOG_BYTES as LOG_BYTES
from daemonctl.market.wire.base import MAX_BLOB_BYTES as MAX_BLOB_BYTES
from daemonctl.market.wire.base import MAX_JOBS as MAX_JOBS
from daemonctl.market.wire.base import MAX_MODULE_BYTES as MAX_MODULE_BYTES
from daemonctl.market.wire.base import MAX_QUORUM as MAX_QUORUM
from daemonctl.market.wire.base import MAX_SYNC_LEASES as MAX_SYNC_LEASES
from daemonctl.market.wire.base import MAX_WAIT_S as MAX_WAIT_S
from daemonctl.market.wire.base import OLDEST_PROTOCOL as OLDEST_PROTOCOL
from daemonctl.market.wire.base import PROTOCOL as PROTOCOL
from daemonctl.market.wire.base import Message as Message
from daemonctl.market.wire.base import Refusal as Refusal
from daemonctl.market.wire.buying import ComputationCreated as ComputationCreated
from daemonctl.market.wire.buying import ComputationInfo as ComputationInfo
from daemonctl.market.wire.buying import Computations as Computations
from daemonctl.market.wire.buying import JobResult as JobResult
from daemonctl.market.wire.buying import NewBudget as NewBudget
from daemonctl.market.wire.buying import NewComputation as NewComputation
from daemonctl.market.wire.buying import ResultPage as ResultPage
from daemonctl.market.wire.people import AccountCreated as AccountCreated
from daemonctl.market.wire.people import AccountInfo as AccountInfo
from daemonctl.market.wire.people import Admission as Admission
from daemonctl.market.wire.people import Challenge as Challenge
from daemonctl.market.wire.people import MarketInfo as MarketInfo
from daemonctl.market.wire.people import Movement as Movement
from daemonctl.market.wire.people import NewAccount as NewAccount
from daemonctl.market.wire.people import NewToken as NewToken
from daemonctl.market.wire.people import Statement as Statement
from daemonctl.market.wire.selling import Finished as Finished
from daemonctl.market.wire.selling import Heartbeat as Heartbeat
from daemonctl.market.wire.selling import HostCreated as HostCreated
from daemonctl.market.wire.selling import HostStanding as HostStanding
from daemonctl.market.wire.selling import Lease as Lease
from daemonctl.market.wire.selling import NewHost as NewHost
from daemonctl.market.wire.selling import Notice as Notice
from daemonctl.market.wire.selling import NoticeKind as NoticeKind
from daemonctl.market.wire.selling import Settled as Settled
from daemonctl.market.wire.selling import SyncReply as SyncReply
from daemonctl.market.wire.selling import SyncRequest as SyncRequest
from daemonctl.market.wire.selling import Want as Want
from daemonctl.market.wire.versions import BUYERS as BUYERS
from daemonctl.market.wire.versions import FLOORS as FLOORS
from daemonctl.market.wire.versions import HOSTS as HOSTS
from daemonctl.market.wire.versions import WASMTIME as WASMTIME
from daemonctl.market.wire.versions import Least as Least
from daemonctl.market.wire.versions import Spoken as Spoken

# Verdicts and states are words of this protocol too: whoever speaks it finds them here.
from daemonctl.model import ComputationState as ComputationState
from daemonctl.model import Outcome as Outcome
from daemonctl.model import Verdict as Verdict
