"""E-mail: the server that takes it, and the handing over of one message, with each way it can go wrong."""
