"""Numbers of annual reports of government-information disclosure: text and tables in, checked values out."""
