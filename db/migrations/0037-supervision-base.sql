-- 电子监察: what runs on a legal clock, and the signals (提醒, 预警, 黄牌, 红牌) that the rules raise on it. Both are made from announced
-- events alone and could be made again from them.
create schema if not exists supervision;
grant usage on schema supervision to yichuang_app, yichuang_worker;

create table supervision.matter (
  region text not null,
  -- application · rating · check
  kind text not null,
  id text not null,
  title text not null,
  item_code text,
  item_name text not null,
  authority_id text not null,
  hall_id text,
  officer_id text,
  state text not null,
  is_immediate boolean not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  -- how often what is counted has happened: corrections, pauses
  counts jsonb not null,
  -- the clocks that run
  clocks jsonb not null,
  -- of the newest event that was read
  version int not null,
  -- every signal up to here has been raised
  checked_at timestamptz not null,
  -- when the next one would fall; null while nothing runs
  next_at timestamptz,
  primary key (region, kind, id)
);
comment on table supervision.matter is 'distribution: region';
-- A tick reads what is due and not what is open.
create index matter_by_next on supervision.matter (next_at) where next_at is not null;
grant select, insert, update on supervision.matter to yichuang_app;
grant select on supervision.matter to yichuang_worker;

create sequence supervision.signal_serial;
grant usage on sequence supervision.signal_serial to yichuang_app;

create table supervision.signal (
  region text not null,
  id uuid not null,
  serial bigint not null default nextval('supervision.signal_serial'),
  matter_kind text not null,
  matter_id text not null,
  rule text not null,
  -- what of the matter it was raised on, so that it is raised once: the clock and its start, or how many-th time
  occasion text not null,
  level text not null check (level in ('reminder', 'warning', 'yellow', 'red')),
  -- when the limit was broken, and when the platform saw it
  raised_at timestamptz not null,
  noticed_at timestamptz not null,
  title text not null,
  item_code text,
  item_name text not null,
  authority_id text not null,
  hall_id text,
  officer_id text,
  -- the rule as it was in force, and the clock as it stood
  snapshot jsonb not null,
  primary key (region, id),
  unique (region, matter_kind, matter_id, rule, occasion, level)
);
comment on table supervision.signal is 'distribution: region';
-- No update, no delete: what was raised stays; what becomes of it is written beside it.
grant select, insert on supervision.signal to yichuang_app;
grant select on supervision.signal to yichuang_worker;
