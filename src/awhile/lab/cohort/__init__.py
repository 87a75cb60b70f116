"""Thousands of pairs: a table of events → one tidy table per question, on one machine or many."""

from awhile.lab.cohort.ingest import Columns, Intake, take_in
from awhile.lab.cohort.pipeline import Cohort, Plan, check_cohort, run_cohort

__all__ = ["Cohort", "Columns", "Intake", "Plan", "check_cohort", "run_cohort", "take_in"]
