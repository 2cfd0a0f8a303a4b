"""How an eligible caller takes up the offer: address, phone, deadline, code."""

from msgspec import structs
from PySide6.QtWidgets import QLineEdit, QWidget

from callcenter.domain.dates import DayUnreadable, parse_day
from callcenter.domain.program import Program
from ui.notices import sentence_of
from ui.program.editing import EditingSection, Unread
from ui.program.presenter import ProgramPresenter
from ui.widgets.cards import labelled
from ui.widgets.still_combo_box import StillComboBox


class EnrollmentSection(EditingSection):
    """The sentence that says it to the caller is among the wording."""

    def __init__(self, presenter: ProgramPresenter) -> None:
        super().__init__("enrollment", presenter)
        self._web, self._phone, self._code, self._deadline = (QLineEdit() for _ in range(4))
        self._how = StillComboBox()
        self.set_heading(
            self.tr("How to enroll"),
            self.tr("Said after a YES. Past the last day nobody is told to enroll any more."),
        )
        self._arrange()
        for box in (self._web, self._phone, self._code, self._deadline):
            box.textChanged.connect(self.touch)
        self._how.currentIndexChanged.connect(self._choose_how)

    def point(self) -> None:
        """On the web address."""
        self._web.setFocus()

    def fill(self, program: Program) -> None:
        """The program's own."""
        enrollment = program.enrollment
        ways = {
            "code": self.tr("with the code below, which the operator gives"),
            "in_letter": self.tr("with the code in the person's letter"),
            "no_code": self.tr("without a code"),
        }
        self._how.show_entries([(words, way) for way, words in ways.items()], enrollment.how)
        self._web.setText(enrollment.web)
        self._phone.setText(enrollment.phone)
        self._code.setText(enrollment.code or "")
        deadline = enrollment.deadline
        self._deadline.setText(f"{deadline:%m/%d/%Y}" if deadline else "")
        self._code.setEnabled(enrollment.how == "code")

    def box_of(self, key: str) -> QWidget | None:
        """By the names of the enrollment's own parts."""
        boxes: dict[str, QWidget] = {
            "enrollment.web": self._web,
            "enrollment.phone": self._phone,
            "enrollment.how": self._how,
            "enrollment.code": self._code,
            "enrollment.deadline": self._deadline,
        }
        return boxes.get(key)

    def parts(self) -> dict[str, object]:
        """The enrollment, with its text as it is."""
        how = str(self._how.currentData())
        try:
            deadline = parse_day(self._deadline.text()) if self._deadline.text().strip() else None
        except DayUnreadable as fault:
            raise Unread(self._deadline, sentence_of(fault)) from None
        enrollment = structs.replace(
            self.presenter.state.program.enrollment,
            web=self._web.text().strip(),
            phone=self._phone.text().strip(),
            how=how,
            code=self._code.text().strip() if how == "code" else None,
            deadline=deadline,
        )
        return {"enrollment": enrollment}

    def _choose_how(self) -> None:
        self._code.setEnabled(self._how.currentData() == "code")
        self.touch()

    def _arrange(self) -> None:
        deadline = self.tr("Month first, such as 2/9/2027; empty where there is none.")
        for label, box, effect in (
            (self.tr("&Web address"), self._web, ""),
            (self.tr("P&hone number for enrolling"), self._phone, ""),
            (self.tr("Enrolling goes"), self._how, ""),
            (self.tr("&Code"), self._code, ""),
            (self.tr("Last &day"), self._deadline, deadline),
        ):
            self.form.addLayout(labelled(label, box, effect))
