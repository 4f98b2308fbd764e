-- How items change: drafted by one person, reviewed and published by others, claimed by each place, and told to whoever follows.

-- Whether an item can be applied for is a fact of the item, not of one version.
alter table catalogue.item
  add column state text not null default 'active' check (state in ('active', 'suspended', 'cancelled')),
  -- The last day somebody looked through the guide and found it right, besides the day of its version.
  add column confirmed_on date,
  add column confirmed_by text;
grant update (state, confirmed_on, confirmed_by) on catalogue.item to yichuang_app;

alter table catalogue.item_version
  add column cancel_on date,
  add column published_by text,
  add column change_id uuid;
create index item_version_cancelled on catalogue.item_version (cancel_on) where state = 'published' and cancel_on is not null;

-- One change of one item on its way to being a version. Its content may still change; a version's never does.
create table catalogue.item_change (
  id uuid primary key,
  item_code text not null,
  kind text not null check (kind in ('create', 'revise', 'suspend', 'resume', 'cancel')),
  state text not null check (state in ('drafted', 'submitted', 'approved', 'scheduled', 'published', 'withdrawn')),
  -- The published version it began from; null for a new item.
  base_version int,
  base_code text,
  content jsonb not null,
  reason text not null,
  effective_on date,
  cancel_on date,
  -- Grows with every save and every step: what a caller must have seen.
  revision int not null,
  -- Everybody who wrote in it: none of them may review or publish it.
  editor_ids uuid[] not null,
  author_name text not null,
  reviewer_id uuid,
  history jsonb not null,
  -- What the publication made.
  version int,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on table catalogue.item_change is 'distribution: reference';
create unique index item_change_open on catalogue.item_change (item_code) where state in ('drafted', 'submitted', 'approved', 'scheduled');
create index item_change_by_state on catalogue.item_change (state, updated_at desc, id desc);
create index item_change_by_time on catalogue.item_change (updated_at desc, id desc);
create index item_change_by_item on catalogue.item_change (item_code, updated_at desc);
grant select, insert, update on catalogue.item_change to yichuang_app;
grant select on catalogue.item_change to yichuang_worker;

-- Every saved state of a change: what two editors are joined from, and what undo goes back to.
create table catalogue.item_change_revision (
  change_id uuid not null references catalogue.item_change,
  revision int not null,
  content jsonb not null,
  editor_id uuid not null,
  editor_name text not null,
  at timestamptz not null,
  primary key (change_id, revision)
);
comment on table catalogue.item_change_revision is 'distribution: reference';
grant select, insert on catalogue.item_change_revision to yichuang_app;

-- A place claims what the base catalogue lists for its level, or says why it does not handle it.
alter table catalogue.entry
  add column state text not null default 'claimed' check (state in ('claimed', 'declined')),
  add column reason text,
  -- What this place says differently, within what may differ; its level above says the rest (同事同标).
  add column local jsonb not null default '{}',
  add column local_version int not null default 0,
  add column decided_by text,
  add column decided_at timestamptz;

-- What was claimed, declined and said differently, by whom: the record behind `entry`.
create table catalogue.entry_event (
  region text not null,
  division_code text not null,
  item_code text not null,
  at timestamptz not null,
  id uuid not null,
  kind text not null check (kind in ('claimed', 'declined', 'released', 'localChanged')),
  detail jsonb not null,
  actor_name text not null,
  primary key (region, division_code, item_code, at, id)
);
comment on table catalogue.entry_event is 'distribution: reference';
grant select, insert on catalogue.entry_event to yichuang_app;

-- What other systems follow: one line for everything that changed, in the order in which it did.
create table catalogue.feed (
  seq bigint generated always as identity primary key,
  item_code text not null,
  kind text not null check (kind in ('published', 'suspended', 'resumed', 'cancelled', 'entriesChanged')),
  version int,
  region text,
  at timestamptz not null
);
comment on table catalogue.feed is 'distribution: reference';
grant select, insert on catalogue.feed to yichuang_app;
grant select on catalogue.feed to yichuang_worker;
