-- Halls as their people see and run them: windows by what they take in, zones, facilities, hours beyond the office's,
-- a floor plan, and where they lie on the city's own map. Changed under the hall's version, each change kept.
alter table organisation.hall
  add column version int not null default 1,
  -- [{ id, kind, name, floor, area }]: see halls/hall.ts
  add column zones jsonb not null default '[]',
  add column facilities text[] not null default '{}',
  -- 延时、午间、周末、错时
  add column extended_hours jsonb not null default '[]',
  -- days that go another way than the calendar says: closed, or open at other times
  add column special_days jsonb not null default '[]',
  add column plan jsonb,
  -- metres on the city's own grid, from its south-west corner
  add column x int,
  add column y int;
grant update (version, hours, phone, zones, facilities, extended_hours, special_days, plan) on organisation.hall to yichuang_app;

alter table organisation.hall_window
  -- of general windows: 投资建设、商事登记、综合事务、无差别
  add column field text check (field in ('investment', 'businessRegistration', 'generalAffairs', 'undifferentiated')),
  add column takes_everything boolean not null default false,
  add column item_codes text[] not null default '{}',
  add column authority_ids text[] not null default '{}',
  -- both days included
  add column from_day date,
  add column until_day date check (until_day >= from_day);
-- What the windows already there take in: a general one whatever the hall handles.
update organisation.hall_window set takes_everything = true, field = 'undifferentiated' where kind = 'general';
grant update (kind, name, serves, field, takes_everything, item_codes, authority_ids, from_day, until_day) on organisation.hall_window to yichuang_app;

-- What was changed of a hall or a station, by whom.
create table organisation.site_change (
  region text not null,
  site_id text not null,
  -- of the site after the change
  version int not null,
  what text not null,
  detail jsonb not null,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (region, site_id, version)
);
comment on table organisation.site_change is 'distribution: region';
grant select, insert on organisation.site_change to yichuang_app;
grant select on organisation.site_change to yichuang_worker;

-- 村（社区）便民服务站: one village one station.
create table organisation.station (
  region text not null,
  id text not null,
  division_code text not null references organisation.division,
  name text not null,
  address text not null,
  -- 与村（居）委会同址
  with_committee boolean not null,
  person_in_charge text not null,
  phone text not null,
  hours text not null,
  devices text[] not null,
  x int,
  y int,
  from_day date not null,
  until_day date check (until_day >= from_day),
  version int not null,
  primary key (region, id)
);
comment on table organisation.station is 'distribution: reference';
grant select, insert on organisation.station to yichuang_app;
grant update (name, address, with_committee, person_in_charge, phone, hours, devices, from_day, until_day, version) on organisation.station to yichuang_app;
grant select on organisation.station to yichuang_worker;

-- The city's own map: a point for each division and the outline of each township, in metres on its grid.
create table organisation.map_place (
  region text not null,
  division_code text not null references organisation.division,
  x int not null,
  y int not null,
  -- [[x, y], …]: of townships
  outline jsonb,
  primary key (region, division_code)
);
comment on table organisation.map_place is 'distribution: reference';
grant select, insert on organisation.map_place to yichuang_app;
grant select on organisation.map_place to yichuang_worker;
