package adapters.postgres.rebuild;

import java.util.List;

/**
 * What happened and does not follow from the messages, as statements that take it over; of unqualified names the tables beside are meant.
 * docs/decisions/0012-rebuild.md says why each is among them.
 */
final class TakenOver {

    /** New ids begin after all that were given out. */
    static final String NUMBERS = """
            select setval('hold_ids', (select last_value from public.hold_ids)),
                setval('alert_openings', (select last_value from public.alert_openings))""";

    /** Before anything comes in. */
    static final List<String> AT_FIRST = List.of("""
            insert into products (product_id, product_name, registered_at, updated_at, updated_by)
            select product_id, product_name, registered_at, updated_at, updated_by from public.products""", """
            insert into holds select * from public.holds where decided_at is not null and reason <> 'FUL-INV'""");

    static final List<String> SHORTAGES = List.of("""
            update orders o set stock_claim = l.stock_claim from public.orders l
            where l.order_id = o.order_id and l.stock_claim is distinct from o.stock_claim""", """
            insert into holds select * from public.holds l
            where reason = 'FUL-INV' and retracted_at is null and exists (select from orders o where o.order_id = l.order_id)""", """
            insert into reservations select * from public.reservations""", """
            update products p set stock = l.stock, reserved = coalesce((
                select sum(r.quantity) from reservations r join orders o using (order_id)
                where r.product_id = p.product_id and o.stock_claim = 'RESERVED'), 0)
            from public.products l where l.product_id = p.product_id""");

    private static final List<String> EXEMPTIONS = List.of("""
            insert into exemptions overriding system value
            select * from public.exemptions l where not exists (select from exemptions e where e.exemption_id = l.exemption_id)""");

    /** A hold is known by its order, reason, subject and number; its id is what links and trails name. */
    private static final List<String> IDS_OF_HOLDS = List.of("""
            create unlogged table same_holds as
            select r.hold_id as fresh_id, l.hold_id as live_id
            from holds r join public.holds l using (order_id, reason, subject, ordinal) where r.hold_id <> l.hold_id""", """
            update holds h set hold_id = s.live_id from same_holds s where h.hold_id = s.fresh_id""", """
            update hold_history h set hold_id = s.live_id from same_holds s where h.hold_id = s.fresh_id""", """
            update alerts a set hold_id = s.live_id, alert_key = 'hold:' || s.live_id from same_holds s where a.hold_id = s.fresh_id""");

    /** What was taken back, and alerts whose cause is gone, tell of the order in which things came. */
    private static final List<String> FORMER = List.of("""
            delete from holds where retracted_at is not null""", """
            insert into holds select * from public.holds l
            where retracted_at is not null and not exists (select from holds h
                where (h.order_id, h.reason, h.subject, h.ordinal) = (l.order_id, l.reason, l.subject, l.ordinal))""", """
            update orders o set ever_held = not ever_held
            where ever_held <> exists (select from holds h where h.order_id = o.order_id)""", """
            create unlogged table causes as
            select 'hold:' || hold_id as alert_key from holds where retracted_at is null
            union select 'event:' || event_id from events where reason_code is not null""", """
            delete from alerts a where not exists (select from causes c where c.alert_key = a.alert_key)""", """
            insert into alerts overriding system value select * from public.alerts l
            where status = 'RESOLVED' and not exists (select from causes c where c.alert_key = l.alert_key)""");

    /** The trail is what happened; where an alert stands follows from it if a person acted, and else must agree with what was recomputed. */
    private static final List<String> TRAILS = List.of("""
            alter table alert_steps disable trigger alert_steps_stand""", """
            delete from alert_steps""", """
            insert into alert_steps select * from public.alert_steps""", """
            with trail as (
                select alert_key, max(version) as version, bool_or(step in ('ACK', 'RESOLVE', 'RETRY')) as by_person,
                    (array_agg(s order by version desc))[1] as latest,
                    (array_agg(case when step <> 'REOPENED' then actor end order by version desc)
                        filter (where step in ('ACK', 'RESOLVE', 'RETRY', 'REOPENED')))[1] as operator,
                    count(*) filter (where step in ('RETRY_PASSED', 'RETRY_FAILED')) as attempts,
                    (array_agg(note order by version desc) filter (where step in ('RETRY_PASSED', 'RETRY_FAILED')))[1] as outcome
                from alert_steps s group by alert_key
            ), standing as (
                select a.alert_key, coalesce(t.by_person, false) as by_person, coalesce((t.latest).to_status, 'OPEN') as status,
                    coalesce(t.version, 0) as version, t.operator, (t.latest).note, coalesce(t.attempts, 0) as attempts, t.outcome,
                    case when (t.latest).to_status = 'RESOLVED' then (t.latest).at end as resolved_at,
                    case when (t.latest).to_status = 'RESOLVED' then (t.latest).actor end as resolved_by
                from alerts a left join trail t using (alert_key)
            )
            update alerts a set status = s.status, version = s.version, operator = s.operator, note = s.note, attempts = s.attempts,
                outcome = s.outcome, resolved_at = s.resolved_at, resolved_by = s.resolved_by
            from standing s where a.alert_key = s.alert_key and (s.by_person or s.status = a.status)""", """
            alter table alerts alter column seq drop identity""", """
            update alerts a set seq = l.seq, opened_at = l.opened_at, last_opened_at = l.last_opened_at, open_seq = l.open_seq,
                occurred_at = case when exists (select from holds h
                    where h.hold_id = a.hold_id and (h.decided_at is not null or h.reason = 'FUL-INV'))
                    then l.occurred_at else a.occurred_at end
            from public.alerts l where l.alert_key = a.alert_key""");

    static final List<List<String>> AT_LAST = List.of(EXEMPTIONS, IDS_OF_HOLDS, FORMER, TRAILS);

    private TakenOver() {}
}
