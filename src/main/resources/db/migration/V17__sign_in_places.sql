-- From where the owner of an account lately came in with its password (see application.AttemptLimits): strangers' guesses do not close
-- the account to these places.
create table sign_in_places (
    account    text        not null references accounts (name),
    place      text        not null,
    entered_at timestamptz not null,
    primary key (account, place)
);
