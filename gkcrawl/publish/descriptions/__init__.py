"""Files that say what the tables of a snapshot are: dataset card, Croissant, Data Package, citation."""
