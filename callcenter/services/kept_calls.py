"""A call under way sealed over a lock: to its user's public key, for half an hour."""

from datetime import datetime, timedelta

import msgspec

from callcenter.crypto.vault_keys import SealedDamaged, open_box, seal_to
from callcenter.domain.calls import KEPT_FOR
from callcenter.domain.details import SpokenDetails
from callcenter.domain.throttle import Context
from callcenter.errors import UserFacing
from callcenter.services.call_protocol import Drafts, KeptCall
from callcenter.services.session import Session
from callcenter.services.throttling import Tried


class CallGone(UserFacing):
    """A call to be gone on with is another user's, was kept too long, or has been wrapped up."""

    code = "call_gone"
    sentence = "The call before the lock cannot be gone on with. It stands in the call log as not wrapped up."


class _Content(msgspec.Struct, frozen=True):
    """What is sealed."""

    vault_id: bytes
    reference: str
    at: datetime
    spoken: SpokenDetails
    tried: tuple[tuple[Context, str], ...]
    drafts: Drafts

    def __repr__(self) -> str:
        return "<kept call>"


def seal_call(session: Session, reference: str, spoken: SpokenDetails, tried: Tried, drafts: Drafts) -> KeptCall:
    """Seal what was typed and what was tried in a call."""
    content = _Content(session.facts.vault_id, reference, session.clock.now(), spoken, tuple(tried), drafts)
    return KeptCall(session.user, reference, seal_to(session.slot.public_key, msgspec.msgpack.encode(content)))


def open_call(session: Session, kept: KeptCall) -> tuple[SpokenDetails, Tried, Drafts]:
    """What was typed and tried in the kept call. Raises CallGone, or SupervisorKeysGone while a roster is hashed."""
    content = _opened(session, kept)
    if content is None or (content.vault_id, content.reference) != (session.facts.vault_id, kept.reference):
        raise CallGone
    if not timedelta() <= session.clock.now() - content.at <= KEPT_FOR:
        raise CallGone
    return content.spoken, frozenset(content.tried), content.drafts


def _opened(session: Session, kept: KeptCall) -> _Content | None:
    try:
        data = open_box(session.own_secrets().private_key, kept.sealed)
        return msgspec.msgpack.decode(data, type=_Content)
    except (SealedDamaged, msgspec.DecodeError):
        return None
