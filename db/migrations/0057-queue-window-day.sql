-- A day at the window: free services and cash, escorts, hand-overs between shifts, colleagues called in, figures of the day.

-- 窗口日志: what was given for free, cash, who came into the hall. Only added to: a wrong entry is taken back by its opposite.
create table queue.service_entry (
  region text not null,
  hall_id text not null,
  id uuid not null,
  day date not null,
  ledger text not null check (ledger in ('service', 'cash', 'entrance')),
  -- of services the name that the city gives them; of cash and of the entrance a code (window-log/entry.ts)
  what text not null,
  unit text not null,
  -- below zero of what takes another back
  quantity int not null check (quantity <> 0),
  -- 分, as it changes what the window holds; of cash only
  amount_fen bigint,
  item_code text,
  item_name text,
  ticket_number text,
  window_no text,
  officer_id uuid not null,
  officer_name text not null,
  note text not null,
  -- what it takes back
  strikes uuid,
  at timestamptz not null,
  primary key (region, hall_id, id),
  constraint service_entry_cash check ((ledger = 'cash') = (amount_fen is not null and window_no is not null))
);
comment on table queue.service_entry is 'distribution: region';
-- The list of a day, what a window holds in cash, and the table of a month.
create index service_entry_of_day on queue.service_entry (region, hall_id, day, id);
-- An entry is taken back once.
create unique index service_entry_struck on queue.service_entry (region, hall_id, strikes) where strikes is not null;
grant select, insert on queue.service_entry to yichuang_app;
grant select on queue.service_entry to yichuang_worker;

-- 进入登记: whoever a hall has to be able to ask back, where a rule says so; deleted when the set days are over. Never about health.
create table queue.entrance_visitor (
  region text not null,
  hall_id text not null,
  entry_id uuid not null,
  day date not null,
  -- sealed: name and telephone
  visitor text not null,
  primary key (region, hall_id, entry_id)
);
comment on table queue.entrance_visitor is 'distribution: region';
create index entrance_visitor_old on queue.entrance_visitor (region, day);
grant select, insert, delete on queue.entrance_visitor to yichuang_app;
grant select on queue.entrance_visitor to yichuang_worker;

-- 陪同引导: somebody goes with a visitor who asked for it.
create table queue.escort (
  region text not null,
  hall_id text not null,
  id uuid not null,
  day date not null,
  -- the key of the person's ticket, or the ticket itself of somebody without a name; forgotten with the tickets' holders
  visitor_key text,
  visitor_name text,
  reason text not null check (reason in ('elder', 'disabled', 'other')),
  -- what they want company for, in the order of a visit
  stages text[] not null,
  -- where they are; null until it began
  stage text,
  source text not null check (source in ('kiosk', 'portal', 'desk', 'hotline', 'appointment')),
  appointment_id uuid,
  ticket_id uuid,
  ticket_number text,
  -- where to find them, in their words
  place text not null,
  state text not null check (state in ('asked', 'taken', 'begun', 'ended', 'cancelled')),
  -- an officer of the hall; of a volunteer the name alone
  escort_officer uuid,
  escort_name text,
  note text not null,
  -- who did what when, in order; only added to
  acts jsonb not null,
  version int not null,
  asked_at timestamptz not null,
  taken_at timestamptz,
  begun_at timestamptz,
  ended_at timestamptz,
  constraint escort_pkey primary key (region, hall_id, id),
  constraint escort_taken check ((state in ('taken', 'begun')) <= (escort_name is not null))
);
comment on table queue.escort is 'distribution: region';
-- One open a visitor, a hall and a day.
create unique index escort_of_visitor on queue.escort (region, hall_id, day, visitor_key) where state in ('asked', 'taken', 'begun');
-- The list of the guide desk, and the figures of a month.
create index escort_of_day on queue.escort (region, hall_id, day, id);
-- Of whose visit: it moves with it.
create index escort_of_appointment on queue.escort (region, appointment_id) where appointment_id is not null;
create index escort_open on queue.escort (day, region, hall_id) where state in ('asked', 'taken', 'begun');
create index escort_named on queue.escort (region, day) where visitor_key is not null;
grant select, insert on queue.escort to yichuang_app;
grant update (day, visitor_key, visitor_name, stage, ticket_id, ticket_number, state, escort_officer, escort_name, note, acts, version, taken_at, begun_at, ended_at) on queue.escort to yichuang_app;
grant select on queue.escort to yichuang_worker;

