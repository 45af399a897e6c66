"""Errors a user can act on: each message says what happened and what to do about it."""


class GkcrawlError(Exception):
    """Base of all errors that gkcrawl raises on purpose."""


class ConfigError(GkcrawlError):
    """A portal, an option or a setting is wrong; nothing was fetched. Exit status 2."""


class NotFound(ConfigError):
    """The corpus has no such document, version or portal."""


class SiteChanged(GkcrawlError):
    """A page is not in the shape its portal's family promises."""


class UnreadablePage(GkcrawlError):
    """A page fits no charset: too much of its text is lost."""


class ArchiveError(GkcrawlError):
    """A WARC file cannot be read or written."""


class UnusableArchive(ArchiveError, ConfigError):
    """The folder named as the archive cannot be written; another may be."""


class StoreError(GkcrawlError):
    """The database cannot be opened, read or written."""


class UnusableDatabase(StoreError, ConfigError):
    """The file named as the database is none of ours, damaged, or may not be opened or written; another may be."""
