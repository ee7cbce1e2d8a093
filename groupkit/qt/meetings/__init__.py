"""The meetings of the group: which come next, one of them in full, and the form to change one."""
