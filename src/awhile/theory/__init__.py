"""The theory as a system of rates: its rules, presets and the equations of one couple."""
