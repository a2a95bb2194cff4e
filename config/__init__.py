"""What an operator may set: the environment's settings and the data files beside this one."""
