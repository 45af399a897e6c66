"""Guangxi 广西壮族自治区."""
