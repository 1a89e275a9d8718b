-- Finds the orders that are late now: their spells have begun and have no end yet. Whoever is late no more would only be in the way.
create index late_spells_lasting on late_spells (begins) include (order_id) where ends is null;
