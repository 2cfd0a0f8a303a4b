"""Base 32 for people: Crockford's alphabet, without I, L, O and U, in groups of four."""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_DASHES = dict.fromkeys(map(ord, "-\u2010\u2011\u2012\u2013\u2014\u2212"))
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})


def encode(data: bytes) -> str:
    """Five bits a character, the highest first; `data` is a multiple of five bytes."""
    return digits(int.from_bytes(data, "big"), len(data) * 8 // 5)


def digits(number: int, length: int) -> str:
    """Return the number's last `length` digits of five bits each."""
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(length)))


def number_of(text: str) -> int:
    """Return the number that `digits` wrote."""
    number = 0
    for character in text:
        number = number << 5 | ALPHABET.index(character)
    return number


def in_groups(text: str) -> str:
    """Put a hyphen between each four characters."""
    return "-".join(text[start : start + 4] for start in range(0, len(text), 4))


def read(text: str) -> str | None:
    """What was meant by typed text: capitals, O as 0, I and L as 1, no spaces or hyphens of any kind.

    None when some other character is left.
    """
    squeezed = "".join(text.split()).translate(_DASHES).upper().translate(_MISREAD)
    return squeezed if set(squeezed) <= set(ALPHABET) else None
