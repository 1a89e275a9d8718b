-- What an operator says of a change of an order's status; such an event has no raw copy, so that its row is all there is of it. The
-- explanation is not the place: it says what the system finds, and changes with what it finds.
alter table events add column note text;

create or replace view order_history as
select order_id, occurred_at as at, array_position(
           array['CREATED', 'PAID', 'PICKING', 'PACKED', 'SHIPPED', 'DELIVERED', 'CANCELED'], next_status) as position,
       prev_status as from_status, next_status as to_status, 'EVENT' as cause, event_id as cause_id, coalesce(actor, source) as actor,
       note
from events where visible
union all
select order_id, at, 100 + position, from_status, to_status, cause, hold_id::text, actor, null
from hold_history;
