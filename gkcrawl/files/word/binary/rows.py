"""Rows of tables in DOC: edges of their cells, and which are merged ([MS-DOC] §2.9.326 TDefTableOperand, §2.9.315)."""

from __future__ import annotations

import struct

from gkcrawl.files.word.binary.sprms import MERGE_BELOW, MERGE_BESIDE, TABLE, sprms
from gkcrawl.files.word.tables import RowDefinition

_CELL = 20  # bytes of what is said of a cell
# Bits of a cell (TCGRF).
_FIRST_BESIDE, _MERGED_BESIDE, _MERGED_BELOW, _FIRST_BELOW = 0x0001, 0x0002, 0x0020, 0x0040
_MOST_OF_A_ROW = 63  # of a row (§2.9.326)


def row_definition(changes: bytes) -> RowDefinition | None:
    """What the changes of a row's last paragraph say of its cells, None where they say nothing."""
    found: RowDefinition | None = None
    for opcode, operand in sprms(changes):
        if opcode == TABLE:
            found = _defined(operand)
        elif found is None:
            continue
        elif opcode == MERGE_BESIDE:
            first, end = operand.ljust(2, b"\0")
            found.beside |= set(range(first + 1, min(end, _MOST_OF_A_ROW)))
        elif opcode == MERGE_BELOW:
            cell, how = operand.ljust(2, b"\0")[:2]
            (found.above.add if how == 1 else found.above.discard)(cell)
    return found


def _defined(operand: bytes) -> RowDefinition | None:
    count = operand[0] if operand else 0
    if not 0 < count <= _MOST_OF_A_ROW or len(operand) < 1 + 2 * (count + 1):
        return None
    found = RowDefinition(list(struct.unpack_from(f"<{count + 1}h", operand, 1)))
    cells = operand[1 + 2 * (count + 1) :]
    for number in range(min(count, len(cells) // _CELL)):
        (bits,) = struct.unpack_from("<H", cells, number * _CELL)
        if bits & _MERGED_BESIDE and not bits & _FIRST_BESIDE:
            found.beside.add(number)
        if bits & _MERGED_BELOW and not bits & _FIRST_BELOW:
            found.above.add(number)
    return found
