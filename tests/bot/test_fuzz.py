"""Generated requests against the whole bot: nothing that arrives may break it.

``NUTGRAF_FUZZ=10000`` sends that many; without it a tenth, to keep the suite short.
``python -m benchmarks.fuzz`` sends 10,000 and reports the slowest.
"""

import contextlib
import os

import pytest
from hypothesis import HealthCheck, given, settings

from tests.bot.generated import FAMILIES
from tests.bot.served import Sender, served_bot

REQUESTS = int(os.environ.get("NUTGRAF_FUZZ", "1000"))


@pytest.fixture(scope="module")
def sender():
    with served_bot() as port, contextlib.closing(Sender(port)) as sender:
        yield sender


@pytest.mark.parametrize("family", FAMILIES)
def test_no_generated_request_is_answered_with_a_server_error(sender, family):
    @settings(
        max_examples=REQUESTS // len(FAMILIES),
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(FAMILIES[family])
    def check(request):
        assert sender.send(request) < 500

    check()


@pytest.mark.parametrize("family", [name for name in FAMILIES if name.startswith("unsigned")])
def test_no_unsigned_request_gets_past_the_guard(sender, family):
    @settings(max_examples=100, deadline=None, database=None)
    @given(FAMILIES[family])
    def check(request):
        # 400 is the web server's own word for a header that is not HTTP
        assert sender.send(request) in (400, 401)

    check()
