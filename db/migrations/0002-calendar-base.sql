-- What regions and years add to the national calendar that the platform brings along.
create schema if not exists calendar;
grant usage on schema calendar to yichuang_app, yichuang_worker;

create table calendar.special_day (
  region text not null,
  day date not null,
  kind text not null check (kind in ('holiday', 'makeUpWorkday')),
  name text not null,
  source text not null,
  primary key (region, day)
);
comment on table calendar.special_day is 'distribution: reference';
grant select, insert, update, delete on calendar.special_day to yichuang_app;
grant select on calendar.special_day to yichuang_worker;

create table calendar.published_year (
  region text not null,
  year int not null,
  source text not null,
  primary key (region, year)
);
comment on table calendar.published_year is 'distribution: reference';
grant select, insert, update, delete on calendar.published_year to yichuang_app;
grant select on calendar.published_year to yichuang_worker;
