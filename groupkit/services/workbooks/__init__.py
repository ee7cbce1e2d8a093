"""What a group does with workbooks: chooses, prints and counts them, makes them its own, and hands them on."""
