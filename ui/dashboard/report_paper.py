"""A day's report on one page of Letter paper: words and tables around the strip of bars."""

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)
from PySide6.QtWidgets import QApplication

from callcenter.domain.program import Program
from callcenter.services.day_protocol import DayReport
from ui.dashboard.report_words import Paper, ReportWords
from ui.theme import Scheme, colors_of
from ui.widgets.bar_strip import inks_of, paint_strip

# Everything is laid out in 96ths of an inch, whatever the screen or the paper has.
_WIDTH, _HEIGHT = 720.0, 960.0
"""Within margins of half an inch."""
_STRIP = 150.0
_SIZES = (12, 11, 10, 9)  # of letters; the largest with which a day fits
_SHEET = """
    h1 {{ font-size: {title}px; margin: 0; }} h2 {{ font-size: {heading}px; margin-top: 8px; margin-bottom: 2px; }}
    p {{ margin-top: 2px; margin-bottom: 2px; }} .figure {{ font-size: {title}px; font-weight: bold; }}
    .origin {{ font-size: {small}px; margin-top: 10px; }}
"""


@dataclass(frozen=True)
class Documents:
    """What stands above and beneath the strip, laid out in letters of one size."""

    above: QTextDocument
    beneath: QTextDocument
    size: int

    @property
    def height(self) -> float:
        """Of all three together."""
        return self.above.size().height() + _STRIP + self.beneath.size().height()


def report_pdf(report: DayReport, program: Program) -> bytes:
    """The report as a PDF of one page."""
    paper = ReportWords(report, program).paper()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(paper.title)
    writer.setCreator("callcenter")
    margins = QMarginsF(0.5, 0.5, 0.5, 0.5)
    size = QPageSize(QPageSize.PageSizeId.Letter)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Inch))
    painter = QPainter(writer)
    painter.scale(writer.resolution() / 96, writer.resolution() / 96)
    paint_report(painter, paper)
    painter.end()
    buffer.close()
    return bytes(buffer.data().data())


def paint_report(painter: QPainter, paper: Paper) -> None:
    """Draw it from the painter's origin, in 96ths of an inch; a day that is too long is drawn smaller."""
    documents = documents_of(paper)
    fits = min(1.0, _HEIGHT / documents.height)
    painter.scale(fits, fits)
    _draw(painter, documents.above)
    painter.translate(0, documents.above.size().height())
    painter.setFont(_font(documents.size))
    paint_strip(painter, QRectF(0, 4, _WIDTH, _STRIP - 8), paper.strip, inks_of(colors_of(Scheme.LIGHT)))
    painter.translate(0, _STRIP)
    _draw(painter, documents.beneath)


def documents_of(paper: Paper) -> Documents:
    """The words in the largest letters with which the whole report has room, or else in the smallest."""
    for size in _SIZES:
        documents = Documents(_document(paper.above, size), _document(paper.beneath, size), size)
        if documents.height <= _HEIGHT:
            break
    return documents


def _document(html: str, size: int) -> QTextDocument:
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(_font(size))
    document.setDefaultStyleSheet(_SHEET.format(title=size + 7, heading=size + 2, small=size - 2))
    document.setHtml(html)
    document.setTextWidth(_WIDTH)
    return document


def _font(size: int) -> QFont:
    """In pixels: a 96th of an inch is one."""
    font = QFont(QApplication.font())
    font.setPixelSize(size)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _draw(painter: QPainter, document: QTextDocument) -> None:
    """Black on white, whatever the screen is dressed in."""
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, colors_of(Scheme.LIGHT).text)
    context.palette = palette
    document.documentLayout().draw(painter, context)
