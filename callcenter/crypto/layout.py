"""How numbers and texts are laid out in what is hashed or signed: big-endian, texts with their length."""


def u8(number: int) -> bytes:
    """One byte; raises OverflowError beyond it, as the wider ones do."""
    return number.to_bytes(1, "big")


def u32(number: int) -> bytes:
    """Four bytes."""
    return number.to_bytes(4, "big")


def u64(number: int) -> bytes:
    """Eight bytes."""
    return number.to_bytes(8, "big")


def length_prefixed(text: str) -> bytes:
    """Two bytes of length, then the text in UTF-8, so that neighbors cannot run into one another."""
    data = text.encode("utf-8")
    return len(data).to_bytes(2, "big") + data


def require_length(data: bytes, length: int, what: str) -> None:
    """Raise ValueError, naming `what` and never the bytes, unless there are exactly `length` of them."""
    if len(data) != length:
        raise ValueError(f"{what} has {length} bytes, not {len(data)}")
