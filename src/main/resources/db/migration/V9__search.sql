-- One order's channel never changes, so that this index costs an order's updates nothing; nor do the reasons of the few that are held.
create index orders_channel on orders (channel, created_at);
create index orders_held_reason on orders (hold_reason_code, created_at) where hold_reason_code is not null;
create index events_kind on events (channel, event_type, seq);

-- In which five minutes of creation there are orders of a status or stage. An index by status would cost each update of an order its
-- place on the page, and with it new entries in every index; a mark is written once. Marks may outlive what they tell of; they are
-- looked through again, ever more rarely as they age.
create table order_marks (
    mark       text        not null,
    slot       timestamptz not null,
    checked_at timestamptz not null default now(),
    primary key (mark, slot)
);
create function order_slot(at timestamptz) returns timestamptz language sql immutable parallel safe
    return date_bin('5 minutes', at, timestamptz '2000-01-01 00:00:00Z');
insert into order_marks (mark, slot)
select distinct mark, order_slot(created_at) from orders, unnest(array[current_status, current_stage]) as mark;

-- Forgets marks of which nothing is left. To be run under the lock of all writers.
create function forget_order_marks(most int) returns bigint language sql
begin atomic
    with due as (
        select mark, slot,
               exists (select from orders where created_at >= due.slot and created_at < due.slot + interval '5 minutes'
                       and (current_status = due.mark or current_stage = due.mark)) as alive
        from (select mark, slot from order_marks
              where mark in ('CREATED', 'PAID', 'PICKING', 'PACKED', 'SHIPPED', 'HOLD', 'PAYMENT', 'FULFILLMENT')
                and checked_at < now() - greatest(interval '5 minutes', (now() - slot) / 8)
              order by checked_at limit most) due
    ), gone as (
        delete from order_marks m using due where m.mark = due.mark and m.slot = due.slot and not due.alive
        returning 1
    ), kept as (
        update order_marks m set checked_at = now() from due where m.mark = due.mark and m.slot = due.slot and due.alive
        returning 1
    )
    select (select count(*) from gone) + (select count(*) from kept);
end;

-- What the search looks in: blocks of some orders that came together, with what they can be found by in small letters (ids, users,
-- tracking numbers) and all runs of three characters in it, also those of one and two that are not digits alone. A block is only ever
-- added: what changes in an order is added once more. The search looks every found order up, so that blocks may tell too much, but never
-- too little.
create table order_search (
    newest    timestamptz not null,
    oldest    timestamptz not null,
    order_ids text[]      not null,
    terms     text        not null,
    grams     int4[]      not null
) with (toast_tuple_target = 8160);
alter table order_search
    alter column order_ids set storage external, alter column order_ids set statistics 0,
    alter column terms set storage external, alter column terms set statistics 0,
    alter column grams set storage external, alter column grams set statistics 0;
create index order_search_grams on order_search using gin (grams) with (gin_pending_list_limit = 4096);

create function search_grams(term text) returns setof int language sql immutable parallel safe
begin atomic
    select distinct ((case when size = 3 then a * 1000003::bigint * 1000003 else 0 end
                + case when size > 1 then b * 1000003::bigint else 0 end + c) % 2147483647)::int
    from (select lag(ascii(letter), 2) over (order by at) as a, lag(ascii(letter)) over (order by at) as b, ascii(letter) as c, at
          from string_to_table(lower(term), null) with ordinality as letters (letter, at)) run, generate_series(1, 3) size
    where at >= size and (size = 3 or c not between 48 and 57 or size = 2 and b not between 48 and 57);
end;
insert into order_search (newest, oldest, order_ids, terms, grams)
select max(created_at), min(created_at), array_agg(order_id), string_agg(lower(concat_ws(E'\n', order_id, user_id, tracking_no)), E'\n'),
       array(select distinct gram from unnest(array_agg(order_id) || array_agg(user_id) || array_agg(tracking_no)) as term,
                 search_grams(term) as gram)
from (select *, (row_number() over (order by created_at) - 1) / 16 as block from orders) numbered
group by block;
