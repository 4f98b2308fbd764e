-- What every room stands on: accounts and sessions, idempotency, outbox, audit chains, files, dated settings.
create schema if not exists platform;
grant usage on schema platform to yichuang_app, yichuang_worker;


create table platform.account (
  id uuid primary key,
  login text not null unique,
  password_hash text not null,
  kind text not null check (kind in ('citizen', 'staff')),
  principal_id uuid not null,
  failed_count int not null default 0,
  locked_until timestamptz,
  disabled_at timestamptz,
  created_at timestamptz not null
);
comment on table platform.account is 'distribution: reference';
grant select, insert, update on platform.account to yichuang_app;

create table platform.session (
  token_hash text primary key,
  account_id uuid not null references platform.account,
  csrf_token text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  ended_at timestamptz
);
comment on table platform.session is 'distribution: hash (token_hash)';
create index session_by_account on platform.session (account_id) where ended_at is null;
grant select, insert, update on platform.session to yichuang_app;

create table platform.idempotency (
  region text not null,
  actor text not null,
  key text not null,
  request_hash text not null,
  status int not null,
  answer jsonb,
  created_at timestamptz not null,
  primary key (region, actor, key)
);
comment on table platform.idempotency is 'distribution: region';
-- Rows come in the order of their time: block ranges find the old ones at a fraction of the cost of a tree.
create index idempotency_by_age on platform.idempotency using brin (created_at);
create index idempotency_by_key on platform.idempotency (actor, key);
grant select, insert, delete on platform.idempotency to yichuang_app;
grant select, delete on platform.idempotency to yichuang_worker;

create table platform.outbox (
  region text not null,
  id uuid not null,
  type text not null,
  payload jsonb not null,
  at timestamptz not null,
  primary key (region, id)
);
comment on table platform.outbox is 'distribution: region';
grant select, insert on platform.outbox to yichuang_app;
-- `for update skip locked` needs the right to update, though no row of it ever changes.
grant select, update, delete on platform.outbox to yichuang_worker;

create table platform.audit_entry (
  region text not null,
  day date not null,
  seq int not null,
  operation text not null,
  actor text not null,
  subject text,
  detail jsonb not null,
  at timestamptz not null,
  prev_hash text not null,
  hash text not null,
  primary key (region, day, seq)
);
comment on table platform.audit_entry is 'distribution: region';
grant select, insert on platform.audit_entry to yichuang_app;
grant select on platform.audit_entry to yichuang_worker;

-- The head of each chain: a chain whose tail was cut no longer ends here.
create table platform.audit_head (
  region text not null,
  day date not null,
  seq int not null,
  hash text not null,
  primary key (region, day)
);
comment on table platform.audit_head is 'distribution: region';
grant select, insert, update on platform.audit_head to yichuang_app;
grant select on platform.audit_head to yichuang_worker;

create table platform.file (
  id uuid primary key,
  owner text not null,
  name text not null,
  media_type text not null,
  size_bytes bigint not null,
  sm3 text not null,
  created_at timestamptz not null
);
comment on table platform.file is 'distribution: hash (id)';
create index file_by_owner on platform.file (owner, created_at);
grant select, insert on platform.file to yichuang_app, yichuang_worker;

create table platform.setting (
  region text not null,
  key text not null,
  from_day date not null,
  value jsonb not null,
  source text not null,
  set_by text not null,
  set_at timestamptz not null,
  primary key (region, key, from_day)
);
comment on table platform.setting is 'distribution: reference';
grant select, insert, update on platform.setting to yichuang_app;
grant select on platform.setting to yichuang_worker;

-- Facts kept in process (published items, grants, settings) carry a version here; a change notifies every process.
create table platform.memo_version (
  name text primary key,
  version bigint not null
);
comment on table platform.memo_version is 'distribution: reference';
grant select, insert, update on platform.memo_version to yichuang_app;
grant select on platform.memo_version to yichuang_worker;
