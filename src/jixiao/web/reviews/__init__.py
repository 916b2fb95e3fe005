"""What the rules find in plans and what people make of it: answers, overrulings, comments."""
