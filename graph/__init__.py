"""The network itself: model, store, intake, measures, journal and command line of Saan."""

__version__ = "0.1.0"
