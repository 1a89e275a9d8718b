-- Accounts of people for whom an identity provider vouches (see application.ports.IdentityProvider): known by the issuer and its subject,
-- which no other person ever gets, and not by a name. Null: an account with a password.
alter table accounts add column subject text unique check (subject <> '');
