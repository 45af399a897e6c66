"""What demo annual reports print: numbers, forms of all eras, sentences, slips; and the truth of every cell."""
