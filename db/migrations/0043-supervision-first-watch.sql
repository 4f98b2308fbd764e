-- Cases that were open before this room watched are taken in once, in the background: how far that has come in each region.
create table supervision.first_watch (
  region text not null primary key,
  -- cases up to this number have been taken in
  after_number text not null,
  is_done boolean not null
);
comment on table supervision.first_watch is 'distribution: region';
grant select, insert, update on supervision.first_watch to yichuang_app;
grant select on supervision.first_watch to yichuang_worker;
