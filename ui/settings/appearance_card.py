"""How the program looks and speaks on this computer: chosen here, in force at once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from ui.language import LANGUAGES, screen_language
from ui.looks import Looks
from ui.preferences import SCRIPT_LANGUAGES, Preferences
from ui.settings.parts import SettingsCard
from ui.shortcuts import Shortcut
from ui.theme import Scheme, zoom_percents
from ui.widgets.still_combo_box import StillComboBox


class AppearanceCard(SettingsCard):
    """The looks are put in force by themselves; a language is somebody else's to put in force."""

    screen_language_chosen = Signal(str)
    script_language_chosen = Signal()

    def __init__(self, preferences: Preferences, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._looks = looks
        self._scheme, self._zoom, self.screen_language, self._script = (StillComboBox() for _ in range(4))
        self._blue = QCheckBox(self.tr("&Blue YES"))
        self._arrange()
        self._connect()
        self.show_chosen()

    def begin(self) -> None:
        """Put the caret at the first choice."""
        self._scheme.setFocus()

    def show_chosen(self) -> None:
        """What is chosen now, here or by a key."""
        schemes = {None: self.tr("As the desktop"), Scheme.LIGHT: self.tr("Light"), Scheme.DARK: self.tr("Dark")}
        self._scheme.show_entries([(words, one) for one, words in schemes.items()], self._looks.scheme)
        percents = [(self.tr("{number} %").format(number=size), step) for step, size in zoom_percents().items()]
        self._zoom.show_entries(percents, self._looks.zoom)
        self._blue.setChecked(self._looks.blue_yes)
        self.screen_language.show_entries([(name, code) for code, name in LANGUAGES.items()], screen_language())
        scripts = [(LANGUAGES[code], code) for code in SCRIPT_LANGUAGES]
        self._script.show_entries(scripts, self._preferences.script_language)

    def _arrange(self) -> None:
        self.set_heading(self.tr("Appearance"))
        self.add_setting(
            self.tr("&Colors"), self._scheme, self.tr("Dark letters on light ground, or light ones on dark ground.")
        )
        larger, smaller = Shortcut.ZOOM_IN.label, Shortcut.ZOOM_OUT.label
        effect = self.tr("Letters and all around them; {larger} and {smaller} do the same on every page.")
        self.add_setting(self.tr("Si&ze"), self._zoom, effect.format(larger=larger, smaller=smaller))
        self.column.addWidget(self._blue)
        self.add_effect(self._blue, self.tr("YES is blue, which some eyes tell from a red NO more easily than green."))
        self.add_setting(
            self.tr("Language of the &screen"),
            self.screen_language,
            self.tr("Of every text but the scripts; in mid-call it changes at the next sign-in."),
        )
        effect = self.tr("Every call begins with its script in this language; {key} turns it during a call.")
        self.add_setting(self.tr("Language of scri&pts"), self._script, effect.format(key=Shortcut.LANGUAGE.label))

    def _connect(self) -> None:
        self._looks.changed.connect(self.show_chosen)
        self._scheme.activated.connect(self._choose_scheme)
        self._zoom.activated.connect(self._choose_zoom)
        self._blue.clicked.connect(self._choose_blue)
        self.screen_language.activated.connect(self._choose_screen_language)
        self._script.activated.connect(self._choose_script_language)

    def _choose_scheme(self) -> None:
        self._looks.scheme = self._scheme.currentData()

    def _choose_zoom(self) -> None:
        self._looks.zoom = self._zoom.currentData()

    def _choose_blue(self) -> None:
        self._looks.blue_yes = self._blue.isChecked()

    def _choose_screen_language(self) -> None:
        self.screen_language_chosen.emit(self.screen_language.currentData())

    def _choose_script_language(self) -> None:
        self._preferences.script_language = self._script.currentData()
        self.script_language_chosen.emit()
