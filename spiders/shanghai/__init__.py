"""Shanghai 上海市."""
