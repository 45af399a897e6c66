"""Numbers of OFD pages: boxes, matrices (CTM), arrays with runs of equal values (GB/T 33190 §7.3, §8.5, §11.3)."""

from __future__ import annotations

import math
from typing import NamedTuple

BOX = 4
"""Numbers of a box: x and y of its corner, width, height."""
_FARTHEST = 1e6  # millimetres: what is farther off is a slip, and no number that floats would choke on


class Matrix(NamedTuple):
    """A transformation: x' = ax + cy + e, y' = bx + dy + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def after(self, inner: Matrix) -> Matrix:
        """The transformation that does ``inner`` first, then this."""
        a, b, c, d, e, f = inner
        return Matrix(
            self.a * a + self.c * b,
            self.b * a + self.d * b,
            self.a * c + self.c * d,
            self.b * c + self.d * d,
            self.a * e + self.c * f + self.e,
            self.b * e + self.d * f + self.f,
        )

    def apply(self, x: float, y: float) -> tuple[float, float]:
        """Where the point (x, y) goes."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def back(self, x: float, y: float) -> tuple[float, float]:
        """The point that goes to (x, y), for a transformation that keeps areas."""
        x, y = x - self.e, y - self.f
        return self.d * x - self.c * y, self.a * y - self.b * x

    def quarter_turns(self) -> int:
        """By how many quarter turns, clockwise, what is level stands off it, to the next whole one."""
        return round(math.atan2(self.b, self.a) / (math.pi / 2)) % 4


def number(value: str | None, default: float = 0.0) -> float:
    """A decimal, ``default`` where it is none.

    >>> number("3.5"), number("nan"), number(None, 1.0)
    (3.5, 0.0, 1.0)
    """
    try:
        found = float(value) if value else default
    except ValueError:
        return default
    return found if -_FARTHEST < found < _FARTHEST else default


def numbers(value: str | None) -> list[float]:
    """An array of decimals (ST_Array).

    >>> numbers("1 2.5 x")
    [1.0, 2.5, 0.0]
    """
    parts = (value or "").replace(",", " ").split()
    try:
        found = [float(part) for part in parts]
    except ValueError:
        return [number(part) for part in parts]
    # NaN is neither less nor more.
    return found if all(-_FARTHEST < each < _FARTHEST for each in found) else [number(part) for part in parts]


def deltas(value: str | None, most: int) -> list[float]:
    """Distances between characters (DeltaX, DeltaY), at ``most`` as many: ``g n v`` stands for n times v (§11.3).

    >>> deltas("g 3 3.5 4", 10)
    [3.5, 3.5, 3.5, 4.0]
    """
    if value and "g" not in value and "G" not in value:
        return numbers(value)[:most]
    found: list[float] = []
    parts = iter((value or "").replace(",", " ").split())
    for part in parts:
        if len(found) >= most:
            break
        if part in ("g", "G"):
            times = int(number(next(parts, "0")))
            found += [number(next(parts, "0"))] * max(0, min(times, most - len(found)))
        else:
            found.append(number(part))
    return found


def placed(boundary: str | None, ctm: str | None) -> Matrix:
    """From an object's own coordinates to those of what holds it: its CTM, then the corner of its Boundary (§8.5)."""
    box, values = numbers(boundary), numbers(ctm)
    inner = Matrix(*values) if len(values) == len(Matrix._fields) else Matrix()
    return Matrix(e=box[0], f=box[1]).after(inner) if len(box) == BOX else inner
