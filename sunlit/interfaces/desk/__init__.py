"""The desk (工作台): pages for the bureau's staff. One page, one act."""
