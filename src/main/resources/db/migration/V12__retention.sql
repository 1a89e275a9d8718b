-- Retention (docs/decisions/0011-retention.md). sealed_at: from then on nothing that comes changes the order, so that its events may go.
alter table orders add column sealed_at timestamptz;

-- What dropped events count in the figures of the half hour that begins at window_start: the roll-up adds it to what is kept. A delay is no
-- sum: that of a half hour stays as it was when the first of its events were dropped.
create table dropped_events (
    window_start    timestamptz primary key,
    payments        bigint      not null,
    shipped         bigint      not null,
    backlog         bigint      not null,
    in_progress     bigint      not null,
    completed       bigint      not null,
    event_total     bigint      not null,
    event_errors    bigint      not null,
    parse_errors    bigint      not null,
    schema_missing  bigint      not null,
    delay_p95_sec   double precision,
    delay_quantiles real[]
);

-- Makes the partition of a month, with the rows that the default one took in its stead, and says how many those are. Attached, because
-- that does not wait for those who read and write the other partitions. One a transaction, so that nobody waits for it in a circle.
create function ensure_month_partition(parent text, of_month date) returns bigint language plpgsql set lock_timeout = '2s' as $$
declare
    arrival text := case parent when 'events' then 'ingested_at' else 'received_at' end;
    child text := parent || to_char(of_month, '"_"YYYYMM');
    lower_bound timestamptz := date_trunc('month', of_month::timestamp) at time zone 'UTC';
    upper_bound timestamptz := (date_trunc('month', of_month::timestamp) + interval '1 month') at time zone 'UTC';
    moved bigint;
begin
    if to_regclass(child) is not null then
        return 0;
    end if;
    perform pg_advisory_xact_lock(7305);
    if to_regclass(child) is not null then
        return 0;
    end if;
    execute format('create table %I (like %I including all)', child, parent);
    execute format('lock table %I in access exclusive mode', parent || '_default');
    execute format('with moved as (delete from %I where %I >= %L and %2$I < %4$L returning *) insert into %5$I select * from moved',
        parent || '_default', arrival, lower_bound, upper_bound, child);
    get diagnostics moved = row_count;
    execute format('alter table %I attach partition %I for values from (%L) to (%L)', parent, child, lower_bound, upper_bound);
    return moved;
end $$;

create or replace function ensure_month_partitions(first_month date, months int) returns void language plpgsql as $$
begin
    perform ensure_month_partition(parent, (date_trunc('month', first_month::timestamp) + make_interval(months => i))::date)
    from unnest(array['orders_raw', 'events']) as parent, generate_series(0, months - 1) as i;
end $$;
