-- The group of an alert: its reason and one subject. last_opened_at: when the system opened it, or opened it again. open_seq: the same
-- as a number that rises in the order of commits, because alerts are opened under the lock of all writers; times of arrival do not.
create sequence alert_openings;
alter table alerts
    add column group_kind     text,
    add column group_subject  text,
    add column last_opened_at timestamptz,
    add column open_seq       bigint;
update alerts a set
    group_kind = coalesce(g.kind, case when a.order_id is null then 'NONE' else 'ORDER' end),
    group_subject = coalesce(g.subject, a.order_id, ''),
    last_opened_at = a.opened_at,
    open_seq = a.seq
from alerts b left join (
    select hold_id,
           case reason when 'FUL-FRAUD-USER' then 'USER' else 'PRODUCT' end as kind,
           case reason when 'FUL-INV' then regexp_replace(detail, '^[^/]*/[^/]*/', '') else subject end as subject
    from holds
    where reason in ('FUL-FRAUD-USER', 'FUL-FRAUD-PROD') or reason = 'FUL-INV' and detail ~ '^[^/]*/[^/]*/.'
) g on g.hold_id = b.hold_id
where b.alert_key = a.alert_key;
select setval('alert_openings', coalesce((select max(seq) from alerts), 0) + 1, false);
alter table alerts
    alter column group_kind set not null,
    alter column group_subject set not null,
    alter column last_opened_at set not null,
    alter column open_seq set not null,
    alter column open_seq set default nextval('alert_openings');
create index alerts_group_unresolved on alerts (reason, group_subject, group_kind, open_seq) where status <> 'RESOLVED';

-- The outbox: one row per message of a group, written in the transaction that opens its alerts. What it says is composed when its turn
-- comes. next_attempt_at: of a row that is PENDING the earliest time, of one that is SENDING the end of its lease. grown: alerts were
-- opened since the row was written or claimed. alert_count, new_count, covered_to (an open_seq), message_text, message_body: what the
-- latest attempt told. settled_at: when it became what it is now for good.
create table notifications (
    notification_id bigint      primary key generated always as identity,
    reason          text        not null,
    group_kind      text        not null,
    group_subject   text        not null,
    status          text        not null,
    created_at      timestamptz not null,
    due_at          timestamptz not null,
    next_attempt_at timestamptz not null,
    attempts        int         not null default 0,
    lease           uuid,
    grown           boolean     not null default false,
    last_error      text,
    alert_count     bigint,
    new_count       bigint,
    covered_to      bigint,
    message_text    text,
    message_body    text,
    sent_at         timestamptz,
    settled_at      timestamptz,
    resent_at       timestamptz,
    resent_by       text,
    resent_note     text
) with (fillfactor = 75);
-- a message that is on its way counts as waiting: alerts that open meanwhile mark it as grown, and whoever records its result writes
-- the message that follows
create unique index notifications_waiting on notifications (reason, group_subject, group_kind) where status in ('PENDING', 'SENDING');
create index notifications_due on notifications (next_attempt_at, notification_id) where status in ('PENDING', 'SENDING');
create index notifications_settled on notifications (reason, group_subject, group_kind, settled_at)
    where status in ('SENT', 'FAILED', 'SKIPPED');
create index notifications_status on notifications (status, notification_id);

-- When each webhook may be posted to next, for all instances together. A webhook's address is a secret: here is its digest.
create table notification_pacing (
    destination     text        primary key,
    next_allowed_at timestamptz not null
);
