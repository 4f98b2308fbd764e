-- Halls that close at other hours than their region's offices: half a working day ends when its own hall closes (民法典 art. 203).
create table calendar.hall_hours (
  region text not null,
  hall_id text not null,
  -- HH:mm, Asia/Shanghai
  morning_from text not null check (morning_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  morning_to text not null check (morning_to ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  afternoon_from text not null check (afternoon_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  afternoon_to text not null check (afternoon_to ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  source text not null,
  primary key (region, hall_id),
  check (morning_from < morning_to and morning_to <= afternoon_from and afternoon_from < afternoon_to)
);
comment on table calendar.hall_hours is 'distribution: reference';
grant select, insert, update on calendar.hall_hours to yichuang_app;
grant select on calendar.hall_hours to yichuang_worker;
