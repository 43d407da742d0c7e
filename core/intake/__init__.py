"""Existing plans from Jira, Linear and spreadsheets: text → table → rows → an outline of a plan."""
