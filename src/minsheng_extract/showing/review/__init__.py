"""The review page: figures beside their sentences, in one file that needs no network."""

from minsheng_extract.showing.review.page import PAGE, review_page, write_review

__all__ = ["PAGE", "review_page", "write_review"]
