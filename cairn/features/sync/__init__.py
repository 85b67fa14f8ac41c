"""The doors of the log: snapshot, delta, mutations, the socket, and the REST resources made from the nouns."""
