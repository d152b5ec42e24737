"""The report: one HTML page, without a network, in which a warehouse is read, filtered and questioned."""
