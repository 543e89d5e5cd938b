"""Paper becomes a file: scanners, bounded reading, measuring, PDF/A."""
