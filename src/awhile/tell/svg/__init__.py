"""Pictures as text: elements and the forms that charts are drawn in."""
