"""Spreadsheets: XLSX, XLS (BIFF 2 to 8) and WPS's ET, each sheet a table, numbers and dates as they are printed."""
