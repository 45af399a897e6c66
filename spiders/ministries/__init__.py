"""Ministries and commissions of the State Council."""
