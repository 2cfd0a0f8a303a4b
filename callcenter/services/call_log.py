"""Export the call log: a file in one of several formats, and a signed sidecar that shows later whether it is whole."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from callcenter.crypto.signatures import fingerprint
from callcenter.crypto.vault_keys import SupervisorKeys
from callcenter.domain.call_export import CALL_LOG_COLUMNS, NOTE, ExportForm
from callcenter.domain.call_filter import CallFilter
from callcenter.files.export_file import PreparedExport, prepare_export
from callcenter.files.merge_manifest import manifest_path
from callcenter.files.sidecar import Sidecar, sidecar_path
from callcenter.files.signed_note import JournalHead, check_texts, note_bytes, signed_bytes
from callcenter.progress import CancelToken, Report, unwatched
from callcenter.services.export_check import EXPORT_CONTEXT
from callcenter.services.export_form import check_form
from callcenter.services.exported_rows import ShownRows
from callcenter.services.import_run import Watch
from callcenter.services.notes import note_key
from callcenter.services.protocols import Exported
from callcenter.services.session import Session
from callcenter.services.wanted_calls import wanted_calls
from callcenter.storage.exported_calls import SqlExportedCalls
from callcenter.storage.vault_database import VaultDatabase


class CallLog:
    """The call log of one supervisor's session."""

    def __init__(self, session: Session) -> None:
        """Raises NotAllowed or PasswordMustChange."""
        session.require_supervisor()
        self._session = session

    def export(
        self,
        out: Path,
        meant: CallFilter | None = None,
        form: ExportForm | None = None,
        report: Report = unwatched,
        cancel: CancelToken | None = None,
        supervisors: Sequence[SupervisorKeys] = (),
    ) -> Exported:
        """Write the calls that are meant and have begun by now, while calls go on; every one without a filter.

        Signed with the last of `supervisors`, or else with the session's keys; the former ones open notes of their
        time. The export is journaled before the file appears under its name, and the opening of notes before the
        first of them. Raises UnfitText, SupervisorKeysGone, what `check_form` raises, SealedDamaged, NotWritable,
        DiskFull or UserCancelled, and leaves nothing of it then.
        """
        meant, form, cancel = meant or CallFilter(), form or ExportForm(), cancel or CancelToken()
        check_form(form, self._session.user)
        check_texts(out.name, *meant.told().values())
        signing = supervisors[-1] if supervisors else self._session.signing_keys()
        if NOTE in form.columns:
            supervisors = supervisors or self._session.supervisors_in_turn()
            self._session.record("notes_opened", filter=meant.told())
        with self._session.database.reader() as reader:
            pages = self._pages(reader, meant, form, report, cancel, supervisors)
            with prepare_export(out, form, pages, cancel.check) as prepared:
                cancel.check()
                self._record(prepared, meant, form)
                self._sign_and_put_in_place(out, prepared, meant, form, signing)
        return Exported(prepared.rows, prepared.sha256, fingerprint(signing.sign_public))

    def _pages(
        self,
        reader: VaultDatabase,
        meant: CallFilter,
        form: ExportForm,
        report: Report,
        cancel: CancelToken,
        supervisors: Sequence[SupervisorKeys],
    ) -> Iterator[Sequence[Sequence[str]]]:
        session, calls = self._session, SqlExportedCalls(reader.connection)
        wanted = wanted_calls(session, meant)
        last = calls.last_number()
        watch, done = Watch(session, calls.count(wanted), 0, report), 0
        shown = ShownRows(
            form.columns,
            session.program.line.time_zone,
            lambda sequence: note_key(reader.journal, sequence, supervisors),
        )
        for page in calls.pages(wanted, shown.stored, last, notes=NOTE in form.columns):
            cancel.check()
            yield shown.shown(page)
            done += page.size
            watch.at(done)
            session.held.precedence.give_way()

    def _record(self, prepared: PreparedExport, meant: CallFilter, form: ExportForm) -> None:
        chosen = {} if form.columns == CALL_LOG_COLUMNS else {"columns": list(form.columns)}
        self._session.record(
            "log_exported",
            rows=prepared.rows,
            sha256=prepared.sha256,
            filter=meant.told(),
            format=form.told,
            **chosen,
        )

    def _sign_and_put_in_place(
        self, out: Path, prepared: PreparedExport, meant: CallFilter, form: ExportForm, keys: SupervisorKeys
    ) -> None:
        session, head = self._session, self._session.head()
        unsigned = Sidecar(
            file=out.name,
            sha256=prepared.sha256,
            rows=prepared.rows,
            head=JournalHead(head.epoch, head.seq, head.code),
            filter=meant.told(),
            user=session.user,
            exported_at=session.hours.local(session.clock.now()).isoformat(timespec="seconds"),
            vault_id=session.facts.vault_id.hex(),
            training=session.facts.training,
            public_key=keys.sign_public.hex(),
            format=form.told,
            columns=form.columns,
            size=prepared.size,
            seat=session.facts.seat,
            zone=session.program.line.time_zone,
        )
        signature = keys.sign(EXPORT_CONTEXT, signed_bytes(unsigned)).hex()
        signed = msgspec.structs.replace(unsigned, signature=signature)
        prepared.commit_beside(sidecar_path(out), note_bytes(signed), manifest_path(out))
