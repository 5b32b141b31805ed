"""What makes the pictures in the documents."""
