"""The corpus to look at: pages for people, served from one's own machine or written as files."""
