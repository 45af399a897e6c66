"""Archives: ZIP, RAR, 7z, TAR and compressed files, unpacked within limits of bytes, files and nesting."""
