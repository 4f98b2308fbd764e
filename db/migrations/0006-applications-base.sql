-- 办件: the record is application_event; every other table is derived from it or leads to it.
create schema if not exists applications;
grant usage on schema applications to yichuang_app, yichuang_worker;

-- Serial of the short number: unique per day as long as a city receives fewer than a million a day. Gaps are allowed.
create sequence applications.serial as int minvalue 1 maxvalue 999999 cycle;
grant usage on sequence applications.serial to yichuang_app;

create table applications.application (
  region text not null,
  number text not null,
  -- seq and hash of the newest event: a cut tail is seen, and the version a caller must name
  version int not null,
  head_hash text not null,
  state text not null,
  item_code text not null,
  item_version int not null,
  item_name text not null,
  authority_id text not null,
  division_code text not null,
  hall_id text not null,
  applicant_id uuid not null,
  applicant_name text not null,
  agent_id uuid,
  channel text not null,
  due_on date,
  submitted_at timestamptz not null,
  received_on date,
  accepted_on date,
  statutory_due_on date,
  promised_due_on date,
  due_is_provisional boolean not null default false,
  paused boolean not null default false,
  decided_on date,
  completed_on date,
  detail jsonb not null,
  primary key (region, number)
) with (fillfactor = 70);
comment on table applications.application is 'distribution: region';
create index application_by_authority on applications.application (region, authority_id, number desc);
create index application_by_applicant_name on applications.application (region, applicant_name, number);
grant select, insert, update on applications.application to yichuang_app;
grant select on applications.application to yichuang_worker;

-- The one list an open case stands in (`intake:H-379902`, `review:379902-SCJG`); a closed case stands in none. A table of
-- its own: no column of `application` that changes is indexed, so its updates stay on their page, and the lists stay as small
-- as what is open, however much was handled before.
create table applications.work_queue (
  region text not null,
  number text not null,
  queue text not null,
  due_on date not null,
  primary key (region, number)
) with (fillfactor = 70);
comment on table applications.work_queue is 'distribution: region';
create index work_queue_by_due on applications.work_queue (region, queue, due_on, number);
grant select, insert, update, delete on applications.work_queue to yichuang_app;
grant select on applications.work_queue to yichuang_worker;

create table applications.application_event (
  region text not null,
  number text not null,
  seq int not null,
  type text not null,
  data jsonb not null,
  actor jsonb not null,
  at timestamptz not null,
  prev_hash text not null,
  hash text not null,
  primary key (region, number, seq)
);
comment on table applications.application_event is 'distribution: region';
-- No update, no delete: the record is only added to.
grant select, insert on applications.application_event to yichuang_app;
grant select on applications.application_event to yichuang_worker;

-- Events come in the order of their time: block ranges find a day's at next to no cost for the writer.
create index application_event_by_time on applications.application_event using brin (at);

-- Each day's events of a region under one hash, chained: whoever keeps yesterday's root can prove that nothing before it was rewritten.
create table applications.daily_root (
  region text not null,
  day date not null,
  event_count int not null,
  prev_root text not null,
  root text not null,
  sealed_at timestamptz not null,
  primary key (region, day)
);
comment on table applications.daily_root is 'distribution: region';
grant select, insert on applications.daily_root to yichuang_app;
grant select on applications.daily_root to yichuang_worker;

create table applications.document (
  region text not null,
  number text not null,
  seq int not null,
  kind text not null,
  document_number text not null,
  title text not null,
  data jsonb not null,
  template_version int not null,
  hash text not null,
  issued_at timestamptz not null,
  primary key (region, number, seq, kind)
);
comment on table applications.document is 'distribution: region';
grant select, insert on applications.document to yichuang_app;
grant select on applications.document to yichuang_worker;

-- "My applications": written with the submission, brought up to date by announced events.
create table applications.subject_application (
  subject_id uuid not null,
  number text not null,
  region text not null,
  item_name text not null,
  applicant_name text not null,
  state text not null,
  version int not null,
  submitted_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (subject_id, number)
);
comment on table applications.subject_application is 'distribution: subject';
create index subject_application_by_time on applications.subject_application (subject_id, submitted_at desc, number);
grant select, insert, update on applications.subject_application to yichuang_app;

create table applications.draft (
  subject_id uuid not null,
  id uuid not null,
  item_code text not null,
  region text not null,
  content jsonb not null,
  version int not null,
  updated_at timestamptz not null,
  expires_on date not null,
  primary key (subject_id, id)
);
comment on table applications.draft is 'distribution: subject';
create index draft_by_expiry on applications.draft (expires_on);
grant select, insert, update, delete on applications.draft to yichuang_app;
