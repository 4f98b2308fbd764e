-- Service items: the base item with its code, its published versions, and who handles it where.
create schema catalogue;
grant usage on schema catalogue to yichuang_app, yichuang_worker;

-- What stays when an item changes: its slug and its 基本编码 (GB/T 39554.1-2020), both never given to another item.
create table catalogue.item (
  code text primary key,
  base_code text not null unique check (length(base_code) = 12)
);
comment on table catalogue.item is 'distribution: reference';
grant select, insert on catalogue.item to yichuang_app;
grant select on catalogue.item to yichuang_worker;

-- A case pins the version it began under, so no version is ever changed or deleted; only its state moves on.
create table catalogue.item_version (
  code text not null references catalogue.item,
  version int not null check (version > 0),
  content jsonb not null,
  state text not null check (state in ('published', 'superseded')),
  effective_on date not null,
  published_at timestamptz not null,
  primary key (code, version)
);
comment on table catalogue.item_version is 'distribution: reference';
create unique index item_version_published on catalogue.item_version (code) where state = 'published';
grant select, insert, update (state) on catalogue.item_version to yichuang_app;
grant select on catalogue.item_version to yichuang_worker;

-- 实施清单: one row for each authority that handles the item. `region` is the county-level division of the authority.
create table catalogue.entry (
  region text not null check (region ~ '^\d{6}$'),
  division_code text not null check (division_code ~ '^\d{12}$'),
  item_code text not null references catalogue.item,
  authority_id text not null references organisation.authority,
  unit_id text,
  task_code text not null check (length(task_code) = 31),
  base_code text not null,
  version int not null,
  primary key (region, division_code, item_code),
  foreign key (item_code, version) references catalogue.item_version (code, version)
);
comment on table catalogue.entry is 'distribution: reference';
create index entry_by_item on catalogue.entry (item_code);
grant select, insert, update, delete on catalogue.entry to yichuang_app;
grant select on catalogue.entry to yichuang_worker;
