-- The element check (要素体检): what it found and who settles it, and which addresses of the guides answer.

-- One fault that persists. Open ones are settled by the check that finds them gone; what is known and accepted is excused.
create table catalogue.check_issue (
  id uuid primary key,
  rule_id text not null,
  problem text not null,
  item_code text not null references catalogue.item,
  -- Of the place it is about; empty for the item itself.
  division_code text not null default '',
  -- Whose issue it is: the city's for an item, the place's own for a place.
  region text not null check (region ~ '^\d{6}$'),
  path text not null,
  message text not null,
  severity text not null check (severity in ('block', 'warn')),
  department_name text not null,
  state text not null default 'open' check (state in ('open', 'excused', 'settled')),
  first_seen_at timestamptz not null,
  due_on date not null,
  owner_id text,
  owner_name text,
  -- Why it was excused, or how it was settled, by whom.
  reason text,
  decided_by text,
  decided_at timestamptz,
  -- Who told of it, where no rule found it.
  reported_by text
);
comment on table catalogue.check_issue is 'distribution: reference';
-- A fault stands once, however often it is found; people may report several of one item.
create unique index check_issue_standing on catalogue.check_issue (rule_id, item_code, division_code, path) where state <> 'settled' and reported_by is null;
create index check_issue_list on catalogue.check_issue (state, due_on, id);
create index check_issue_of_region on catalogue.check_issue (region, state, due_on, id);
create index check_issue_of_rule on catalogue.check_issue (rule_id, state, due_on, id);
create index check_issue_of_item on catalogue.check_issue (item_code, state, due_on, id);
create index check_issue_of_department on catalogue.check_issue (department_name, state, due_on, id);
grant select, insert, update on catalogue.check_issue to yichuang_app;
grant select on catalogue.check_issue to yichuang_worker;

-- One look through the whole catalogue.
create table catalogue.check_run (
  id uuid primary key,
  at timestamptz not null,
  actor_name text not null,
  items int not null,
  findings int not null,
  opened int not null,
  settled int not null
);
comment on table catalogue.check_run is 'distribution: reference';
create index check_run_latest on catalogue.check_run (at desc);
grant select, insert on catalogue.check_run to yichuang_app;

-- What became of following each address that a published guide gives.
create table catalogue.link_check (
  url text primary key,
  checked_at timestamptz not null,
  -- Null where it answered.
  problem text,
  -- In a row: a server that is down for a moment is no fault of the guide.
  failures int not null,
  -- What will not mend itself (no such page, no such host) is told at once.
  is_certain boolean not null
);
comment on table catalogue.link_check is 'distribution: reference';
grant select, insert, update, delete on catalogue.link_check to yichuang_app;
