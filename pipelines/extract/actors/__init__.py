"""Who the text speaks of: recognition, kinds, coreference and relations of actors."""
