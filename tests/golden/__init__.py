"""Golden truths: whole studies, answers of the command line and the text of reports."""
