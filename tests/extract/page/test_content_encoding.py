"""Content-Encoding as servers and tools send it, whole and cut."""

from __future__ import annotations

import gzip
import random
import sys
import zlib

import brotli
import pytest

from gkcrawl.extract.page.content_encoding import TooLarge, unpack

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PAGE = (
    "<html><body>" + "".join(f"<p>第{n}条 {random.Random(n).random()}</p>" for n in range(400)) + "</body></html>"
).encode()
LIMIT = 2**20


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


PACKED = {
    "gzip": gzip.compress(PAGE),
    "x-gzip": gzip.compress(PAGE, compresslevel=0),
    "deflate": zlib.compress(PAGE),
    "br": brotli.compress(PAGE),
    "zstd": zstd.compress(PAGE),
}


@pytest.mark.parametrize("coding", PACKED)
def test_what_is_packed_comes_out_whole(coding: str) -> None:
    assert unpack(PACKED[coding], [coding], LIMIT) == (PAGE, None)


@pytest.mark.parametrize("coding", PACKED)
@pytest.mark.parametrize("share", [0.3, 0.5, 0.9])
def test_a_stream_that_broke_off_gives_its_beginning_and_says_so(coding: str, share: float) -> None:
    data, cut = unpack(PACKED[coding][: int(len(PACKED[coding]) * share)], [coding], LIMIT)
    assert cut == coding.removeprefix("x-")
    assert PAGE.startswith(data) and len(data) < len(PAGE)


def test_deflate_comes_without_its_header_too() -> None:
    packed = raw_deflate(PAGE)
    assert unpack(packed, ["deflate"], LIMIT) == (PAGE, None)
    assert unpack(packed[:-200], ["deflate"], LIMIT)[1] == "deflate"


@pytest.mark.parametrize(
    ("body", "codings"),
    [
        (PACKED["gzip"] + b"\0" * 512, ["gzip"]),
        (PACKED["gzip"] + b"junk", ["gzip"]),
        (PACKED["br"] + b"junk", ["br"]),
        (gzip.compress(PAGE[:500]) + gzip.compress(PAGE[500:]), ["gzip"]),
        (gzip.compress(zlib.compress(PAGE)), ["deflate", "gzip"]),
        (PAGE, ["gzip"]),
        (PAGE, ["deflate"]),
        (PAGE, ["br"]),
        (PAGE, ["identity"]),
        (PAGE, []),
    ],
    ids=["padding", "junk", "junk-br", "members", "twice", "plain", "plain-deflate", "plain-br", "unknown", "none"],
)
def test_odd_bodies_that_are_whole(body: bytes, codings: list[str]) -> None:
    assert unpack(body, codings, LIMIT) == (PAGE, None)


def test_a_wrong_checksum_costs_nothing_of_the_text() -> None:
    body = PACKED["gzip"][:-8] + b"\0" * 8
    data, cut = unpack(body, ["gzip"], LIMIT)
    assert (data, cut) == (PAGE, "gzip")


@pytest.mark.parametrize("coding", PACKED)
def test_a_bomb_is_refused(coding: str) -> None:
    pack = {"deflate": zlib.compress, "br": brotli.compress, "zstd": zstd.compress}.get(coding, gzip.compress)
    with pytest.raises(TooLarge):
        unpack(pack(bytes(LIMIT * 4)), [coding], LIMIT)
