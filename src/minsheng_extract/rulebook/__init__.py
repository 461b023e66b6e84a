"""rules/*.yaml -> a validated Rules; an error names file, line and entry."""

from minsheng_extract.rulebook.entry import Entry, Example
from minsheng_extract.rulebook.load import builtin_folder, load_rules
from minsheng_extract.rulebook.pattern import Pattern
from minsheng_extract.rulebook.rules import Rules
from minsheng_extract.rulebook.source import RulesError
from minsheng_extract.rulebook.unit import Unit

__all__ = ["Entry", "Example", "Pattern", "Rules", "RulesError", "Unit", "builtin_folder", "load_rules"]
