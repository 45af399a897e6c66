"""Labels, and what single fields look like: dates, numbers, kinds, signatures; knows nothing of bodies."""
