-- 监察规则 as data, what of a matter has passed, and signals that turned out to be wrong.

-- Every clock as it once stood, what happened that rules measure, and what was raised: a changed rule is tried on it before it holds.
alter table supervision.matter add column past jsonb not null default '{"clocks": [], "happenings": [], "raised": []}';
-- A rule is tried on the matters of a year, the newest first.
create index matter_by_opening on supervision.matter (region, kind, opened_at, id);

-- A rule as a region set it, from a day on. A region without its own takes its city's (379900), then the platform's default.
create table supervision.rule_version (
  region text not null check (region ~ '^\d{6}$'),
  rule text not null,
  version int not null check (version > 0),
  from_day date not null,
  is_on boolean not null,
  -- thresholds, levels, who is told
  content jsonb not null,
  -- 依据; of one that is switched off, why
  source text not null,
  changed_by text not null,
  changed_by_name text not null,
  changed_at timestamptz not null,
  constraint rule_version_pkey primary key (region, rule, version)
);
comment on table supervision.rule_version is 'distribution: reference';
-- No update, no delete: what held when a limit began can be read for ever.
grant select, insert on supervision.rule_version to yichuang_app;
grant select on supervision.rule_version to yichuang_worker;

-- 系统更正: a signal fell because the news that the limit was kept had not been read yet. The signal stays; this says it was wrong.
create table supervision.signal_correction (
  region text not null,
  signal_id uuid not null,
  reason text not null,
  at timestamptz not null,
  constraint signal_correction_pkey primary key (region, signal_id)
);
comment on table supervision.signal_correction is 'distribution: region';
grant select, insert on supervision.signal_correction to yichuang_app;
grant select on supervision.signal_correction to yichuang_worker;
