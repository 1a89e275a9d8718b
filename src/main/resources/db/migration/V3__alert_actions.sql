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
