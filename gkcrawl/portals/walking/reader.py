"""Interface of reading: a function of a page's body, run where the crawl sees fit; here in this process, at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrapy.http import Response

Argument = TypeVar("Argument")
Reading = TypeVar("Reading")


class ReaderDied(Exception):
    """What was read when the process that reads it died, or took too long, again and again; ``str()`` says how.

    ``status`` is what that process ended with at last, negative for a signal, 0 where that is not known.
    """

    def __init__(self, why: str, status: int = 0) -> None:
        super().__init__(why)
        self.status = status


class Reader:
    """Reads the pages of a crawl in the process of the crawl."""

    async def read(
        self,
        function: Callable[[bytes, Argument], Reading],
        response: Response,
        argument: Argument,
        *,
        first: bool = False,
    ) -> Reading:
        """What ``function`` makes of the body of ``response`` and ``argument``.

        Readings come in the order of calls, but for one that is to be made ``first``, before any that waits. Function,
        argument and reading can be pickled. Raises what the function raises, and `ReaderDied`.
        """
        return function(response.body, argument)
