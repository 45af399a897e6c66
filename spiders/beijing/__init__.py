"""Beijing 北京市."""
