"""Signatures tell how alike two texts are."""

from __future__ import annotations

import random

import pytest

from gkcrawl.characters import letters
from gkcrawl.dedup.minhash import band_keys, estimates, signature
from gkcrawl.dedup.shingles import containment, jaccard, shingles, without_form

CHARACTERS = [chr(0x4E00 + place) for place in range(3000)]


def prose(seed: int, length: int = 1200) -> str:
    return "".join(random.Random(seed).choices(CHARACTERS, k=length))


def test_jaccard_counts_shared_5_grams() -> None:
    one, other = shingles("一二三四五六七"), shingles("一二三四五六八")
    assert jaccard(one, other) == 2 / 4
    assert containment(one, shingles("一二三四五六")) == 1
    assert jaccard(one, shingles("")) == containment(one, shingles("四字而已")) == 0


@pytest.mark.parametrize("cut", [0, 50, 100, 600, 1200])
def test_the_estimate_is_near_the_truth(cut: int) -> None:
    one = prose(1)
    sets = [shingles(text) for text in (one, one[cut:] + prose(2, cut))]
    one_signature, other = map(signature, sets)
    assert estimates(one_signature, [other]) == pytest.approx([jaccard(*sets)], abs=0.15)


def test_a_text_of_one_shingle_has_a_signature() -> None:
    one, other = (signature(shingles(text)) for text in ("一二三四五", "一二三四六"))
    assert estimates(one, [one]) == [1]
    assert not set(band_keys(one)) & set(band_keys(other))


def test_near_texts_share_a_band_and_strangers_do_not() -> None:
    missed = shared = 0
    for seed in range(40):
        text = prose(seed)
        keys = [set(band_keys(signature(shingles(other)))) for other in (text, text[:1090], prose(seed + 1000))]
        missed += not keys[0] & keys[1]
        shared += bool(keys[0] & keys[2])
    assert (missed, shared) == (0, 0)


def test_the_standard_form_is_left_out() -> None:
    form = "一、本年新收政府信息公开申请数量\n二、上年结转政府信息公开申请数量"
    assert len(without_form(shingles(letters(form)))) < 5
