"""Numbers that stand in sentences, and in the tables of reports for years before 2019."""
