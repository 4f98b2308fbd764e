-- 无证明: proofs that are not asked for; 部门间协查: one body asks another for a fact (优化营商环境条例 art. 44).
create schema if not exists materials;
grant usage on schema materials to yichuang_app, yichuang_worker;

-- 证明事项清单, of the city and what a county adds. An entry is never changed, only ended: what was published can be read for ever.
create table materials.proof (
  region text not null,
  id uuid not null,
  name text not null,
  -- other names it was asked under, as items write them
  also_called text[] not null,
  class text not null check (class in ('cancelled', 'notSubmitted')),
  -- which law requires it: only of what is kept
  legal_basis text,
  item_codes text[] not null,
  -- what it was asked for, where that is no item of the catalogue
  purpose text,
  ways text[] not null check (ways <@ array['certificate', 'register', 'check', 'commitment']),
  replacement text not null,
  -- 责任单位 by the name items give it
  department text not null,
  from_day date not null,
  source text not null,
  entered_by text not null,
  entered_at timestamptz not null,
  ended_on date,
  ended_reason text,
  ended_by text,
  constraint proof_pkey primary key (region, id),
  constraint proof_is_complete check (case class when 'notSubmitted' then legal_basis is not null and cardinality(ways) > 0 else cardinality(ways) = 0 end),
  constraint proof_ended check ((ended_on is null) = (ended_reason is null))
);
comment on table materials.proof is 'distribution: reference';
-- One name means one thing in a region: two officers who enter it at the same time enter it once.
create unique index proof_name on materials.proof (region, name) where ended_on is null;
grant select, insert on materials.proof to yichuang_app;
grant update (ended_on, ended_reason, ended_by) on materials.proof to yichuang_app;
grant select on materials.proof to yichuang_worker;

-- 协查 lies with the body that is asked: its number begins with that region.
create table materials.check_request (
  region text not null,
  number text not null,
  version int not null,
  state text not null check (state in ('asked', 'answered', 'withdrawn')),
  asked_authority_id text not null,
  asking_region text not null,
  asking_authority_id text not null,
  asking_officer_id uuid not null,
  asking_officer_name text not null,
  application_number text,
  item_code text,
  item_name text,
  -- whom it is about: somebody registered here, or named with their sealed number
  subject_id uuid,
  subject_kind text not null check (subject_kind in ('person', 'enterprise')),
  subject_name text not null,
  identity_masked text not null,
  identity_sealed text,
  matter text not null,
  basis text not null,
  asked_at timestamptz not null,
  due_on date not null,
  outcome text check (outcome in ('confirmed', 'notConfirmed', 'notOurs')),
  answer text,
  answered_at timestamptz,
  answered_by uuid,
  answered_by_name text,
  file_id uuid,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  -- the day on which both sides were told that it is late
  overdue_told_on date,
  constraint check_request_pkey primary key (region, number),
  constraint check_request_subject check ((subject_id is null) = (identity_sealed is not null)),
  constraint check_request_answered check ((state = 'answered') = (outcome is not null and answer is not null and answered_at is not null and answered_by is not null)),
  constraint check_request_withdrawn check ((state = 'withdrawn') = (withdrawn_at is not null and withdrawn_reason is not null))
);
comment on table materials.check_request is 'distribution: region';
create index check_request_asked_open on materials.check_request (region, asked_authority_id, due_on, number) where state = 'asked';
create index check_request_asked on materials.check_request (region, asked_authority_id, number);
create index check_request_region_open on materials.check_request (region, due_on, number) where state = 'asked';
create index check_request_asking_open on materials.check_request (asking_region, asking_authority_id, due_on, number) where state = 'asked';
create index check_request_asking on materials.check_request (asking_region, asking_authority_id, asked_at, number);
create index check_request_of_case on materials.check_request (application_number, asked_at, number) where application_number is not null;
create index check_request_falling_due on materials.check_request (due_on, region, number) where state = 'asked' and overdue_told_on is null;
grant select, insert, update on materials.check_request to yichuang_app;
grant select on materials.check_request to yichuang_worker;

-- Serials of numbers: region and day. Gaps are allowed.
create table materials.check_serial (
  region text not null,
  day date not null,
  last int not null,
  constraint check_serial_pkey primary key (region, day)
);
comment on table materials.check_serial is 'distribution: region';
grant select, insert, update on materials.check_serial to yichuang_app;
