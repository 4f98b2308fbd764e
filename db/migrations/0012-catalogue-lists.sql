-- Lists made from the catalogue: yearly editions, zones on the portal, benchmark cities, and what is applied for most.

-- 年度版: what a list said on the day it was frozen. Never changed: next year's is another edition.
create table catalogue.list_edition (
  list_id text not null,
  -- six digits, or `city` for the whole city
  region text not null,
  -- 2026年版
  name text not null,
  frozen_on date not null,
  frozen_by text not null,
  -- [{ "code", "name", "departmentName", "version" }]
  items jsonb not null,
  primary key (list_id, region, name)
);
comment on table catalogue.list_edition is 'distribution: reference';
grant select, insert on catalogue.list_edition to yichuang_app;
grant select on catalogue.list_edition to yichuang_worker;

-- 专区: items chosen for one occasion or one stage of life, shown by the portal of a region and of every county below it.
create table catalogue.zone (
  region text not null,
  id text not null,
  kind text not null check (kind in ('topic', 'lifeStage')),
  title text not null,
  introduction text not null,
  audience text not null check (audience in ('persons', 'enterprises')),
  position int not null,
  item_codes text[] not null,
  from_day date not null,
  until_day date,
  version int not null,
  updated_by text not null,
  updated_at timestamptz not null,
  primary key (region, id)
);
comment on table catalogue.zone is 'distribution: reference';
grant select, insert, update on catalogue.zone to yichuang_app;
grant select on catalogue.zone to yichuang_worker;

-- 对标: what other cities have reached with the same matter, from a published source.
create table catalogue.benchmark (
  city text not null,
  item_code text not null references catalogue.item,
  days numeric,
  materials int,
  steps int,
  visits int,
  source text not null,
  as_of date not null,
  primary key (city, item_code)
);
comment on table catalogue.benchmark is 'distribution: reference';
grant select, insert, update, delete on catalogue.benchmark to yichuang_app;
grant select on catalogue.benchmark to yichuang_worker;

-- 高频事项: how many cases were filed a day. `counted_case` keeps a case from being counted twice when its event is told
-- twice; it is let go when it can no longer be told.
create table catalogue.counted_case (
  region text not null,
  day date not null,
  number text not null,
  primary key (region, day, number)
);
comment on table catalogue.counted_case is 'distribution: region';
grant select, insert, delete on catalogue.counted_case to yichuang_app;

create table catalogue.item_popularity (
  region text not null,
  day date not null,
  item_code text not null,
  count int not null,
  primary key (region, day, item_code)
);
comment on table catalogue.item_popularity is 'distribution: region';
grant select, insert, update on catalogue.item_popularity to yichuang_app;
grant select on catalogue.item_popularity to yichuang_worker;
