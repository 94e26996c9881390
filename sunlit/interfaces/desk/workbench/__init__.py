"""The workbench (工作台): what I must do, what I did, what is about to be late."""
