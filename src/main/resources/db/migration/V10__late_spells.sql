-- When orders are late: from begins until ends, or without an end yet. Kept by the roll-up, which reckons them anew for each order that changed.
create table late_spells (
    order_id text        not null,
    begins   timestamptz not null,
    ends     timestamptz
);
create index late_spells_order on late_spells (order_id);
create index late_spells_begin on late_spells (begins);
create index late_spells_end on late_spells (ends) where ends is not null;

-- Orders that transactions changed, added and taken away like dirty_windows.
create table dirty_orders (
    order_ids text[] not null
);
alter table dirty_orders alter column order_ids set storage external;

-- A promise that is broken or kept is found by its order now.
delete from dirty_windows where promised is not null;
alter table dirty_windows drop constraint dirty_windows_one;
alter table dirty_windows drop column promised;
alter table dirty_windows alter column moment set not null;
drop index orders_promised;

-- The first run reckons everything anew.
delete from metrics_basis;
