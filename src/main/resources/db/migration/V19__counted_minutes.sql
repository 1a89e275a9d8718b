-- What the roll-up counted by minute in the windows that still fill: a run counts only the minutes that changed since the last one. Rows of
-- the figure 'delays' hold the delays of a minute's arrivals in microseconds; 'WHOLE' marks a window all of whose minutes are here.
create table counted_minutes (
    minute timestamptz not null,
    figure text        not null,
    n      bigint      not null,
    delays bigint[],
    primary key (minute, figure)
);
alter table counted_minutes alter column delays set storage external;

-- Delays are reckoned in whole microseconds now: the first run reckons everything anew.
delete from metrics_basis;
