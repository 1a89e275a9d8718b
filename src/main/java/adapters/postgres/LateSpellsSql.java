package adapters.postgres;

/**
 * When orders are late. An order is late while it has been shown as PAID, without a break, for too long, and from the end of its promised
 * day until it is delivered or cancelled; where both are true it is late once. So each order has its spells of lateness, none, one or
 * several, the last of which may be without end. They do not depend on the present moment: a spell may begin in the future and vanish
 * before it does.
 *
 * <p>The parts follow the roll-up's {@code basis}.
 */
final class LateSpellsSql {
    private static final String PAID = """
            case when %2$s = 'PAID' then 1 else 0 end - case when %1$s = 'PAID' then 1 else 0 end as net""";
    private static final String BY_EVENTS = PAID.formatted("prev_status", "next_status");
    private static final String BY_HOLDS = PAID.formatted("from_status", "to_status");

    /** What came and went in one instant was never shown. */
    private static final String WAITS = """
            select order_id, since + late_after as begins, ends
            from (
                select order_id, at as since, net, lead(at) over (partition by order_id order by at) as ends
                from (select order_id collate "C" as order_id, at, sum(net) as net from (%s) moves
                      group by 1, 2 having sum(net) <> 0) turns
            ) waits, basis
            where net = 1 and (ends is null or ends > since + late_after)""";

    /** Events alone bring an order to PAID once and away from it once, so that most waits are found by a join, in parallel. */
    private static final String UNHELD_WAITS = """
            select came.order_id, came.at + late_after, went.at
            from basis, (select order_id, occurred_at as at from events where visible and next_status = 'PAID') came
                left join (select order_id, occurred_at as at from events where visible and prev_status = 'PAID') went using (order_id)
            where (went.at is null or went.at > came.at + late_after)
                and not exists (select from hold_history h where h.order_id = came.order_id and 'PAID' in (from_status, to_status))""";

    /** Of one who finished and was not heard of after the promised day, no event is looked up. */
    private static final String SPELLS = """
            promises as materialized (
                select order_id, overdue, finished
                from (
                    select o.order_id, underlying_status, last_occurred_at,
                        greatest((promised_delivery_date + 1)::timestamp at time zone zone, created_at) as overdue
                    from basis, %1$s where promised_delivery_date is not null) o
                    left join lateral (
                        select occurred_at as finished from events e
                        where e.order_id = o.order_id and next_status in ('DELIVERED', 'CANCELED') offset 0
                    ) f on underlying_status in ('DELIVERED', 'CANCELED')
                where underlying_status not in ('DELIVERED', 'CANCELED') or last_occurred_at > overdue
            ), waits as materialized (
                %2$s
            ), spells as materialized (
                select order_id, lower(spell) as begins, upper(spell) as ends
                from (
                    select order_id, unnest(range_agg(tstzrange(begins, ends))) as spell
                    from (
                        select order_id, begins, ends from waits
                        union all
                        select order_id, overdue, finished from promises
                        where finished is null or finished > overdue
                    ) late
                    group by order_id
                ) merged
            )""";

    static final String OF_ALL_ORDERS = SPELLS.formatted(
            "orders o", WAITS.formatted("""
            select order_id, occurred_at as at, %s from events
            where visible and (next_status = 'PAID' or prev_status = 'PAID')
                and order_id in (select order_id from hold_history where 'PAID' in (from_status, to_status))
            union all
            select order_id, at, %s from hold_history where 'PAID' in (from_status, to_status)
            """.formatted(BY_EVENTS, BY_HOLDS)) + "\nunion all\n" + UNHELD_WAITS);

    /** Of orders whose events may be gone, the spells that are stored are all that is known. */
    static final String KNOWN_OR_KEPT = """
            select * from spells s where not exists (select from orders o where o.order_id = s.order_id and o.sealed_at is not null)
            union all
            select l.* from late_spells l join orders o on o.order_id = l.order_id and o.sealed_at is not null""";

    /**
     * Brings {@code late_spells} up to date for the orders that changed; {@code shifts}: what rises and falls by that. Of an order that was
     * never held and left PAID within {@code late_after} of its first event, neither events nor holds are looked up.
     */
    static final String OF_TOUCHED_ORDERS =
            """
            called as (
                delete from dirty_orders returning order_ids
            ), touched as materialized (
                select distinct unnest(order_ids) as order_id from called
            ), looked_at as materialized (
                select o.* from touched t, lateral (select * from orders where orders.order_id = t.order_id offset 0) o
            ), may_wait as materialized (
                select order_id from looked_at, basis
                where ever_held or underlying_status = 'PAID' or last_occurred_at > created_at + late_after
            ),""" + "\n" + SPELLS.formatted("looked_at o", WAITS.formatted("""
            select e.* from may_wait t, lateral (
                select order_id, occurred_at as at, %s from events e
                where e.order_id = t.order_id and visible and (next_status = 'PAID' or prev_status = 'PAID') offset 0) e
            union all
            select h.* from may_wait t, lateral (
                select order_id, at, %s from hold_history h
                where h.order_id = t.order_id and 'PAID' in (from_status, to_status) offset 0) h
            """.formatted(BY_EVENTS, BY_HOLDS))) + """
            , known as materialized (
                select l.* from touched t, lateral (
                    select ctid as place, order_id, begins, ends from late_spells where late_spells.order_id = t.order_id offset 0) l
            ), gone as (
                delete from late_spells l using known k
                where l.ctid = k.place and not exists (select from spells s
                    where s.order_id = k.order_id and s.begins = k.begins and s.ends is not distinct from k.ends)
                returning l.begins, l.ends
            ), came as (
                insert into late_spells (order_id, begins, ends) select order_id, begins, ends from spells s
                where not exists (select from known k
                    where k.order_id = s.order_id and k.begins = s.begins and k.ends is not distinct from s.ends)
                returning begins, ends
            ), shifts as materialized (
                select begins as at, 1 as net from came
                union all select ends, -1 from came where ends is not null
                union all select begins, -1 from gone
                union all select ends, 1 from gone where ends is not null
            ),""";

    private LateSpellsSql() {}
}
