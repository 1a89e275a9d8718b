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
    /**
     * Of an order that was never held, its own row tells how long it was shown as PAID. Of the others the holds' history does too: what an
     * event did while the order was shown as HOLD was not shown. At one instant events come first; what came and went in one was never shown.
     */
    private static final String WAITS = """
            select order_id, paid_from + late_after as begins, paid_until as ends
            from looked_at, basis
            where not ever_held and paid_from is not null and (paid_until is null or paid_until > paid_from + late_after)
            union all
            select order_id, since + late_after, ends
            from (
                select order_id, at as since, net, lead(at) over (partition by order_id order by at) as ends
                from (
                    select order_id, at, sum(net) as net
                    from (
                        select order_id, at, case when by_event and sum(held) over (partition by order_id order by at, place
                            rows unbounded preceding) > 0 then 0 else net end as net
                        from (
                            select order_id, paid_from as at, -1 as place, true as by_event, 1 as net, 0 as held from looked_at
                            where ever_held and paid_from is not null
                            union all
                            select order_id, paid_until, -1, true, -1, 0 from looked_at where ever_held and paid_until is not null
                            union all
                            select h.order_id, at, position, false, (to_status = 'PAID')::int - (from_status = 'PAID')::int,
                                (to_status = 'HOLD')::int - (from_status = 'HOLD')::int
                            from %s
                        ) moves
                    ) shown
                    group by 1, 2 having sum(net) <> 0
                ) turns
            ) waits, basis
            where net = 1 and (ends is null or ends > since + late_after)""";

    /** Of the orders in {@code looked_at}. */
    private static final String SPELLS = """
            promises as materialized (
                select order_id, overdue, finished_at
                from (
                    select order_id, finished_at,
                        greatest((promised_delivery_date + 1)::timestamp at time zone zone, created_at) as overdue
                    from basis, looked_at where promised_delivery_date is not null) o
                where finished_at is null or finished_at > overdue
            ), waits as materialized (
                %s
            ), spells as materialized (
                select order_id, lower(spell) as begins, upper(spell) as ends
                from (
                    select order_id, unnest(range_agg(tstzrange(begins, ends))) as spell
                    from (
                        select order_id, begins, ends from waits
                        union all
                        select order_id, overdue, finished_at from promises
                    ) late
                    group by order_id
                ) merged
            )""";

    private static final String COLUMNS =
            "order_id, created_at, promised_delivery_date, ever_held, paid_from, paid_until, finished_at";

    /**
     * Looks only at orders that may be late. Which of the promises were broken is said above; whoever finished before the date began in UTC broke
     * none, as a promised day ends nowhere earlier than ten hours later. Of orders whose events may be gone, the spells that are stored are all that is known.
     */
    static final String OF_ALL_ORDERS = """
            looked_at as materialized (
                select %s from orders, basis
                where sealed_at is null and (ever_held or paid_until > paid_from + late_after or paid_from is not null and paid_until is null
                    or promised_delivery_date is not null
                        and (finished_at is null or finished_at > promised_delivery_date))
            ),""".formatted(COLUMNS) + "\n"
            + SPELLS.formatted(WAITS.formatted("hold_history h join looked_at using (order_id)")) + """

            select * from spells
            union all
            select l.* from late_spells l join orders o on o.order_id = l.order_id and o.sealed_at is not null""";

    /** Brings {@code late_spells} up to date for the orders that changed; {@code shifts}: what rises and falls by that. */
    static final String OF_TOUCHED_ORDERS =
            """
            called as (
                delete from dirty_orders returning order_ids
            ), touched as materialized (
                select distinct unnest(order_ids) as order_id from called
            ), looked_at as materialized (
                select o.* from touched t, lateral (
                    select %s from orders where orders.order_id = t.order_id offset 0) o
            ),""".formatted(COLUMNS) + "\n" + SPELLS.formatted(WAITS.formatted("""
            looked_at t, lateral (select * from hold_history h where h.order_id = t.order_id offset 0) h where ever_held""")) + """
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
