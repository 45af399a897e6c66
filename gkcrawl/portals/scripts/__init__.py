"""Scripts of list pages: what their expressions come to, where handlers and functions go; knows no row, no pager."""
