-- Tickets and calling: 排队业务, 号票, 叫号, 窗口.
create schema queue;
grant usage on schema queue to yichuang_app, yichuang_worker;

-- 排队业务 as a hall set it. A hall that set nothing has the lines its windows give (lines/default-lines-rules.ts): version 0.
create table queue.line (
  region text not null,
  hall_id text not null,
  -- leads the numbers of its tickets and never changes
  letter text not null check (letter ~ '^[A-Z]$'),
  name text not null,
  -- which windows serve it, by kind or by number
  window_kinds text[] not null,
  window_nos text[] not null,
  -- what leads to it: items, everything of an authority, or all that no other line takes
  item_codes text[] not null,
  authority_ids text[] not null,
  takes_rest boolean not null,
  -- what a service takes before there are any to go by
  expected_minutes int not null check (expected_minutes between 1 and 240),
  is_open boolean not null,
  version int not null,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (region, hall_id, letter)
);
comment on table queue.line is 'distribution: region';
grant select, insert on queue.line to yichuang_app;
grant update (name, window_kinds, window_nos, item_codes, authority_ids, takes_rest, expected_minutes, is_open, version, changed_by, changed_at) on queue.line to yichuang_app;
grant select on queue.line to yichuang_worker;

-- The last number given out.
create table queue.day_counter (
  region text not null,
  hall_id text not null,
  day date not null,
  letter text not null,
  last int not null,
  primary key (region, hall_id, day, letter)
);
comment on table queue.day_counter is 'distribution: region';
grant select, insert, delete on queue.day_counter to yichuang_app;
grant update (last) on queue.day_counter to yichuang_app;
grant select on queue.day_counter to yichuang_worker;

create table queue.ticket (
  region text not null,
  hall_id text not null,
  id uuid not null,
  day date not null,
  number text not null,
  -- the line it stands in now; its number keeps the letter of the first
  line text not null,
  -- only this window may call it: whoever was sent there
  for_window text,
  version int not null,
  state text not null check (state in ('waiting', 'called', 'serving', 'finished', 'missed', 'abandoned')),
  source text not null check (source in ('kiosk', 'portal', 'desk', 'hotline', 'appointment')),
  -- finds the person's other open ticket and says nothing of them; null of a walk-in without a name
  person_key text,
  subject_id uuid,
  person_name text,
  priority text,
  item_code text,
  item_name text,
  appointment_id uuid,
  -- cases that were taken in with it
  application_numbers text[] not null default '{}',
  taken_at timestamptz not null,
  -- where it stands: by rank, then by turn (calling/calling-rules.ts)
  rank smallint not null,
  turn_at timestamptz not null,
  -- from here its wait counts: taken, or the slot of the appointment
  due_at timestamptz not null,
  estimated_seconds int not null,
  first_called_at timestamptz,
  called_at timestamptz,
  calls smallint not null default 0,
  serving_at timestamptz,
  ended_at timestamptz,
  missed_at timestamptz,
  window_no text,
  officer_id uuid,
  constraint ticket_pkey primary key (region, hall_id, id),
  constraint ticket_number unique (region, hall_id, day, number),
  constraint ticket_at_window check ((state in ('called', 'serving')) <= (window_no is not null and officer_id is not null))
);
comment on table queue.ticket is 'distribution: region';
-- Who comes next; how many wait.
create index ticket_waiting on queue.ticket (region, hall_id, rank, turn_at, id) where state = 'waiting';
-- A window serves one at a time.
create unique index ticket_of_window on queue.ticket (region, hall_id, window_no) where state in ('called', 'serving');
-- One open ticket for a person in a line.
create unique index ticket_of_person on queue.ticket (region, hall_id, line, person_key) where state in ('waiting', 'called', 'serving');
-- What an officer served, and what a hall called last.
create index ticket_of_officer on queue.ticket (region, hall_id, officer_id, day, id);
create index ticket_called on queue.ticket (region, hall_id, day, called_at) where called_at is not null;
-- What the end of the day settles.
create index ticket_open on queue.ticket (day, region, hall_id) where state in ('waiting', 'called', 'serving', 'missed');
-- Whose name is forgotten.
create index ticket_named on queue.ticket (day, region, hall_id) where person_key is not null;
create index ticket_of_appointment on queue.ticket (region, appointment_id) where appointment_id is not null;
grant select, insert on queue.ticket to yichuang_app;
grant update (line, for_window, version, state, person_key, subject_id, person_name, priority, application_numbers, rank, turn_at, first_called_at, called_at, calls, serving_at, ended_at, missed_at, window_no, officer_id)
  on queue.ticket to yichuang_app;
grant select on queue.ticket to yichuang_worker;

-- What happened to a ticket, who did it. No update, no delete.
create table queue.ticket_act (
  region text not null,
  hall_id text not null,
  ticket_id uuid not null,
  -- the version of the ticket it made
  seq int not null,
  kind text not null,
  by_id text not null,
  by_name text not null,
  at timestamptz not null,
  detail jsonb not null,
  primary key (region, hall_id, ticket_id, seq)
);
comment on table queue.ticket_act is 'distribution: region';
grant select, insert on queue.ticket_act to yichuang_app;
grant select on queue.ticket_act to yichuang_worker;

-- Who sits at a window today.
create table queue.window_seat (
  region text not null,
  hall_id text not null,
  window_no text not null,
  officer_id uuid not null,
  officer_name text not null,
  state text not null check (state in ('open', 'paused', 'closed')),
  changed_at timestamptz not null,
  primary key (region, hall_id, window_no)
);
comment on table queue.window_seat is 'distribution: region';
-- An officer sits at one window.
create unique index window_seat_of_officer on queue.window_seat (region, officer_id) where state <> 'closed';
create index window_seat_open on queue.window_seat (region, hall_id, window_no) where state <> 'closed';
grant select, insert on queue.window_seat to yichuang_app;
grant update (officer_id, officer_name, state, changed_at) on queue.window_seat to yichuang_app;
grant select on queue.window_seat to yichuang_worker;

-- How long a service of a line took of late: a decayed mean.
create table queue.pace (
  region text not null,
  hall_id text not null,
  line text not null,
  mean_seconds real not null,
  changed_at timestamptz not null,
  primary key (region, hall_id, line)
);
comment on table queue.pace is 'distribution: region';
grant select, insert on queue.pace to yichuang_app;
grant update (mean_seconds, changed_at) on queue.pace to yichuang_app;
grant select on queue.pace to yichuang_worker;

-- Whoever shows a hall's calls hears of every change of them, in the transaction that makes it (src/platform/feed).
create function queue.tell_board() returns trigger language plpgsql as $$
begin
  perform pg_notify('yichuang_feed', 'queue.board:' || new.hall_id);
  return null;
end $$;
create trigger ticket_act_told after insert on queue.ticket_act for each row execute function queue.tell_board();
create trigger window_seat_told after insert or update on queue.window_seat for each row execute function queue.tell_board();
create trigger line_told after insert or update on queue.line for each row execute function queue.tell_board();
