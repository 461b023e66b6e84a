"""Speed, beside other tools, in one run on the same text."""
