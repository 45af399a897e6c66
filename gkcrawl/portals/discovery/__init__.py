"""Sites looked at from outside: what a page is, the columns of a site, whose it is; knows no declared portal."""
