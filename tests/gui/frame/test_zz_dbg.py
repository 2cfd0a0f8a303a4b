from tests.gui.frame.conftest import *
from tests.gui.frame.test_other_program import *
from PySide6.QtWidgets import QApplication
from PySide6.QtCore import Qt
import traceback
def test_dbg(seat):
    seat.sign_in(SUPERVISOR)
    page=program_page(seat)
    app=QApplication.instance()
    def f(a,b):
        print("FOCUS",a,"->",b)
        if b is None: traceback.print_stack(limit=9)
    app.focusChanged.connect(f)
    seat.type("1")
    import sys
    for _ in range(14):
        if getattr(seat.focused,'text',lambda:'')()=="&Save": break
        seat.press(Qt.Key.Key_Tab)
    seat.press(Qt.Key.Key_Return)
    seat.until(lambda: seat.window.tasks.is_idle)
    QTest=__import__('PySide6.QtTest',fromlist=['QTest']).QTest
    QTest.qWait(200)
    print("END",QApplication.focusWidget(), QApplication.activeWindow())
    app.focusChanged.disconnect(f)
