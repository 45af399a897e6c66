"""Inner Mongolia 内蒙古自治区."""
