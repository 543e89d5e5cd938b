"""What a paper says, as one text: for tests that look for words on it."""

from __future__ import annotations

from counter_app.paper.blocks import Columns, Field, Letterhead, Line, Paper, Qr, Table, Tick


def text_of(paper: Paper) -> str:
    """Every word on the paper, a block a line."""
    lines: list[str] = []
    for block in paper:
        match block:
            case Line(text=text):
                lines.append(text)
            case Field(label=label, value=value):
                lines.append(f"{label}: {value}")
            case Columns(cells=cells):
                lines.append(" | ".join(cells))
            case Letterhead():
                lines += [block.agency, block.unit, block.nation, block.motto]
                lines += [block.number, block.dated]
            case Table(head=head, rows=rows):
                lines += [" | ".join(cells) for cells in (head, *rows)]
            case Tick(text=text, note=note):
                lines.append(f"{text} {note}")
            case Qr(caption=caption):
                lines.append(caption)
    return "\n".join(line.replace("\n", " ") for line in lines)
