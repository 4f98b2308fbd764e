-- What the relay takes off the outbox in one go is kept once, whoever reads it: with a copy for each of a dozen readers, queueing their
-- jobs took two fifths of the database's time under load.
create table platform.announced_batch (
  id uuid primary key,
  -- a JSON array in the order it was announced
  events text not null,
  -- readers that have not read it yet; with the last of them it goes
  unread_by text[] not null
);
comment on table platform.announced_batch is 'distribution: hash (id)';
-- Read once or twice and then gone: compressing it is not worth the time.
alter table platform.announced_batch alter column events set storage external;
grant select, insert, update (unread_by), delete on platform.announced_batch to yichuang_worker;
