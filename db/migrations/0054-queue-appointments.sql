-- 预约: places in slots of a line, who has them, who waits for one.

-- How many places of a slot are taken, those kept for somebody who waits included. A slot nobody booked has no row.
create table queue.slot (
  region text not null,
  hall_id text not null,
  line text not null,
  starts_at timestamptz not null,
  taken int not null check (taken >= 0),
  primary key (region, hall_id, line, starts_at)
);
comment on table queue.slot is 'distribution: region';
-- A slot that is over counts no more.
create index slot_over on queue.slot (region, starts_at);
grant select, insert, delete on queue.slot to yichuang_app;
grant update (taken) on queue.slot to yichuang_app;
grant select on queue.slot to yichuang_worker;

create table queue.appointment (
  region text not null,
  id uuid not null,
  -- what a person reads out and a kiosk scans; says nothing of them
  number text not null,
  hall_id text not null,
  line text not null,
  line_name text not null,
  item_code text,
  item_name text,
  -- the guided answers, by which the list of what to bring is tailored
  answers jsonb not null,
  -- who comes, and as their document says; what the hall needs to know them by
  subject_id uuid not null,
  person_name text not null,
  identity_masked text not null,
  -- who booked it for them, where it was not they: somebody they let act, or an officer
  booked_by uuid,
  officer_id uuid,
  source text not null check (source in ('portal', 'desk', 'hotline', 'kiosk', 'waiting')),
  day date not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  state text not null check (state in ('booked', 'arrived', 'cancelled', 'missed')),
  -- which of the person's visits of that day it is: two at once cannot both be the last they may have
  place_of_day smallint,
  version int not null,
  -- when to remind next; null when both reminders are over
  remind_at timestamptz,
  ticket_id uuid,
  ticket_number text,
  booked_at timestamptz not null,
  settled_at timestamptz,
  constraint appointment_pkey primary key (region, id),
  constraint appointment_number unique (region, number),
  constraint appointment_settled check ((state = 'booked') = (settled_at is null)),
  constraint appointment_place check ((state in ('booked', 'arrived')) = (place_of_day is not null))
);
comment on table queue.appointment is 'distribution: region';
create unique index appointment_of_day on queue.appointment (region, subject_id, day, place_of_day) where place_of_day is not null;
-- By whom an address names it: people do not know their region.
create index appointment_by_id on queue.appointment (id);
-- One's own, newest first.
create index appointment_by_subject on queue.appointment (subject_id, starts_at desc, id desc);
-- The day of a hall.
create index appointment_by_hall on queue.appointment (region, hall_id, day, starts_at, id);
create index appointment_missed on queue.appointment (region, subject_id, day) where state = 'missed';
-- What the clock does.
create index appointment_to_remind on queue.appointment (region, remind_at) where state = 'booked' and remind_at is not null;
create index appointment_to_settle on queue.appointment (region, ends_at) where state = 'booked';
create index appointment_old on queue.appointment (region, day);
grant select, insert, delete on queue.appointment to yichuang_app;
grant update (day, starts_at, ends_at, state, place_of_day, version, remind_at, ticket_id, ticket_number, settled_at) on queue.appointment to yichuang_app;
grant select on queue.appointment to yichuang_worker;

-- 候补: who waits for a place of a line on a day, in order.
create table queue.waiting (
  region text not null,
  id uuid not null,
  hall_id text not null,
  line text not null,
  line_name text not null,
  item_code text,
  item_name text,
  answers jsonb not null,
  subject_id uuid not null,
  joined_by uuid,
  day date not null,
  state text not null check (state in ('waiting', 'offered', 'taken', 'lapsed', 'left')),
  -- the place that is kept for them, and until when
  starts_at timestamptz,
  held_until timestamptz,
  joined_at timestamptz not null,
  constraint waiting_pkey primary key (region, id),
  constraint waiting_held check ((state = 'offered') <= (starts_at is not null and held_until is not null))
);
comment on table queue.waiting is 'distribution: region';
create index waiting_by_id on queue.waiting (id);
-- Ids are given in order of time: the first that waits is the first of the index.
create index waiting_in_order on queue.waiting (region, hall_id, line, day, id) where state = 'waiting';
create unique index waiting_of_person on queue.waiting (region, hall_id, line, day, subject_id) where state in ('waiting', 'offered');
create index waiting_by_subject on queue.waiting (subject_id, day, id) where state in ('waiting', 'offered');
create index waiting_to_lapse on queue.waiting (region, held_until) where state = 'offered';
create index waiting_over on queue.waiting (region, day);
grant select, insert, delete on queue.waiting to yichuang_app;
grant update (state, starts_at, held_until) on queue.waiting to yichuang_app;
grant select on queue.waiting to yichuang_worker;
