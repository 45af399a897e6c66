"""What official documents in files print of themselves: head, title, signature (GB/T 9704); knows no format."""
