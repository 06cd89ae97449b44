"""The commands of the command line but `run`; each is loaded only when it is asked for."""
