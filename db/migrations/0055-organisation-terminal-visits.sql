-- The one visit of a self-service terminal: whoever stands before it. Began anew it ends the one before; nothing is kept of those that are over.
create table organisation.terminal_visit (
  region text not null,
  device_id uuid not null,
  -- SM3 of the secret in every address of the visit
  secret_hash text not null,
  began_at timestamptz not null,
  last_at timestamptz not null,
  -- SM3 of the token of whoever signed in: the only session that holds in this visit
  session_hash text,
  -- whether this person is in the terminal's figures already
  is_counted boolean not null default false,
  -- what this person was given here that opens without signing in: numbers in a line, codes to rate by
  keys text[] not null default '{}',
  constraint terminal_visit_pkey primary key (region, device_id),
  constraint terminal_visit_device foreign key (region, device_id) references organisation.device
) with (fillfactor = 50);
comment on table organisation.terminal_visit is 'distribution: region';
grant select, insert, update, delete on organisation.terminal_visit to yichuang_app;
