"""One reader a form of input; each yields an Article."""
