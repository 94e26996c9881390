"""Tests of Sunlit; the folders mirror the floors."""
