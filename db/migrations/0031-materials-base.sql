-- 免证办: what replaces a material, and what was fetched for it. 优化营商环境条例 art. 22, 国令716 art. 7: what can be had by sharing is not asked again.
create schema if not exists materials;
grant usage on schema materials to yichuang_app;

-- What items name as the replacement of a material (免提交依据), and where the platform has to look for it.
create table materials.source (
  name text primary key,
  kind text not null check (kind in ('certificate', 'register')),
  -- any valid certificate of one of these names replaces the material
  certificate_names text[] not null default '{}',
  -- as the registers' connection knows it
  register text,
  -- whose it has to be: the applicant's, or the legal representative's where an enterprise applies
  holder_kind text not null check (holder_kind in ('person', 'enterprise', 'either')),
  -- asks for 单独同意 (个人信息保护法 art. 29)
  is_sensitive boolean not null,
  note text not null,
  changed_by text not null,
  changed_at timestamptz not null,
  constraint source_is_complete check (case kind when 'certificate' then cardinality(certificate_names) > 0 and register is null else register is not null and cardinality(certificate_names) = 0 end)
);
comment on table materials.source is 'distribution: reference';
grant select, insert, update, delete on materials.source to yichuang_app;

-- What a register said of a subject, kept with the subject for as long as it counts. The newest answer of each register.
create table materials.fetched (
  subject_id uuid not null,
  register text not null,
  outcome text not null check (outcome in ('found', 'missing')),
  -- the fields as they stood there, sealed
  fields_sealed text,
  as_of timestamptz,
  fetched_at timestamptz not null,
  -- last day on which it may stand in for a material
  valid_until date not null,
  primary key (subject_id, register),
  constraint fetched_has_fields check ((outcome = 'found') = (fields_sealed is not null and as_of is not null))
);
comment on table materials.fetched is 'distribution: subject (subject_id)';
create index fetched_running_out on materials.fetched (valid_until);
grant select, insert, update, delete on materials.fetched to yichuang_app;

-- Registers that gave no answer when they were asked with consent: asked again by the clock, so that nobody has to come back for it.
create table materials.pending_fetch (
  subject_id uuid not null,
  register text not null,
  -- of whoever is served: the access is logged there
  region text not null,
  item_code text not null,
  purpose text not null,
  asked_at timestamptz not null,
  attempts int not null default 0,
  next_at timestamptz not null,
  primary key (subject_id, register)
);
comment on table materials.pending_fetch is 'distribution: subject (subject_id)';
create index pending_fetch_due on materials.pending_fetch (next_at, subject_id, register);
grant select, insert, update, delete on materials.pending_fetch to yichuang_app;

-- 免提交 by way, counted from the record of each case: how often what the state has stood in for paper.
create table materials.waiver_count (
  region text not null,
  day date not null,
  item_code text not null,
  way text not null,
  source text not null,
  count bigint not null,
  primary key (region, day, item_code, way, source)
);
comment on table materials.waiver_count is 'distribution: region';
grant select, insert, update on materials.waiver_count to yichuang_app;

-- Whose announcement was counted: telling it twice counts it once.
create table materials.counted_case (
  region text not null,
  number text not null,
  day date not null,
  primary key (region, number)
);
comment on table materials.counted_case is 'distribution: region';
grant select, insert on materials.counted_case to yichuang_app;
