-- 秒批: the rules by which an item is decided at once. A version is drafted by one person and approved by another, never changed
-- once it is approved.
create table applications.automatic_rule_set (
  region text not null,
  item_code text not null,
  version int not null,
  -- counts the saves of a version: whoever saves, submits or approves names the one they saw
  revision int not null,
  state text not null check (state in ('drafted', 'submitted', 'approved')),
  rules jsonb not null,
  note text not null,
  drafted_by uuid not null,
  drafted_by_name text not null,
  drafted_at timestamptz not null,
  -- what the reviewer said when it was sent back
  returned_note text,
  -- of this very revision: what it would have decided
  simulation jsonb,
  approved_by uuid,
  approved_by_name text,
  approved_at timestamptz,
  valid_from date,
  constraint automatic_rule_set_pkey primary key (region, item_code, version),
  constraint approved_by_another_person check (approved_by is null or approved_by <> drafted_by),
  constraint approved_is_dated check (state <> 'approved' or (approved_by is not null and valid_from is not null and simulation is not null))
);
comment on table applications.automatic_rule_set is 'distribution: region';
create unique index automatic_rule_set_one_open on applications.automatic_rule_set (region, item_code) where state <> 'approved';
grant select, insert on applications.automatic_rule_set to yichuang_app;
grant update (revision, state, rules, note, drafted_by, drafted_by_name, drafted_at, returned_note, simulation, approved_by, approved_by_name, approved_at, valid_from) on applications.automatic_rule_set to yichuang_app;
grant select on applications.automatic_rule_set to yichuang_worker;

-- On or off, by item: off stops the next decision.
create table applications.automatic_switch (
  region text not null,
  item_code text not null,
  is_on boolean not null,
  reason text not null,
  changed_by uuid not null,
  changed_by_name text not null,
  changed_at timestamptz not null,
  constraint automatic_switch_pkey primary key (region, item_code)
);
comment on table applications.automatic_switch is 'distribution: region';
grant select, insert, update on applications.automatic_switch to yichuang_app;
grant select on applications.automatic_switch to yichuang_worker;

-- The explanation of one case: every rule, the facts it looked at, its result. Written once, with the decision where there is one.
create table applications.automatic_assessment (
  region text not null,
  number text not null,
  item_code text not null,
  rule_set_version int not null,
  is_granted boolean not null,
  results jsonb not null,
  -- why it went to people although every rule holds
  obstacle text,
  assessed_at timestamptz not null,
  constraint automatic_assessment_pkey primary key (region, number)
);
comment on table applications.automatic_assessment is 'distribution: region';
grant select, insert on applications.automatic_assessment to yichuang_app;
grant select on applications.automatic_assessment to yichuang_worker;

-- 抽查: cases a person looks at again, drawn by lot or because the applicant asked for a person (个人信息保护法 art. 24).
create table applications.automatic_sample (
  region text not null,
  number text not null,
  reason text not null check (reason in ('drawn', 'asked')),
  item_code text not null,
  item_name text not null,
  rule_set_version int not null,
  authority_id text not null,
  -- in the applicant's words
  wish text,
  created_at timestamptz not null,
  finding text check (finding in ('agreed', 'objected')),
  note text,
  settled_by uuid,
  settled_by_name text,
  settled_at timestamptz,
  constraint automatic_sample_pkey primary key (region, number, reason)
);
comment on table applications.automatic_sample is 'distribution: region';
create index automatic_sample_open on applications.automatic_sample (region, authority_id, number, reason) where settled_at is null;
create index automatic_sample_open_of_region on applications.automatic_sample (region, number, reason) where settled_at is null;
create index automatic_sample_by_item on applications.automatic_sample (region, item_code, rule_set_version, finding);
grant select, insert on applications.automatic_sample to yichuang_app;
grant update (finding, note, settled_by, settled_by_name, settled_at) on applications.automatic_sample to yichuang_app;
grant select on applications.automatic_sample to yichuang_worker;
