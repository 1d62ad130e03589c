-- Computing the keys of one paper takes some tenths of a millisecond: no plan may do it for thousands instead of asking
-- the index.
ALTER FUNCTION search_keys(integer, integer, integer[]) COST 100000;