-- 交接班: what was open at a window when somebody left it, and who took it over.
create table queue.window_hand_over (
  region text not null,
  hall_id text not null,
  id uuid not null,
  day date not null,
  window_no text not null,
  left_by uuid not null,
  left_by_name text not null,
  left_at timestamptz not null,
  -- as it stood then: the ticket at the window, missed calls, cases taken in, cash (shifts/hand-over.ts)
  open_things jsonb not null,
  note text not null,
  confirmed_by uuid,
  confirmed_by_name text,
  confirmed_at timestamptz,
  remark text not null default '',
  version int not null,
  constraint window_hand_over_pkey primary key (region, hall_id, id)
);
comment on table queue.window_hand_over is 'distribution: region';
create index window_hand_over_of_day on queue.window_hand_over (region, hall_id, day, id);
-- A window has one that nobody took over yet: the next who leaves it took it over before.
create unique index window_hand_over_open on queue.window_hand_over (region, hall_id, window_no) where confirmed_at is null;
grant select, insert on queue.window_hand_over to yichuang_app;
grant update (confirmed_by, confirmed_by_name, confirmed_at, remark, version) on queue.window_hand_over to yichuang_app;
grant select on queue.window_hand_over to yichuang_worker;

-- 联办: a second officer called to the window for the ticket it serves.
create table queue.colleague_call (
  region text not null,
  hall_id text not null,
  id uuid not null,
  day date not null,
  ticket_id uuid not null,
  ticket_number text not null,
  window_no text not null,
  asked_by uuid not null,
  asked_by_name text not null,
  colleague uuid not null,
  colleague_name text not null,
  reason text not null,
  state text not null check (state in ('asked', 'accepted', 'declined', 'ended')),
  answer text not null,
  version int not null,
  asked_at timestamptz not null,
  answered_at timestamptz,
  ended_at timestamptz,
  constraint colleague_call_pkey primary key (region, hall_id, id)
);
comment on table queue.colleague_call is 'distribution: region';
-- A colleague is asked once for a ticket, until they decline or it is over.
create unique index colleague_call_open on queue.colleague_call (region, hall_id, ticket_id, colleague) where state in ('asked', 'accepted');
create index colleague_call_of_day on queue.colleague_call (region, hall_id, day, id);
grant select, insert on queue.colleague_call to yichuang_app;
grant update (state, answer, version, answered_at, ended_at) on queue.colleague_call to yichuang_app;
grant select on queue.colleague_call to yichuang_worker;

-- At which window a ticket was when it happened: figures are of people and of windows.
alter table queue.ticket_act add column window_no text;
create index ticket_act_of_day on queue.ticket_act (region, hall_id, at);
-- Which window took a case in.
create index ticket_of_case on queue.ticket using gin (application_numbers) where application_numbers <> '{}';

-- 评价: grades of what a window took in, never whose; told once for each rating.
create table queue.rating_got (
  region text not null,
  event_id text not null,
  hall_id text not null,
  day date not null,
  window_no text,
  officer_id uuid,
  grade smallint not null check (grade between 1 and 5),
  primary key (region, event_id)
);
comment on table queue.rating_got is 'distribution: region';
create index rating_got_of_day on queue.rating_got (region, hall_id, day);
grant select, insert on queue.rating_got to yichuang_app;
grant select on queue.rating_got to yichuang_worker;

-- The hall's screens hear of these too (0053).
create trigger escort_told after insert or update on queue.escort for each row execute function queue.tell_board();
create trigger window_hand_over_told after insert or update on queue.window_hand_over for each row execute function queue.tell_board();
create trigger colleague_call_told after insert or update on queue.colleague_call for each row execute function queue.tell_board();
