"""What two pages draw, and the frame around all of them."""
