"""One model of a pack of pages, from which paper, slides, notebooks and the window are all made."""
