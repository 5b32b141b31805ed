"""What one dyno does with a store of a given size: requests, latencies, memory, boot time."""
