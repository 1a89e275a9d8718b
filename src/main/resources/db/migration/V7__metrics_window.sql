-- The roll-up: one row per half hour of APP_TZ, each a function of what is stored (see application.RollUpMetrics).
-- as_of: the moment of the snapshots, the window's end or, of the running window, the moment it was reckoned.
-- *_net: by how much the window's changes, as far as they lie before as_of, moved the snapshot. delay_quantiles: hundredths of the delay.
create table metrics_window (
    window_start    timestamptz      primary key,
    window_end      timestamptz      not null,
    as_of           timestamptz      not null,
    orders          bigint           not null,
    payments        bigint           not null,
    shipped         bigint           not null,
    holds           bigint           not null,
    hold_rate       double precision not null generated always as (case when orders = 0 then 0 else holds::float8 / orders end) stored,
    event_total     bigint           not null,
    event_errors    bigint           not null,
    ingest_count    bigint           not null,
    parse_errors    bigint           not null,
    schema_missing  bigint           not null,
    delay_p95_sec   double precision,
    delay_quantiles real[],
    backlog         bigint           not null,
    holds_now       bigint           not null,
    late_orders     bigint           not null,
    in_progress     bigint           not null,
    completed       bigint           not null,
    alerts_open     bigint           not null,
    alerts_ack      bigint           not null,
    alerts_resolved bigint           not null,
    alerts_retry    bigint           not null,
    backlog_net     bigint           not null,
    holds_net       bigint           not null,
    late_net        bigint           not null,
    in_progress_net bigint           not null,
    completed_net   bigint           not null,
    constraint metrics_window_possible check (holds between 0 and orders and event_errors between 0 and event_total)
) with (fillfactor = 50);
create index metrics_window_running on metrics_window (window_start) where as_of < window_end;

-- Moments, and ends of promised days, whose window a transaction touched; which window that is depends on the zone of who rolls up.
-- Rows are only added and taken away, never updated, so that neither waits for the other.
create table dirty_windows (
    moment   timestamptz,
    promised date,
    constraint dirty_windows_one check (num_nulls(moment, promised) = 1)
);

-- What the rows were reckoned with; refreshed_at: the last run.
create table metrics_basis (
    only_row      boolean     primary key default true check (only_row),
    zone          text        not null,
    late_after_ms bigint      not null,
    refreshed_at  timestamptz not null
);

-- How many messages were consumed, written with them: to count the raw copies costs more than to keep them.
create table consumed_messages (
    received_at timestamptz not null,
    messages    int         not null
);
create index consumed_messages_time on consumed_messages (received_at);
insert into consumed_messages select received_at, count(*) from orders_raw group by received_at;

create index events_moves on events (occurred_at) where next_status is not null;
create index events_arrival on events using brin (ingested_at) with (pages_per_range = 16, autosummarize = on);
create index hold_history_time on hold_history (at);
create index alerts_opened on alerts (opened_at);
create index orders_promised on orders (promised_delivery_date) where promised_delivery_date is not null;
