-- The people and the machines of a hall: 进驻撤离、排班、考勤、培训; 设备和终端、故障、巡检、用量; 合作网点; 授权到位的整改.

-- 进驻、撤离: where an officer works is `officer.hall_id`, how it came so is here.
grant update (hall_id) on organisation.officer to yichuang_app;

create table organisation.posting_act (
  region text not null,
  id uuid not null,
  officer_id uuid not null references organisation.officer,
  hall_id text not null references organisation.hall,
  kind text not null check (kind in ('entered', 'left')),
  -- the last day that was agreed with the sending body; null: until further notice
  until_day date,
  reason text not null,
  by_id uuid not null,
  at timestamptz not null,
  constraint posting_act_pkey primary key (region, id)
);
comment on table organisation.posting_act is 'distribution: region';
create index posting_act_of_hall on organisation.posting_act (region, hall_id, id);
grant select, insert on organisation.posting_act to yichuang_app;
grant select on organisation.posting_act to yichuang_worker;

-- 排班: one week of one hall. `draft` is what is being planned, `published` what holds: lists of {day, half, windowNo, officerId}.
create table organisation.rota_week (
  region text not null,
  hall_id text not null references organisation.hall,
  monday date not null check (extract(isodow from monday) = 1),
  version int not null,
  draft jsonb not null,
  published jsonb,
  published_at timestamptz,
  changed_by uuid not null,
  changed_at timestamptz not null,
  constraint rota_week_pkey primary key (region, hall_id, monday)
);
comment on table organisation.rota_week is 'distribution: region';
grant select, insert, update on organisation.rota_week to yichuang_app;
grant select on organisation.rota_week to yichuang_worker;

-- 考勤: what the officer said at the door, as corrected; every correction is kept beside it.
create table organisation.attendance (
  region text not null,
  hall_id text not null references organisation.hall,
  day date not null,
  officer_id uuid not null references organisation.officer,
  arrived_at timestamptz,
  left_at timestamptz check (left_at >= arrived_at),
  version int not null,
  constraint attendance_pkey primary key (region, hall_id, day, officer_id)
);
comment on table organisation.attendance is 'distribution: region';
grant select, insert, update on organisation.attendance to yichuang_app;
grant select on organisation.attendance to yichuang_worker;

create table organisation.attendance_correction (
  region text not null,
  hall_id text not null,
  day date not null,
  officer_id uuid not null,
  version int not null,
  before jsonb not null,
  after jsonb not null,
  reason text not null,
  by_id uuid not null,
  at timestamptz not null,
  constraint attendance_correction_pkey primary key (region, hall_id, day, officer_id, version)
);
comment on table organisation.attendance_correction is 'distribution: region';
grant select, insert on organisation.attendance_correction to yichuang_app;
grant select on organisation.attendance_correction to yichuang_worker;

-- 培训登记: who took which course; what was entered wrongly is struck out, not changed.
create table organisation.training (
  region text not null,
  id uuid not null,
  hall_id text not null references organisation.hall,
  course text not null,
  day date not null,
  hours smallint not null check (hours > 0),
  -- [{officerId, passed}]
  attendees jsonb not null,
  by_id uuid not null,
  at timestamptz not null,
  struck_reason text,
  struck_by uuid,
  constraint training_pkey primary key (region, id)
);
comment on table organisation.training is 'distribution: region';
create index training_of_hall on organisation.training (region, hall_id, day, id);
grant select, insert on organisation.training to yichuang_app;
grant update (struck_reason, struck_by) on organisation.training to yichuang_app;
grant select on organisation.training to yichuang_worker;

-- 合作网点: a bank, post office or shop that takes in for the region.
create table organisation.cooperation_site (
  region text not null,
  id uuid not null,
  kind text not null check (kind in ('bank', 'post', 'telecom', 'shop', 'other')),
  name text not null,
  partner text not null,
  division_code text not null references organisation.division,
  address text not null,
  -- metres on the grid of the city's own map
  position_x int,
  position_y int,
  hours text not null,
  phone text not null,
  -- the hall that its cases are handed over to
  hall_id text not null references organisation.hall,
  agreement text not null,
  from_day date not null,
  until_day date not null check (until_day >= from_day),
  item_codes text[] not null,
  ended_on date,
  ended_reason text,
  version int not null,
  changed_by uuid,
  changed_at timestamptz not null,
  constraint cooperation_site_pkey primary key (region, id),
  constraint cooperation_site_position check ((position_x is null) = (position_y is null)),
  constraint cooperation_site_ended check ((ended_on is null) = (ended_reason is null))
);
comment on table organisation.cooperation_site is 'distribution: region';
grant select, insert, update on organisation.cooperation_site to yichuang_app;
grant select on organisation.cooperation_site to yichuang_worker;

