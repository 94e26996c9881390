"""Discretion in a case (案件裁量)： receipt of a calculation, leniency, nearest decided cases."""
