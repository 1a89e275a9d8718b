-- Who may sign in (see application.ports.Accounts). dev_only: made by the dev profile, let in nowhere else. generation: grows with every
-- change after which earlier sign-ins no longer hold. Accounts are disabled, never deleted: the actors of old actions stay somebody.
create table accounts (
    account_id    bigint      primary key generated always as identity,
    name          text        not null unique check (name <> ''),
    role          text        not null check (role in ('VIEWER', 'OPERATOR', 'ADMIN')),
    password_hash text        not null,
    enabled       boolean     not null default true,
    dev_only      boolean     not null default false,
    generation    bigint      not null default 0,
    created_at    timestamptz not null,
    created_by    text        not null,
    changed_at    timestamptz not null,
    changed_by    text        not null,
    signed_in_at  timestamptz
);

-- Sessions by the digest of the secret in the visitor's cookie: who reads this table cannot sign in by it.
create table sessions (
    digest     text        primary key,
    account_id bigint      not null references accounts,
    generation bigint      not null,
    began_at   timestamptz not null,
    used_at    timestamptz not null
);
create index sessions_account on sessions (account_id);

-- How often somebody tried to sign in, by name and by address, since counting last began anew.
create table sign_in_attempts (
    key      text        primary key,
    attempts int         not null,
    since    timestamptz not null
);

-- What happened about access; only ever added to.
create table access_log (
    entry_id bigint      primary key generated always as identity,
    at       timestamptz not null,
    event    text        not null,
    account  text        not null,
    actor    text,
    address  text,
    detail   text
);
create index access_log_account on access_log (account, entry_id);
create index access_log_event on access_log (event, entry_id);
create trigger access_log_stands before update or delete or truncate on access_log
    for each statement execute function refuse_change();
