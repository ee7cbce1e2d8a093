"""The page of outings: what each comes to, who shares it, and who pays whom."""
