-- 实时监察: how a case stands, counted as it changes; how fast cases were; how often applicants came.
-- 三项清查: findings with their evidence, and what the public reports.

-- Of open cases only, as their clocks stood when they were last written.
alter table supervision.matter
  -- 网上预审, 受理, 审查, 特别程序, 送达, 核查 or waiting for the applicant
  add column stage text,
  -- last day of the limit of this stage; infinity where none runs
  add column due_on date,
  -- last day of the nearest limit that a law sets
  add column law_due_on date;
create index matter_open_by_due on supervision.matter (region, due_on, id) where closed_at is null and kind = 'application';
create index matter_open_by_authority on supervision.matter (region, authority_id, due_on, id) where closed_at is null and kind = 'application';
create index matter_open_by_hall on supervision.matter (region, hall_id, due_on, id) where closed_at is null and kind = 'application';
create index matter_open_by_stage on supervision.matter (region, stage, due_on, id) where closed_at is null and kind = 'application';
create index matter_closed on supervision.matter (region, closed_at, id) where closed_at is not null and kind = 'application';
create index signal_by_raised on supervision.signal (region, raised_at, id);
create index signal_by_level on supervision.signal (region, level, raised_at, id);

-- Kept by the statement that writes the cases: a page of counts reads hundreds of rows however many cases there are.
create table supervision.tally (
  region text not null,
  -- open: by the last day of the stage · law: by the last day the law sets · opened · closed: by the day
  measure text not null check (measure in ('open', 'law', 'opened', 'closed')),
  -- infinity where no limit runs
  day date not null,
  stage text not null,
  authority_id text not null,
  hall_id text not null,
  count int not null,
  primary key (region, measure, day, stage, authority_id, hall_id)
);
comment on table supervision.tally is 'distribution: region';
create index tally_emptied on supervision.tally (region) where count = 0;
grant select, insert, update, delete on supervision.tally to yichuang_app;
grant select on supervision.tally to yichuang_worker;

-- What was raised and not withdrawn, by the day on which the limit was broken.
create table supervision.signal_tally (
  region text not null,
  day date not null,
  level text not null,
  rule text not null,
  authority_id text not null,
  count int not null,
  primary key (region, day, level, rule, authority_id)
);
comment on table supervision.signal_tally is 'distribution: region';
grant select, insert, update on supervision.signal_tally to yichuang_app;
grant select on supervision.signal_tally to yichuang_worker;

-- How many workdays a stage of an item took, by the week it ended: enough for a median.
create table supervision.pace (
  region text not null,
  item_code text not null,
  stage text not null,
  -- its Monday
  week date not null,
  workdays int not null,
  count int not null,
  primary key (region, item_code, stage, week, workdays)
);
comment on table supervision.pace is 'distribution: region';
create index pace_by_week on supervision.pace (week);
grant select, insert, update, delete on supervision.pace to yichuang_app;
grant select on supervision.pace to yichuang_worker;

-- 跑动次数: cases whose applicant came to a counter, with the days.
create table supervision.visited_case (
  region text not null,
  number text not null,
  item_code text not null,
  item_name text not null,
  authority_id text not null,
  hall_id text not null,
  -- as the guide promised when it was applied for
  promised int not null,
  days date[] not null,
  -- what was done first on each
  acts text[] not null,
  primary key (region, number)
);
comment on table supervision.visited_case is 'distribution: region';
create index visited_case_exceeding on supervision.visited_case (region, item_code, number) where cardinality(days) > promised;
grant select, insert, update on supervision.visited_case to yichuang_app;
grant select on supervision.visited_case to yichuang_worker;

create table supervision.visit_tally (
  region text not null,
  -- first of the month of the first visit
  month date not null,
  item_code text not null,
  item_name text not null,
  authority_id text not null,
  promised int not null,
  visits int not null,
  count int not null,
  primary key (region, month, item_code, item_name, authority_id, promised, visits)
);
comment on table supervision.visit_tally is 'distribution: region';
grant select, insert, update on supervision.visit_tally to yichuang_app;
grant select on supervision.visit_tally to yichuang_worker;

-- 清单之外、大厅之外、平台之外: what was found, and where it stands.
create table supervision.finding (
  region text not null,
  id uuid not null,
  audit text not null check (audit in ('list', 'hall', 'platform')),
  source text not null check (source in ('event', 'officer', 'clue')),
  state text not null check (state in ('open', 'verified', 'notEstablished', 'handedOn')),
  version int not null,
  title text not null,
  facts text not null,
  -- what it is about, once: a certificate, a case, a clue
  evidence_kind text not null,
  evidence_id text not null,
  authority_id text,
  found_at timestamptz not null,
  found_by text not null,
  primary key (region, id),
  unique (region, audit, evidence_kind, evidence_id)
);
comment on table supervision.finding is 'distribution: region';
create index finding_open on supervision.finding (region, found_at desc, id desc) where state = 'open';
create index finding_by_time on supervision.finding (region, found_at desc, id desc);
grant select, insert on supervision.finding to yichuang_app;
grant update (state, version) on supervision.finding to yichuang_app;
grant select on supervision.finding to yichuang_worker;

-- Every step of a finding; nothing of it is changed or taken away.
create table supervision.finding_act (
  region text not null,
  finding_id uuid not null,
  seq int not null,
  kind text not null check (kind in ('entered', 'noted', 'verified', 'notEstablished', 'handedOn')),
  note text not null,
  handed_to text,
  file_ids uuid[] not null,
  at timestamptz not null,
  by_id text not null,
  by_name text not null,
  primary key (region, finding_id, seq)
);
comment on table supervision.finding_act is 'distribution: region';
grant select, insert on supervision.finding_act to yichuang_app;
grant select on supervision.finding_act to yichuang_worker;

create table supervision.clue_serial (
  region text not null,
  day date not null,
  last int not null,
  primary key (region, day)
);
comment on table supervision.clue_serial is 'distribution: region';
grant select, insert, update on supervision.clue_serial to yichuang_app;

-- 群众反映: what somebody reports, with or without their name. Name and phone are sealed.
create table supervision.clue (
  region text not null,
  -- `FY` + region + yyMMdd + serial
  number text not null,
  version int not null,
  state text not null check (state in ('received', 'answered')),
  kind text not null,
  content text not null,
  -- whom or where it is about, in their words
  place text,
  happened_on date,
  contact_sealed text,
  file_ids uuid[] not null,
  received_at timestamptz not null,
  due_on date not null,
  answer text,
  -- what it was found to be; null until answered
  outcome text check (outcome in ('established', 'notEstablished', 'notOurs')),
  answered_at timestamptz,
  answered_by uuid,
  answered_by_name text,
  finding_id uuid,
  primary key (region, number),
  constraint clue_answered check ((state = 'answered') = (answer is not null))
);
comment on table supervision.clue is 'distribution: region';
create index clue_open on supervision.clue (region, due_on, number) where state = 'received';
grant select, insert on supervision.clue to yichuang_app;
grant update (version, state, answer, outcome, answered_at, answered_by, answered_by_name, finding_id) on supervision.clue to yichuang_app;
grant select on supervision.clue to yichuang_worker;

-- Whoever looked at the name and phone of somebody who reported.
create table supervision.contact_look (
  region text not null,
  clue_number text not null,
  id uuid not null,
  officer_id uuid not null,
  officer_name text not null,
  purpose text not null,
  at timestamptz not null,
  primary key (region, clue_number, id)
);
comment on table supervision.contact_look is 'distribution: region';
grant select, insert on supervision.contact_look to yichuang_app;
