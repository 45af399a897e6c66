"""Every key has a unit or takes it from its cell, and eras of forms that exist (gkcrawl/statistics/keys.py)."""

from __future__ import annotations

from typing import get_args

import pytest

from gkcrawl.statistics.keys import APPLICANTS, keys
from gkcrawl.statistics.model import FormEra


@pytest.mark.parametrize(("era", "cells"), [("2019", 22 + 23 * 7 + 15), ("2021", 10 + 25 * 7 + 15)])
def test_a_form_has_as_many_cells_as_its_keys_have_columns(era: str, cells: int) -> None:
    found = [key for key in keys().values() if era in key.eras and key.key.startswith("t")]
    assert sum(len(key.columns) or 1 for key in found if key.key[:2] in {"t2", "t3", "t4"}) == cells


def test_keys_name_eras_and_bridges_that_exist() -> None:
    for key in keys().values():
        assert key.eras and set(key.eras) <= set(get_args(FormEra))
        assert key.bridge is None or key.bridge in keys()
        assert key.columns in {(), APPLICANTS}
    assert [key for key, found in keys().items() if found.unit is None] == ["t2.procurement.amount"]
