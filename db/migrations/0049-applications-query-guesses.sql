-- 查询密码: how often somebody tried for a case, whatever process they asked. A row is gone with the first right password, or when its rest is over.
create table applications.query_guess (
  number text not null primary key,
  count int not null,
  -- the tries count until then
  until timestamptz not null
);
comment on table applications.query_guess is 'distribution: hash (number)';
-- What is over goes, a few with each try.
create index query_guess_over on applications.query_guess (until);
grant select, insert, update, delete on applications.query_guess to yichuang_app;
