"""Tables: what their columns are for, which rows are units, and those that are still lines of text."""
