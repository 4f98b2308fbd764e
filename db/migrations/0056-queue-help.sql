-- 呼叫帮助: somebody at a terminal of a hall asks for a person.
create table queue.help_request (
  region text not null,
  id uuid not null,
  hall_id text not null,
  terminal_id uuid not null,
  -- where to go: the terminal's number and place as they stood
  terminal_number text not null,
  place_name text not null,
  state text not null check (state in ('asked', 'answered', 'done', 'cancelled')),
  asked_at timestamptz not null,
  -- who goes there, and as whom the terminal names them: never by name
  answered_by uuid,
  answered_as text,
  answered_at timestamptz,
  ended_at timestamptz,
  version int not null,
  constraint help_request_pkey primary key (region, id),
  constraint help_request_answered check ((state in ('answered', 'done')) <= (answered_by is not null and answered_as is not null and answered_at is not null))
);
comment on table queue.help_request is 'distribution: region';
-- A terminal asks once at a time; what stands before a hall's staff.
create unique index help_request_of_terminal on queue.help_request (region, terminal_id) where state in ('asked', 'answered');
create index help_request_open on queue.help_request (region, hall_id, asked_at) where state in ('asked', 'answered');
-- The figures of a day.
create index help_request_of_day on queue.help_request (region, hall_id, asked_at);
grant select, insert on queue.help_request to yichuang_app;
grant update (state, answered_by, answered_as, answered_at, ended_at, version) on queue.help_request to yichuang_app;
grant select on queue.help_request to yichuang_worker;

-- Whoever looks after a hall hears of it in the transaction that makes it.
create function queue.tell_help() returns trigger language plpgsql as $$
begin
  perform pg_notify('yichuang_feed', 'queue.help:' || new.hall_id);
  return null;
end $$;
create trigger help_request_told after insert or update on queue.help_request for each row execute function queue.tell_help();
