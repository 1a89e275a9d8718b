-- A release by a person, or a retry that passed, stands beside how the hold ended in event time: late data may move the end, not the decision.
alter table holds
    add column ever_lacked     text,
    add column decided_at      timestamptz,
    add column decided_cause   text,
    add column decided_by      text,
    add column decided_through timestamptz,
    add column waived          text;
update holds set ever_lacked = detail where reason = 'FUL-VALID';
alter table holds
    drop column released_through,
    add constraint holds_decision_complete check (num_nulls(decided_at, decided_cause, decided_by) in (0, 3)),
    add constraint holds_end_complete check (num_nulls(released_at, release_cause, released_by) in (0, 3));
drop index if exists holds_released;
create index holds_decided on holds (reason, subject) where decided_at is not null;

-- version: number of steps in the alert's trail. attempts, outcome: of its retries. operator: who acted last. resolved_by: 'system' where
-- the cause went away, so that the alert opens again should it come back.
alter table alerts
    add column version     int not null default 0,
    add column attempts    int not null default 0,
    add column outcome     text,
    add column resolved_by text;
update alerts set resolved_by = 'system' where status = 'RESOLVED';
alter table alerts
    add constraint alerts_status check (status in ('OPEN', 'ACK', 'RETRY_REQUESTED', 'RESOLVED')),
    add constraint alerts_end check ((status = 'RESOLVED') = (resolved_at is not null and resolved_by is not null)),
    add constraint alerts_somebody check (status not in ('ACK', 'RETRY_REQUESTED') or operator is not null),
    add constraint alerts_counts check (version >= 0 and attempts between 0 and version),
    add constraint alerts_cause check (
        (kind = 'HOLD' and hold_id is not null and event_id is null and alert_key = 'hold:' || hold_id)
        or (kind = 'EVENT' and hold_id is null and event_id is not null and alert_key like 'event:%'));
create unique index alerts_hold on alerts (hold_id) where hold_id is not null;
create index alerts_retry on alerts (seq) where status = 'RETRY_REQUESTED';
create index alerts_unresolved on alerts (seq) where status <> 'RESOLVED';

-- The trail of an alert: every step with its actor, without a gap, never changed.
create table alert_steps (
    alert_key   text        not null,
    version     int         not null check (version >= 1),
    step        text        not null,
    from_status text        not null,
    to_status   text        not null,
    actor       text        not null,
    at          timestamptz not null,
    note        text,
    primary key (alert_key, version),
    constraint alert_steps_legal check (
        (step = 'ACK' and from_status = 'OPEN' and to_status = 'ACK')
        or (step = 'RESOLVE' and from_status in ('OPEN', 'ACK', 'RETRY_REQUESTED') and to_status = 'RESOLVED')
        or (step = 'RETRY' and from_status in ('OPEN', 'ACK') and to_status = 'RETRY_REQUESTED')
        or (step = 'RETRY_PASSED' and from_status = 'RETRY_REQUESTED' and to_status = 'RESOLVED')
        or (step = 'RETRY_FAILED' and from_status = 'RETRY_REQUESTED' and to_status = 'OPEN')
        or (step = 'CLOSED' and from_status in ('OPEN', 'ACK', 'RETRY_REQUESTED') and to_status = 'RESOLVED')
        or (step = 'REOPENED' and from_status = 'RESOLVED' and to_status = 'OPEN'))
);
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% of %: a trail is only ever added to', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger alert_steps_stand before update or delete or truncate on alert_steps
    for each statement execute function refuse_change();
