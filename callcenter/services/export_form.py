"""Whether an export can be written in the form that is wished for."""

from callcenter.domain.call_export import ExportForm, ExportFormat, checked_columns
from callcenter.domain.passwords import check_password
from callcenter.errors import UserFacing
from callcenter.files.export_protection import LONGEST_PASSWORD
from callcenter.files.word_lists import load_common_passwords


class NotProtectable(UserFacing):
    """A password for a file of a format that has none."""

    code = "not_protectable"
    sentence = "Only a workbook can be protected with a password. Choose XLSX, or leave the password out."


class FilePasswordTooLong(UserFacing):
    """More characters than Excel takes."""

    code = "file_password_too_long"
    sentence = f"The password of a workbook has at most {LONGEST_PASSWORD} characters. Make it shorter."


def check_form(form: ExportForm, user: str) -> None:
    """Refuse columns that there are not, and a password for `form` that is weak or does not fit.

    Raises ExportColumnsFault, NotProtectable, FilePasswordTooLong, or what `check_password` raises.
    """
    checked_columns(form.columns)
    if not form.protect:
        return
    if form.format is not ExportFormat.XLSX:
        raise NotProtectable
    if len(form.protect) > LONGEST_PASSWORD:
        raise FilePasswordTooLong
    check_password(form.protect, user, load_common_passwords())
