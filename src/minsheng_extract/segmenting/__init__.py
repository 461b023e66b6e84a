"""Document -> Layout: its numbered units, the stretches in which sentences run, its attachments."""

from minsheng_extract.segmenting.layout import lay_out

__all__ = ["lay_out"]
