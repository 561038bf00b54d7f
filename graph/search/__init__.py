"""Where is what I remember? Finding an actor by what someone types."""
