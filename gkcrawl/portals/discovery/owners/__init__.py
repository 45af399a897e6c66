"""Names and places that the pages of a site give its owner; knows no list and no column."""
