"""Ningxia 宁夏回族自治区."""
