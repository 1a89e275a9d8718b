-- An order is updated several times in its life; with room on its page the new version needs no new index entries.
alter table orders set (fillfactor = 50);
