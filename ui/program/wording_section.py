"""What is said to callers, text by text and in both languages, with its variables filled in beneath."""

from PySide6.QtWidgets import QWidget

from callcenter.domain.program import Program
from callcenter.domain.program_checks import ProgramFault
from callcenter.domain.wording import VARIABLES, Text
from ui.program.editing import EditingSection
from ui.program.faults import fault_words
from ui.program.presenter import ProgramPresenter
from ui.program.text_pair import TextPair
from ui.program.wording import preview_of, text_keys, text_of, text_words, with_texts
from ui.widgets.cards import labelled, text_label
from ui.widgets.still_combo_box import StillComboBox


class WordingSection(EditingSection):
    """Several texts may be changed before they are saved together; a changed one is marked in the list."""

    def __init__(self, presenter: ProgramPresenter) -> None:
        super().__init__("wording", presenter)
        self._which = StillComboBox()
        self._pair = TextPair(self.tr("In &English"), self.tr("In S&panish"), lines=5)
        self._changed: dict[str, Text] = {}
        self.set_heading(
            self.tr("Script and sentences"),
            self.tr("What operators read out. The desk says it anew from the next call on."),
        )
        self.form.addLayout(labelled(self.tr("&Text"), self._which))
        self.form.addWidget(self._pair)
        words = self.tr("In braces stands what the program knows, and is filled in as it reads beneath: {variables}")
        self.form.addWidget(
            text_label(words.format(variables=" ".join(f"{{{name}}}" for name in VARIABLES)), "quiet_text")
        )
        self._which.currentIndexChanged.connect(self._show_chosen)
        self._pair.edited.connect(self._edited)

    def point(self) -> None:
        """On the list of texts."""
        self._which.setFocus()

    def fill(self, program: Program) -> None:
        """The program's own texts."""
        self._changed = {}
        self._show_list(program)
        self._show_chosen()

    def box_of(self, key: str) -> QWidget | None:
        """The box of a text's language, with that text shown; the label of the text itself is in the list."""
        name, _, language = key.rpartition(".")
        place = self._which.findData(name)
        if place < 0:
            return None
        self._which.setCurrentIndex(place)
        return self._pair.box(language)

    def own_words(self, fault: ProgramFault) -> str:
        """Named by text and language: there is one box for all texts of a language."""
        return fault_words(fault, lambda _: "")

    def parts(self) -> dict[str, object]:
        """Whatever was worded anew."""
        return with_texts(self.presenter.state.program, self._changed)

    def _edited(self) -> None:
        key, text = str(self._which.currentData()), self._pair.text
        if text == text_of(self.presenter.state.program, key):
            self._changed.pop(key, None)
        else:
            self._changed[key] = text
        self._show_list(self.presenter.state.program)
        self._preview()
        self.touch()

    def _show_list(self, program: Program) -> None:
        chosen = self._which.currentData()
        keys = text_keys(program)
        mark = self.tr("{text}  (changed)")
        entries = [
            (mark.format(text=text_words(key)) if key in self._changed else text_words(key), key) for key in keys
        ]
        blocked = self._which.blockSignals(True)
        self._which.show_entries(entries, chosen or keys[0])
        self._which.blockSignals(blocked)

    def _show_chosen(self) -> None:
        key = str(self._which.currentData())
        self._pair.show_text(self._changed.get(key) or text_of(self.presenter.state.program, key))
        self._preview()

    def _preview(self) -> None:
        self._pair.show_preview(preview_of(self.presenter.state.program, self._pair.text))
