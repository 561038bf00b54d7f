"""The dashboards: what a network manager sees in the browser."""
