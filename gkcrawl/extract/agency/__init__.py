"""Who a document is by: names of agencies, and the division each belongs to; knows nothing of layout."""
