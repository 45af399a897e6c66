"""Failures in one word."""

from __future__ import annotations

import pytest
from scrapy import exceptions
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError

from gkcrawl.errors import ArchiveError
from gkcrawl.portals.walking.failure import NotInReplay, cause


@pytest.mark.parametrize(
    ("error", "word"),
    [
        (HttpError(Response("http://a.gov.cn", status=404)), "gone"),
        (exceptions.DownloadTimeoutError("slow"), "timeout"),
        (exceptions.CannotResolveHostError("a.gov.cn"), "dns"),
        (exceptions.DownloadConnectionRefusedError(), "refused"),
        (exceptions.ResponseDataLossError(), "cut_short"),
        (exceptions.DownloadCancelledError(), "too_large"),
        (exceptions.IgnoreRequest("Forbidden by robots.txt"), "robots"),
        (NotInReplay("http://a.gov.cn"), "not_in_replay"),
        (ArchiveError("the disk is full"), "trouble"),
        (KeyError("x"), "KeyError"),
    ],
)
def test_cause(error: Exception, word: str) -> None:
    assert cause(error) == word
