"""The market's web site: pages made on the server, whole without JavaScript."""
