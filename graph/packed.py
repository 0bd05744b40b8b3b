"""Values as bytes to be put away or sent; equal values of one making give equal bytes, so that they can be keys."""

from __future__ import annotations

import io
import pickle

__all__ = ["packed"]


def packed(value: object) -> bytes:
    """A value without cycles and sets, for `pickle.loads`.

    Without a memo: which of its parts happen to be one object does not show.
    """
    out = io.BytesIO()
    pickler = pickle.Pickler(out, pickle.HIGHEST_PROTOCOL)
    pickler.fast = True
    pickler.dump(value)
    return out.getvalue()
