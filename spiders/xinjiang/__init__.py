"""Xinjiang 新疆维吾尔自治区."""
