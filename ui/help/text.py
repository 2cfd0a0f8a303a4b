"""The text of one help page: Markdown in the window's own letters and colors, with its keys drawn as keys."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QFont,
    QPalette,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextFragment,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from ui.help.pages import Page, without_pictures

_HEADING = 1.2  # times the size of the text
_DRESSED_ANEW = {QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange}


def as_code(label: str) -> str:
    """A key in Markdown, to be drawn as one."""
    return f"`{label}`"


def fragments_of(block: QTextBlock) -> list[QTextFragment]:
    """What of a paragraph has one look each, in order."""
    found, place = [], block.begin()
    while not place.atEnd():
        found.append(place.fragment())
        place += 1
    return found


class HelpText(QTextBrowser):
    """Shows pages and nothing else: a link leads to another page, nothing is ever fetched."""

    page_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: Page | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._write_anew)
        self.setObjectName("help_text")
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.anchorClicked.connect(lambda link: self.page_wanted.emit(link.toString()))

    def show_page(self, page: Page) -> None:
        """Show a page from its top; its keys are those of `as_code`."""
        self._page = page
        self.setAccessibleName(self.tr("Help: {title}").format(title=page.title))
        self._write(page)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def point_to(self, heading: str) -> None:
        """Bring a heading of the page to the top; without one, the page's own top."""
        block = next((one for one in self.blocks() if one.text() == heading and heading), self.document().begin())
        self.setTextCursor(QTextCursor(block))
        top = self.document().documentLayout().blockBoundingRect(block).top()
        self.verticalScrollBar().setValue(round(top) if heading else 0)

    def blocks(self) -> Iterator[QTextBlock]:
        """Every paragraph, heading and cell, in order."""
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()

    def _write(self, page: Page) -> None:
        document = self.document()
        document.setMarkdown(without_pictures(page.text))
        line = self.fontMetrics().height()
        document.setDocumentMargin(line / 2)
        document.setIndentWidth(line * 1.2)
        for block in self.blocks():
            self._space(block, line)
            self._dress_words(block)
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._draw_lines(frame, line)

    def _write_anew(self) -> None:
        """The same page, at the same place."""
        if self._page:
            bar = self.verticalScrollBar()
            place = bar.value() / max(1, bar.maximum())
            self._write(self._page)
            bar.setValue(round(place * bar.maximum()))

    def _space(self, block: QTextBlock, line: int) -> None:
        """Room around paragraphs, headings, and what stands in lists."""
        is_heading, in_list = block.blockFormat().headingLevel() > 0, block.textList() is not None
        shape = QTextBlockFormat()
        if QTextCursor(block).currentTable() is None:
            shape.setTopMargin(line * 0.6 if is_heading else 0)
            shape.setBottomMargin(line * (0.2 if is_heading or in_list else 0.5))
        shape.setLineHeight(115, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(block)
        cursor.mergeBlockFormat(shape)
        if is_heading:
            letters = QTextCharFormat()
            letters.setFontPointSize(self.font().pointSizeF() * _HEADING)
            letters.setFontWeight(QFont.Weight.Bold)
            letters.clearProperty(QTextFormat.Property.FontSizeAdjustment)
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.mergeCharFormat(letters)

    def _dress_words(self, block: QTextBlock) -> None:
        """Keys get a ground of their own, links a line beneath: color alone says nothing."""
        key, link = QTextCharFormat(), QTextCharFormat()
        key.setFontFamilies([self.font().family()])
        key.setFontFixedPitch(False)
        key.setFontWeight(QFont.Weight.Bold)
        key.setBackground(QBrush(self.palette().color(QPalette.ColorRole.Midlight)))
        link.setFontUnderline(True)
        for fragment in fragments_of(block):
            shape = fragment.charFormat()
            if shape.fontFixedPitch() or shape.isAnchor():
                cursor = QTextCursor(block)
                cursor.setPosition(fragment.position())
                cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(key if shape.fontFixedPitch() else link)

    def _draw_lines(self, table: QTextTable, line: int) -> None:
        shape = table.format()
        shape.setBorderCollapse(True)
        shape.setBorder(1)
        shape.setBorderBrush(QBrush(self.palette().color(QPalette.ColorRole.Mid)))
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shape.setCellPadding(line / 4)
        shape.setCellSpacing(0)
        shape.setTopMargin(line / 4)
        shape.setBottomMargin(line / 2)
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        table.setFormat(shape)

    def changeEvent(self, event: QEvent) -> None:
        """In other letters or colors the page is written anew, once Qt has dressed every widget."""
        super().changeEvent(event)
        if event.type() in _DRESSED_ANEW:
            self._soon.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl Qt would make the letters of this text alone larger."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().wheelEvent(event)

    def loadResource(self, _kind: int, _name: QUrl | str) -> None:
        """Nothing: pages are text alone."""
        return
