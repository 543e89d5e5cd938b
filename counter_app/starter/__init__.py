"""The catalogue, calendar, forms and banks that a new data folder starts with."""