-- The partner's operators: an officer who may take in at this site alone.
create table organisation.site_operator (
  region text not null,
  site_id uuid not null,
  officer_id uuid not null references organisation.officer,
  from_day date not null,
  ended_on date,
  constraint site_operator_pkey primary key (region, site_id, officer_id),
  constraint site_operator_site foreign key (region, site_id) references organisation.cooperation_site
);
comment on table organisation.site_operator is 'distribution: region';
grant select, insert, update on organisation.site_operator to yichuang_app;
grant select on organisation.site_operator to yichuang_worker;

-- What the operators of a site took in, by day and item.
create table organisation.site_use (
  region text not null,
  site_id uuid not null,
  day date not null,
  item_code text not null,
  taken_in int not null,
  constraint site_use_pkey primary key (region, site_id, day, item_code)
);
comment on table organisation.site_use is 'distribution: region';
grant select, insert, update on organisation.site_use to yichuang_app;
grant select on organisation.site_use to yichuang_worker;

-- 设备台账, with lines and self-service terminals.
create table organisation.device (
  region text not null,
  id uuid not null,
  -- on its sticker; what people quote when they report a fault
  number text not null,
  kind text not null check (kind in ('deskTerminal', 'enhancedTerminal', 'documentCamera', 'printer', 'copier', 'ratingDevice', 'callScreen', 'computer', 'line', 'other')),
  model text not null,
  place_kind text not null check (place_kind in ('hall', 'station', 'bank', 'post', 'telecom', 'shop', 'other')),
  place_name text not null,
  address text not null,
  division_code text not null references organisation.division,
  hall_id text references organisation.hall,
  site_id uuid,
  is_all_day boolean not null,
  state text not null check (state in ('inUse', 'retired')),
  retired_reason text,
  version int not null,
  changed_by uuid,
  changed_at timestamptz not null,
  -- SM3 of the token that the terminal was given when it was paired
  token_hash text,
  paired_at timestamptz,
  constraint device_pkey primary key (region, id),
  constraint device_number unique (region, number),
  constraint device_site foreign key (region, site_id) references organisation.cooperation_site,
  constraint device_retired check ((state = 'retired') = (retired_reason is not null))
);
comment on table organisation.device is 'distribution: region';
create index device_of_hall on organisation.device (region, hall_id, number);
create index device_by_token on organisation.device (token_hash) where token_hash is not null;
grant select, insert, update on organisation.device to yichuang_app;
grant select on organisation.device to yichuang_worker;

-- The items that terminals of one kind offer; a terminal at a cooperation site offers the site's. null: all.
create table organisation.terminal_item_set (
  region text not null,
  kind text not null,
  item_codes text[],
  version int not null,
  changed_by uuid,
  changed_at timestamptz not null,
  constraint terminal_item_set_pkey primary key (region, kind)
);
comment on table organisation.terminal_item_set is 'distribution: region';
grant select, insert, update on organisation.terminal_item_set to yichuang_app;
grant select on organisation.terminal_item_set to yichuang_worker;

-- A code on the screen of a terminal that nobody knows yet, and the secret by which it fetches its token.
create table organisation.terminal_pairing (
  secret_hash text not null,
  code text not null,
  expires_at timestamptz not null,
  region text,
  device_id uuid,
  constraint terminal_pairing_pkey primary key (secret_hash)
);
comment on table organisation.terminal_pairing is 'distribution: hash (secret_hash)';
create index terminal_pairing_code on organisation.terminal_pairing (code, expires_at);
create index terminal_pairing_expired on organisation.terminal_pairing (expires_at);
grant select, insert, update, delete on organisation.terminal_pairing to yichuang_app;
grant select, delete on organisation.terminal_pairing to yichuang_worker;

