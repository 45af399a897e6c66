"""Xizang 西藏自治区."""
