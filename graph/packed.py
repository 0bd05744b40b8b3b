"""Values as bytes, to be put away or sent and to make keys of."""

from __future__ import annotations

import hashlib
import io
import pickle

__all__ = ["digest", "packed"]


def packed(value: object) -> bytes:
    """A value without cycles and sets, for `pickle.loads`. Equal values give equal bytes.

    Without a memo: which of its parts happen to be one object does not show.
    """
    out = io.BytesIO()
    pickler = pickle.Pickler(out, pickle.HIGHEST_PROTOCOL)
    pickler.fast = True
    pickler.dump(value)
    return out.getvalue()


def digest(*parts: str | bytes) -> bytes:
    """The SHA-256 of some texts and bytes in their order, and of where one ends and the next begins."""
    data = [part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass") for part in parts]
    return hashlib.sha256(b"".join([len(each).to_bytes(8, "big") + each for each in data])).digest()
