"""Reading statements about the corpus: selections, statistics, schedule, failures; write nothing."""
