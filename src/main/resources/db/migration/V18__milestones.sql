-- When an order became PAID and something else again, and when it was delivered or cancelled: with its row alone the roll-up knows how
-- long an order waited that was never held. Of sealed orders, whose events may be gone, its spells of lateness are kept.
alter table orders add column paid_from timestamptz;
alter table orders add column paid_until timestamptz;
alter table orders add column finished_at timestamptz;

update orders o set paid_from = e.paid_from, paid_until = e.paid_until, finished_at = e.finished_at
from (
    select order_id, min(occurred_at) filter (where next_status = 'PAID') as paid_from,
        min(occurred_at) filter (where prev_status = 'PAID') as paid_until,
        min(occurred_at) filter (where next_status in ('DELIVERED', 'CANCELED')) as finished_at
    from events where next_status is not null group by order_id
) e
where o.order_id = e.order_id and num_nonnulls(e.paid_from, e.paid_until, e.finished_at) > 0;
