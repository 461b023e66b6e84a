"""For a person: explain in the terminal, the closing summary, the review page."""
