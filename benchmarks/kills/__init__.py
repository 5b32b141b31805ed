"""What a store keeps when its process is killed at any moment."""
