"""One page of a site: what its column is called, and the blocks and steps that it shows; pure functions of it."""
