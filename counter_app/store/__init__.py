"""The one place that speaks SQL to write; one file holds one aggregate."""
