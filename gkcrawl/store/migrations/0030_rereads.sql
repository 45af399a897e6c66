-- Let a reading of the archive go on where it stopped.

-- How far readings of the archive (`gkcrawl reextract`) got that are not at their end.
CREATE TABLE rereads (
  portal TEXT PRIMARY KEY NOT NULL,  -- The portal; empty where it is all of them.
  document TEXT NOT NULL  -- Id of the last document that was read again, in the order of ids.
);
