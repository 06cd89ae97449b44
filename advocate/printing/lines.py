"""The level line in its shapes: the logo, the four steps, the tone meter, the empty page."""

from __future__ import annotations

from collections.abc import Sequence

_WIDE, _TALL = 1200, 36


def number(value: float) -> str:
    """Return a coordinate with at most one decimal."""
    text = f"{value:.1f}"
    return text.removesuffix(".0")


def waves(start: float, end: float, count: int, *, first: float, last: float, jagged: bool) -> str:
    """Return `count` half waves as a relative path; their height goes from `first` to `last`."""
    width = (end - start) / count
    drawn = []
    for i in range(count):
        height = first + (last - first) * (i / (count - 1) if count > 1 else 0)
        height = -height if i % 2 == 0 else height
        half = number(width / 2)
        if jagged:
            drawn.append(f"l{half} {number(height)} {half} {number(-height)}")
        else:
            drawn.append(f"q{half} {number(height * 2)} {number(width)} 0")
    return "".join(drawn)


def mark() -> str:
    """Return the logo: a line that settles."""
    path = "M2 12l2.5-8 4.5 16 4-12 2.5 6q2-4.500 4-2 1.500 1.800 3.500 0H34"
    return f'<svg viewBox="0 0 36 24" aria-hidden="true"><path d="{path}"/></svg>'


def stepline(step: int, of: int = 4) -> str:
    """Return the line of the steps, rough at the first and flat at the last; a dot ends the step done."""
    drawn = "".join(
        f'<path class="{"past" if i < step else "todo"}" d="{path}"/>' for i, path in enumerate(_quarters())
    )
    x = min(_WIDE / of * step, _WIDE - 8)
    dot = f'<path class="dot" d="M{number(x)} {_TALL // 2}h.01"/>'
    return _level(_WIDE, _TALL, drawn + dot)


def hero() -> str:
    """Return the whole way from rough to flat."""
    return _level(_WIDE, _TALL, "".join(f'<path class="past" d="{path}"/>' for path in _quarters()))


def toneline(bumps: Sequence[float]) -> str:
    """Return a flat line with a rough patch at each of `bumps`, given as shares of its length from 0 to 1."""
    path, reached = "M0 14", 0.0
    for x in sorted(12 + share * 276 for share in bumps):
        if x - 9 < reached:
            continue
        path += f"H{number(x - 9)}" + waves(x - 9, x + 9, 6, first=11, last=9, jagged=True)
        reached = x + 9
    return _level(300, 28, f'<path d="{path}H300"/>')


def _quarters() -> tuple[str, ...]:
    quarter, middle = _WIDE / 4, _TALL / 2
    shapes = ((14, 0.44, 0.27, True), (8, 0.24, 0.15, False), (5, 0.12, 0.06, False))
    drawn = [
        f"M{number(i * quarter)} {number(middle)}"
        + waves(i * quarter, (i + 1) * quarter, count, first=_TALL * high, last=_TALL * low, jagged=jagged)
        for i, (count, high, low, jagged) in enumerate(shapes)
    ]
    return (*drawn, f"M{number(3 * quarter)} {number(middle)}H{_WIDE}")


def _level(width: int, height: int, inside: str) -> str:
    box = f'viewBox="0 0 {width} {height}" preserveAspectRatio="none"'
    return f'<svg class="level" {box} aria-hidden="true">{inside}</svg>'
