-- Who is where: divisions, authorities, halls and the officers who work in them. Read by every command, changed rarely.
create schema if not exists organisation;
grant usage on schema organisation to yichuang_app, yichuang_worker;

create table organisation.division (
  code text primary key check (code ~ '^\d{12}$'),
  region text not null check (region ~ '^\d{6}$'),
  name text not null,
  full_name text not null,
  level text not null check (level in ('city', 'county', 'township', 'village')),
  parent_code text references organisation.division
);
comment on table organisation.division is 'distribution: reference';
grant select, insert on organisation.division to yichuang_app;
grant select on organisation.division to yichuang_worker;

create table organisation.authority (
  id text primary key,
  region text not null,
  division_code text not null references organisation.division,
  name text not null,
  -- as items name it: 市场监督管理局
  short_name text not null,
  aliases text[] not null,
  level text not null check (level in ('city', 'county', 'township', 'village')),
  uscc text not null unique,
  kind text not null
);
comment on table organisation.authority is 'distribution: reference';
grant select, insert on organisation.authority to yichuang_app;
grant select on organisation.authority to yichuang_worker;

create table organisation.unit (
  id text primary key,
  authority_id text not null references organisation.authority,
  name text not null,
  unique (authority_id, name)
);
comment on table organisation.unit is 'distribution: reference';
grant select, insert on organisation.unit to yichuang_app;
grant select on organisation.unit to yichuang_worker;

create table organisation.hall (
  id text primary key,
  region text not null,
  division_code text not null references organisation.division,
  name text not null,
  level text not null check (level in ('city', 'county', 'township')),
  address text not null,
  hours text not null,
  phone text not null
);
comment on table organisation.hall is 'distribution: reference';
grant select, insert on organisation.hall to yichuang_app;
grant select on organisation.hall to yichuang_worker;

create table organisation.hall_window (
  hall_id text not null references organisation.hall,
  no text not null,
  kind text not null,
  name text not null,
  serves text[] not null,
  primary key (hall_id, no)
);
comment on table organisation.hall_window is 'distribution: reference';
grant select, insert on organisation.hall_window to yichuang_app;
grant select on organisation.hall_window to yichuang_worker;

create table organisation.officer (
  id uuid primary key,
  region text not null,
  name text not null,
  authority_id text not null references organisation.authority,
  unit_id text references organisation.unit,
  hall_id text references organisation.hall,
  roles text[] not null check (cardinality(roles) > 0),
  -- 三权分立: nobody holds two of the three administrators' powers, nor one of them beside the handling of cases
  constraint officer_separate_powers check (
    not (roles && array['systemAdmin', 'securityAdmin', 'auditor']) or cardinality(roles) = 1
  )
);
comment on table organisation.officer is 'distribution: reference';
grant select, insert on organisation.officer to yichuang_app;
grant select on organisation.officer to yichuang_worker;
