"""The demonstration bureau (演示单位): fictional people, real lists, cases made by running the acts."""
