-- The raw copy: every message consumed, byte for byte. Partitioned by arrival for retention.
create table orders_raw (
    topic        text        not null,
    partition    int         not null,
    "offset"     bigint      not null,
    received_at  timestamptz not null,
    record_at    timestamptz not null,
    message_key  bytea,
    value        bytea
) partition by range (received_at);
create unique index orders_raw_position on orders_raw (partition, "offset", topic, received_at);

-- One row per accepted event and per bad message; duplicates have only their raw copy.
-- prev_status, next_status: underlying status before and after a move that the event made; of the event that created the order only the
-- latter. visible: the move changed the shown status.
create sequence event_seq;
create table events (
    seq            bigint      not null default nextval('event_seq'),
    event_id       text        not null,
    order_id       text,
    channel        text,
    event_type     text,
    current_status text,
    reason_code    text,
    explanation    text,
    occurred_at    timestamptz not null,
    ingested_at    timestamptz not null,
    source         text        not null,
    actor          text,
    topic          text,
    partition      int,
    "offset"       bigint,
    prev_status    text,
    next_status    text,
    visible        boolean     not null default false
) partition by range (ingested_at);
create unique index events_identity on events (event_id, ingested_at);
create index events_order on events (order_id) where order_id is not null;
create index events_newest on events (seq);
create index events_errors on events (seq) where reason_code is not null;

-- Partitions are made ahead by month; the default one takes what no month covers, so that ingestion never stops.
create table orders_raw_default partition of orders_raw default;
create table events_default partition of events default;

create function ensure_month_partitions(first_month date, months int) returns void language plpgsql as $$
declare
    parent text;
    lower_bound timestamptz;
    child text;
begin
    foreach parent in array array['orders_raw', 'events'] loop
        for i in 0 .. months - 1 loop
            lower_bound := (date_trunc('month', first_month)::date + make_interval(months => i))::timestamp at time zone 'UTC';
            child := parent || to_char(lower_bound at time zone 'UTC', '"_"YYYYMM');
            if to_regclass(child) is null then
                execute format('create table %I partition of %I for values from (%L) to (%L)',
                    child, parent, lower_bound, (lower_bound at time zone 'UTC' + interval '1 month') at time zone 'UTC');
            end if;
        end loop;
    end loop;
end $$;

-- The order as folded from its events. current_status is the shown status, underlying_status what the events say.
-- left_at: first moment at which the order was shipped, delivered or cancelled. burst_user, burst_product: by what the burst rules count it
-- (several products: order_products). folded_through: the latest time of any of its events.
create table orders (
    order_id               text        primary key,
    channel                text        not null,
    user_id                text,
    product_id             text,
    product_name           text,
    quantity               int,
    line_count             int         not null default 0,
    shipping_address       text,
    tracking_no            text,
    promised_delivery_date date,
    current_stage          text        not null,
    current_status         text        not null,
    underlying_status      text        not null,
    hold_reason_code       text,
    last_event_type        text        not null,
    last_occurred_at       timestamptz not null,
    created_at             timestamptz not null,
    folded_through         timestamptz not null,
    left_at                timestamptz,
    burst_user             text,
    burst_product          text,
    ever_held              boolean     not null default false,
    stock_claim            text
) with (fillfactor = 75);
create index orders_newest on orders (created_at, order_id);
create index orders_user on orders (burst_user, created_at) where burst_user is not null;
create index orders_product on orders (burst_product, created_at) where burst_product is not null;
create index orders_held on orders (created_at, order_id) where hold_reason_code is not null;

create table order_lines (
    order_id     text not null,
    line_no      int  not null,
    line_id      text,
    product_id   text,
    product_name text,
    quantity     int  not null,
    primary key (order_id, line_no)
);

create table order_products (
    product_id text        not null,
    created_at timestamptz not null,
    order_id   text        not null,
    primary key (product_id, created_at, order_id)
);
create index order_products_order on order_products (order_id);

create table holds (
    hold_id          bigint      primary key,
    order_id         text        not null,
    reason           text        not null,
    subject          text        not null,
    ordinal          int         not null,
    placed_at        timestamptz not null,
    recorded_at      timestamptz not null,
    trigger_order_id text,
    trigger_at       timestamptz,
    rule_limit       int,
    rule_window_ms   bigint,
    rule_lookback_ms bigint,
    detail           text,
    released_at      timestamptz,
    release_cause    text,
    released_by      text,
    released_through timestamptz,
    retracted_at     timestamptz
);
create sequence hold_ids;
create unique index holds_identity on holds (order_id, reason, subject, ordinal);
create index holds_released on holds (reason, subject) where release_cause in ('OPERATOR', 'RETRY');

-- Changes of the shown status that a hold or its release made; those that an event made are in events (visible).
create table hold_history (
    order_id    text        not null,
    at          timestamptz not null,
    position    int         not null,
    from_status text        not null,
    to_status   text        not null,
    cause       text        not null,
    hold_id     bigint      not null,
    actor       text        not null,
    primary key (order_id, at, position)
);

-- All changes of the shown status in their order: at one instant those by events come first, by their rank.
create view order_history as
select order_id, occurred_at as at, array_position(
           array['CREATED', 'PAID', 'PICKING', 'PACKED', 'SHIPPED', 'DELIVERED', 'CANCELED'], next_status) as position,
       prev_status as from_status, next_status as to_status, 'EVENT' as cause, event_id as cause_id, coalesce(actor, source) as actor
from events where visible
union all
select order_id, at, 100 + position, from_status, to_status, cause, hold_id::text, actor
from hold_history;

create table alerts (
    alert_key   text        primary key,
    seq         bigint      not null generated always as identity,
    kind        text        not null,
    status      text        not null,
    order_id    text,
    event_id    text,
    hold_id     bigint,
    reason      text        not null,
    occurred_at timestamptz not null,
    opened_at   timestamptz not null,
    resolved_at timestamptz,
    operator    text,
    note        text
);
create index alerts_newest on alerts (seq);
create index alerts_order on alerts (order_id) where order_id is not null;

create table products (
    product_id    text        primary key,
    product_name  text,
    stock         bigint      check (stock >= 0),
    reserved      bigint      not null default 0 check (reserved >= 0),
    registered_at timestamptz not null,
    updated_at    timestamptz not null,
    updated_by    text        not null
);

create table reservations (
    order_id   text   not null,
    product_id text   not null,
    quantity   bigint not null check (quantity > 0),
    primary key (order_id, product_id)
);

-- Where consumption stands: written in the transaction of the effects. topic_id tells a recreated topic from the old one.
create table consumer_positions (
    topic       text        not null,
    partition   int         not null,
    topic_id    text        not null,
    next_offset bigint      not null,
    updated_at  timestamptz not null,
    primary key (topic, partition)
);
