-- Say where the answer is archived that made an entry a failure.

ALTER TABLE entries ADD COLUMN capture TEXT;  -- Where the answer is archived that says so, as JSON.
