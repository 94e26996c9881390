"""Read any list that its columns alone describe (清单版式): 随机抽查、音像记录、审核目录等."""

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _

from sunlit.interfaces.exchange.cells import checked, one_line, read_number_text
from sunlit.interfaces.exchange.matters import category_label
from sunlit.interfaces.exchange.reading import Sheet
from sunlit.interfaces.exchange.rows import column, read_rows
from sunlit.interfaces.exchange.tables import Row, RowFaultError, Table, Vocabulary
from sunlit.registers.intake.rules import ReadList, UnacceptableValueError
from sunlit.registers.items.rules import category_named
from sunlit.registers.lists.amounts import amount_text
from sunlit.registers.lists.floors import impossible_share
from sunlit.registers.lists.layout import Layout, ListColumn
from sunlit.registers.lists.lines import ListLine
from sunlit.registers.names import name_key

ONE_LINE = 500


def vocabulary_of(layout: Layout) -> Vocabulary:
    """The names the columns of a list go by."""
    names = {
        column.name: tuple(name_key(str(name)) for name in (column.label, *column.synonyms))
        for column in layout.columns
    }
    return Vocabulary(names=names, required=(layout.title_field,))


def read_layout(layout: Layout, sheets: Sequence[Sheet]) -> ReadList[ListLine]:
    """Every row of the file as texts by field; only columns the file has."""
    reader = _RowReader(layout)
    read_empty = category_label if layout.categories else None
    return read_rows(sheets, vocabulary_of(layout), reader.read, layout.title, read_empty)


class _RowReader:
    def __init__(self, layout: Layout) -> None:
        self.layout = layout

    def read(self, table: Table, row: Row) -> ListLine:
        data: dict[str, str] = {}
        for one in self.layout.columns:
            if one.value == "category":
                data[one.name] = self._category(table, row, one)
            elif row.has(one.name):
                with column(row, one.name):
                    data[one.name] = _text(one, row.text(one.name))
            if one.is_required and not data.get(one.name):
                label = row.label(one.name) or str(one.label)
                raise RowFaultError(label, _("缺少%(label)s") % {"label": label})
        return ListLine(row.place, data)

    def _category(self, table: Table, row: Row, one: ListColumn) -> str:
        """The category in its official wording; lists without official ones keep their own word."""
        text = row.text(one.name)
        if self.layout.categories or not text:
            return category_label(table, row)
        with column(row, one.name):
            found = category_named(text)
            return str(found.label) if found else one_line(text, one.longest)


def _text(one: ListColumn, text: str) -> str:
    """The text of a cell as the list keeps it."""
    if one.value == "code":
        return read_number_text(text, one.longest)
    if one.value == "ratio" and (share := impossible_share(text)):
        raise UnacceptableValueError(_("抽查比例“%(share)s”超过100%%") % {"share": share})
    if one.value == "amount":
        text = amount_text(text)
    shaped: Callable[[str, int], str] = checked if one.longest > ONE_LINE else one_line
    return (
        shaped(text, one.longest)
        if one.value not in ("bases", "ratio")
        else checked(text, one.longest)
    )
