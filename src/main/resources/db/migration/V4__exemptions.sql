-- Users and products that their burst rule spares: from when it is said, whatever arrives then, up to an end in event time.
create table exemptions (
    exemption_id bigint      primary key generated always as identity,
    kind         text        not null check (kind in ('USER', 'PRODUCT')),
    subject      text        not null check (subject <> ''),
    reason       text        not null check (reason <> ''),
    ends_at      timestamptz,
    created_at   timestamptz not null,
    created_by   text        not null,
    ended_at     timestamptz,
    ended_by     text,
    constraint exemptions_end check ((ended_at is null) = (ended_by is null))
);
create index exemptions_subject on exemptions (kind, subject);