-- The last sign of life of each terminal: one row, changed in place (no index on what changes, room on the page: HOT).
create table organisation.terminal_pulse (
  region text not null,
  device_id uuid not null,
  seen_at timestamptz not null,
  status jsonb not null,
  -- ids of the transactions counted last: one that is told twice counts once
  counted uuid[] not null,
  constraint terminal_pulse_pkey primary key (region, device_id),
  constraint terminal_pulse_device foreign key (region, device_id) references organisation.device
) with (fillfactor = 50);
comment on table organisation.terminal_pulse is 'distribution: region';
grant select, insert, update on organisation.terminal_pulse to yichuang_app;
grant select on organisation.terminal_pulse to yichuang_worker;

create table organisation.terminal_use (
  region text not null,
  device_id uuid not null,
  day date not null,
  -- the item, or a service of the terminal itself: printing a copy, taking a ticket
  service text not null,
  transactions int not null,
  persons int not null,
  constraint terminal_use_pkey primary key (region, device_id, day, service)
);
comment on table organisation.terminal_use is 'distribution: region';
create index terminal_use_of_region on organisation.terminal_use (region, day);
grant select, insert, update on organisation.terminal_use to yichuang_app;
grant select on organisation.terminal_use to yichuang_worker;

-- 故障: reported → assigned → repaired → closed.
create table organisation.device_fault (
  region text not null,
  id uuid not null,
  device_id uuid not null,
  -- copied from the device, for the list of a hall
  hall_id text,
  source text not null check (source in ('terminal', 'staff', 'public')),
  what text not null,
  reporter text,
  state text not null check (state in ('reported', 'assigned', 'repaired', 'closed')),
  assignee text,
  repaired_how text,
  due_on date not null,
  reported_at timestamptz not null,
  assigned_at timestamptz,
  repaired_at timestamptz,
  closed_at timestamptz,
  version int not null,
  constraint device_fault_pkey primary key (region, id),
  constraint device_fault_device foreign key (region, device_id) references organisation.device
);
comment on table organisation.device_fault is 'distribution: region';
create index device_fault_open on organisation.device_fault (region, due_on, id) where state <> 'closed';
create index device_fault_all on organisation.device_fault (region, reported_at, id);
create index device_fault_of_device on organisation.device_fault (region, device_id, id);
-- A terminal that says the same every minute has one fault, not sixty.
create unique index device_fault_told_once on organisation.device_fault (region, device_id, what) where source = 'terminal' and state in ('reported', 'assigned');
grant select, insert, update on organisation.device_fault to yichuang_app;
grant select on organisation.device_fault to yichuang_worker;

-- 巡检.
create table organisation.device_inspection (
  region text not null,
  id uuid not null,
  device_id uuid not null,
  day date not null,
  is_fine boolean not null,
  note text not null,
  by_id uuid not null,
  at timestamptz not null,
  constraint device_inspection_pkey primary key (region, id),
  constraint device_inspection_device foreign key (region, device_id) references organisation.device
);
comment on table organisation.device_inspection is 'distribution: region';
create index device_inspection_of_device on organisation.device_inspection (region, device_id, id);
create index device_inspection_latest on organisation.device_inspection (region, day, id);
grant select, insert on organisation.device_inspection to yichuang_app;
grant select on organisation.device_inspection to yichuang_worker;

-- 三到位: an item that is not handled or not decided in the hall, and what its authority does about it.
create table organisation.grant_rectification (
  region text not null,
  authority_id text not null references organisation.authority,
  item_code text not null,
  gap text not null check (gap in ('notInHall', 'notAuthorised', 'notOnPlatform')),
  state text not null check (state in ('asked', 'answered', 'closed')),
  due_on date not null,
  note text not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  answer text,
  answered_by uuid,
  answered_at timestamptz,
  closed_at timestamptz,
  version int not null,
  constraint grant_rectification_pkey primary key (region, authority_id, item_code, gap)
);
comment on table organisation.grant_rectification is 'distribution: region';
grant select, insert, update on organisation.grant_rectification to yichuang_app;
grant select on organisation.grant_rectification to yichuang_worker;
