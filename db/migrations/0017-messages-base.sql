-- What people are told: the inbox of a person, the notes on an officer's desk, and text messages on their way out.
create schema if not exists messages;
grant usage on schema messages to yichuang_app, yichuang_worker;

create table messages.subject_message (
  subject_id uuid not null,
  -- of the announcement that told it: what is told twice is one message
  id uuid not null,
  -- whose words, and where what it is about lies
  region text not null,
  at timestamptz not null,
  kind text not null check (kind in ('todo', 'progress', 'notice')),
  title text not null,
  text text not null,
  number text,
  item_code text,
  -- 文书 served with it: [{id, title}]
  documents jsonb not null default '[]',
  -- 送达回证: when it was first opened; never taken back
  read_at timestamptz,
  constraint subject_message_pkey primary key (subject_id, id)
);
comment on table messages.subject_message is 'distribution: subject';
create index subject_message_unread on messages.subject_message (subject_id) where read_at is null;
grant select, insert, update (read_at) on messages.subject_message to yichuang_app;
grant select on messages.subject_message to yichuang_worker;

-- A person who wants no text messages. Nobody's row means that they do.
create table messages.preference (
  subject_id uuid primary key,
  wants_sms boolean not null,
  set_at timestamptz not null
);
comment on table messages.preference is 'distribution: subject';
grant select, insert, update on messages.preference to yichuang_app;
grant select on messages.preference to yichuang_worker;

create table messages.officer_message (
  region text not null,
  -- an officer's id, or a desk where several stand: `windowClerk@H-379902`, `379902-SCJG`
  recipient text not null,
  id uuid not null,
  at timestamptz not null,
  kind text not null check (kind in ('todo', 'progress', 'notice')),
  title text not null,
  text text not null,
  number text,
  item_code text,
  constraint officer_message_pkey primary key (region, recipient, id)
);
comment on table messages.officer_message is 'distribution: region';
create index officer_message_by_age on messages.officer_message (at);
grant select, insert, delete on messages.officer_message to yichuang_app;
grant select on messages.officer_message to yichuang_worker;

-- Several stand at one desk: each has read what each has read.
create table messages.officer_reading (
  region text not null,
  officer_id uuid not null,
  message_id uuid not null,
  read_at timestamptz not null,
  constraint officer_reading_pkey primary key (region, officer_id, message_id)
);
comment on table messages.officer_reading is 'distribution: region';
create index officer_reading_by_age on messages.officer_reading (read_at);
grant select, insert, delete on messages.officer_reading to yichuang_app;
grant select on messages.officer_reading to yichuang_worker;

-- Text messages on their way out. The number is not kept here: it is looked up when the message goes.
create table messages.sms (
  subject_id uuid not null,
  id uuid not null,
  region text not null,
  text text not null,
  is_urgent boolean not null,
  state text not null check (state in ('waiting', 'sent', 'failed', 'unwanted')),
  attempts int not null default 0,
  -- waiting: due from here on; while it is being sent: when another worker may take over
  next_at timestamptz not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  provider_message_id text,
  problem text,
  constraint sms_pkey primary key (subject_id, id)
);
comment on table messages.sms is 'distribution: subject';
create index sms_due on messages.sms (next_at) where state = 'waiting';
grant select, insert, update on messages.sms to yichuang_app;
grant select on messages.sms to yichuang_worker;

-- The words of messages as a region wants them, from a day on; the row that counts is the newest not after the day.
create table messages.template_wording (
  region text not null,
  template text not null,
  from_day date not null,
  title text not null,
  text text not null,
  sms text,
  source text not null,
  set_by text not null,
  set_at timestamptz not null,
  constraint template_wording_pkey primary key (region, template, from_day)
);
comment on table messages.template_wording is 'distribution: reference';
grant select, insert, update on messages.template_wording to yichuang_app;
grant select on messages.template_wording to yichuang_worker;

-- What the demonstration's gateway was given: it stands for a service outside, so it remembers over restarts.
create table messages.demo_sms (
  key text primary key,
  provider_message_id text not null,
  phone text not null,
  text text not null,
  at timestamptz not null,
  times_asked int not null default 1
);
comment on table messages.demo_sms is 'distribution: local';
create index demo_sms_by_time on messages.demo_sms (at desc);
grant select, insert, update on messages.demo_sms to yichuang_app;
