"""Order keys: text that sorts, with always room for another key between two (fractional indexing, base 62).

The same algorithm and the same results as the client's `fractional-indexing`, proved by `contract/cases/ordering.json`.
A key is an integer part, whose first letter tells its length (`a0`, `b00`, `Zz`), and a fraction that never ends in 0.
"""

from __future__ import annotations

OrderKey = str

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

_VALUE = {digit: value for value, digit in enumerate(DIGITS)}
# Not a key itself: nothing could ever be put before it.
_SMALLEST = "A" + "0" * 26


def key_between(a: OrderKey | None, b: OrderKey | None) -> OrderKey:
    """A short key that sorts after `a` and before `b`; None stands for the start or the end of the list."""
    _check(a, b)
    if a is None:
        return "a0" if b is None else _before(b)
    if b is None:
        return _after(a)
    whole, fraction = _parts(a)
    other_whole, other_fraction = _parts(b)
    if whole == other_whole:
        return whole + _midpoint(fraction, other_fraction)
    following = _next_integer(whole)
    if following is not None and following < b:
        return following
    return whole + _midpoint(fraction, None)


def keys_between(a: OrderKey | None, b: OrderKey | None, n: int) -> list[OrderKey]:
    """`n` keys in rising order between `a` and `b`, as short as a balanced split makes them."""
    if n == 0:
        return []
    if b is None:
        keys = [key_between(a, None)]
        while len(keys) < n:
            keys.append(key_between(keys[-1], None))
        return keys
    if a is None:
        keys = [key_between(None, b)]
        while len(keys) < n:
            keys.append(key_between(None, keys[-1]))
        return keys[::-1]
    middle = key_between(a, b)
    left = n // 2
    return [*keys_between(a, middle, left), middle, *keys_between(middle, b, n - left - 1)]


def is_order_key(text: str) -> bool:
    """True for a well-formed key."""
    if not text or text == _SMALLEST or not all(c in _VALUE for c in text) or text[0].isdigit():
        return False
    length = _integer_length(text[0])
    return len(text) >= length and not text[length:].endswith("0")


def _check(a: OrderKey | None, b: OrderKey | None) -> None:
    for key in (a, b):
        if key is not None and not is_order_key(key):
            raise ValueError(f"not an order key: {key!r}")
    if a is not None and b is not None and a >= b:
        raise ValueError(f"no order key fits between {a!r} and {b!r}: the first must sort before the second")


def _integer_length(head: str) -> int:
    return ord(head) - ord("a") + 2 if head >= "a" else ord("Z") - ord(head) + 2


def _parts(key: OrderKey) -> tuple[str, str]:
    length = _integer_length(key[0])
    return key[:length], key[length:]


def _before(b: OrderKey) -> OrderKey:
    whole, fraction = _parts(b)
    if whole == _SMALLEST:
        return whole + _midpoint("", fraction)
    if fraction:
        return whole
    preceding = _previous_integer(whole)
    # The library returns the smallest integer bare here, which it then refuses as a key.
    return preceding + _midpoint("", None) if preceding == _SMALLEST else preceding


def _after(a: OrderKey) -> OrderKey:
    whole, fraction = _parts(a)
    following = _next_integer(whole)
    return whole + _midpoint(fraction, None) if following is None else following


def _next_integer(whole: str) -> str | None:
    """The integer part one higher, or None after the largest."""
    head, digits = whole[0], whole[1:]
    kept = digits.rstrip("z")
    if kept:
        return head + kept[:-1] + DIGITS[_VALUE[kept[-1]] + 1] + "0" * (len(digits) - len(kept))
    if head == "z":
        return None
    if head == "Z":
        return "a0"
    following = chr(ord(head) + 1)
    return following + "0" * (_integer_length(following) - 1)


def _previous_integer(whole: str) -> str:
    """The integer part one lower; there is always one, for the smallest is never a key by itself."""
    head, digits = whole[0], whole[1:]
    kept = digits.rstrip("0")
    if kept:
        return head + kept[:-1] + DIGITS[_VALUE[kept[-1]] - 1] + "z" * (len(digits) - len(kept))
    if head == "a":
        return "Zz"
    preceding = chr(ord(head) - 1)
    return preceding + "z" * (_integer_length(preceding) - 1)


def _midpoint(a: str, b: str | None) -> str:
    """A fraction between `a` and `b` (None is one whole). A loop, not a recursion: keys may be long."""
    done: list[str] = []
    while True:
        if b is not None:
            common = 0
            while (a[common : common + 1] or "0") == b[common]:
                common += 1
            done.append(b[:common])
            a, b = a[common:], b[common:]
        low = _VALUE[a[0]] if a else 0
        high = len(DIGITS) if b is None else _VALUE[b[0]]
        if high - low > 1:
            # Rounds half up, as JavaScript does.
            return "".join(done) + DIGITS[(low + high + 1) // 2]
        if b is not None and len(b) > 1:
            return "".join(done) + b[0]
        done.append(DIGITS[low])
        a, b = a[1:], None
