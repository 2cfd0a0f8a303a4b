"""Help beside the screen: the pages that F1 shows, in the window's own language, without a network."""
