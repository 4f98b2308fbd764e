-- 证照的一生: certificates that existed before this platform (存量证照), what happens to a certificate after it was issued, and what kinds there are.

-- 吊销 is a penalty (行政处罚法), 撤销 takes back what should not have been given (行政许可法 art. 69): whoever verifies is told which.
alter table certificates.certificate drop constraint certificate_state_check;
alter table certificates.certificate add constraint certificate_state_check
  check (state in ('valid', 'suspended', 'revoked', 'forfeited', 'cancelled', 'expired', 'replaced'));

alter table certificates.certificate alter column application_number drop not null;
alter table certificates.certificate
  -- where it came from when no application of this platform led to it
  add column import_batch_id uuid,
  -- the version before it (变更, 延续, 换发): the hash covers both
  add column previous_identifier text,
  add constraint certificate_has_an_origin check (num_nonnulls(application_number, import_batch_id, previous_identifier) > 0),
  -- what follows changes after it was issued: its state's day, the version that took its place, and the chain of what happened to it
  add column state_since date,
  add column replaced_by text,
  add column event_count int not null default 0,
  add column head_hash text;
grant update (state, state_since, replaced_by, event_count, head_hash) on certificates.certificate to yichuang_app;

create index certificate_by_authority on certificates.certificate (region, issuing_authority_id, issued_on desc, identifier desc);
create index certificate_by_type on certificates.certificate (region, issuing_authority_id, type_code, issued_on desc, identifier desc);
-- few are not valid, and those are what one looks for
create index certificate_by_state on certificates.certificate (region, issuing_authority_id, state, issued_on desc, identifier desc) where state <> 'valid';
create index certificate_by_number on certificates.certificate (region, number);
create index certificate_by_holder on certificates.certificate (region, holder_id, identifier);
create index certificate_by_holder_name on certificates.certificate (region, holder_name, identifier);
create index certificate_running_out on certificates.certificate (valid_until, region, identifier) where state = 'valid' and valid_until is not null;
-- what was brought in once is not brought in again, whoever asks at the same time
create unique index certificate_imported_once on certificates.certificate (region, type_code, number, holder_id) where import_batch_id is not null;

-- What happened to a certificate. Each entry is linked to the one before by SM3, the first to the hash of the certificate itself.
create table certificates.certificate_event (
  region text not null,
  identifier text not null,
  seq int not null check (seq > 0),
  kind text not null check (kind in ('changed', 'renewed', 'reissued', 'suspended', 'restored', 'revoked', 'forfeited', 'cancelled', 'expired')),
  -- from this day on
  on_day date not null,
  reason text not null,
  basis text not null,
  -- 注销 only: which case of 行政许可法 art. 70
  ground text,
  -- the version that took its place
  replaced_by text,
  application_number text,
  -- who did it; null where it followed from the law without anybody's act
  officer_id uuid,
  officer_name text,
  authority_id text,
  at timestamptz not null,
  prev_hash text not null,
  hash text not null,
  primary key (region, identifier, seq)
);
comment on table certificates.certificate_event is 'distribution: region';
grant select, insert on certificates.certificate_event to yichuang_app;
grant select on certificates.certificate_event to yichuang_worker;

-- An older announcement that comes late changes nothing in a holder's list.
alter table certificates.holder_certificate add column event_count int not null default 0, add column replaced_by text;
grant update (event_count, replaced_by) on certificates.holder_certificate to yichuang_app;

-- 证照类型目录: what a kind of certificate is, as its defining department describes it. Null where nobody has yet.
alter table certificates.certificate_type
  add column holder_kind text check (holder_kind in ('person', 'enterprise', 'any')),
  -- what it says beside the common fields: ["经营项目", …]
  add column fields jsonb,
  -- 5年, 长期: what is usual
  add column validity text,
  -- how its page is called: the one general template until there are others
  add column template text,
  add column described_at timestamptz;
grant update (holder_kind, fields, validity, template, described_at) on certificates.certificate_type to yichuang_app;

-- 四电清单: how many there are of each kind, as they were counted.
create table certificates.type_figure (
  region text not null,
  type_code text not null,
  -- valid or suspended
  stock int not null,
  total int not null,
  imported int not null,
  first_issued_on date not null,
  last_issued_on date not null,
  issued_this_year int not null,
  counted_at timestamptz not null,
  primary key (region, type_code)
);
comment on table certificates.type_figure is 'distribution: region';
grant select, insert, update, delete on certificates.type_figure to yichuang_app;
grant select on certificates.type_figure to yichuang_worker;

-- 存量证照 brought in from paper or another system.
create table certificates.import_batch (
  region text not null,
  id uuid not null,
  authority_id text not null,
  source text not null,
  -- whether one wrong line keeps all the others out
  is_all_or_nothing boolean not null,
  state text not null check (state in ('running', 'done', 'refused')),
  total int not null,
  imported int not null default 0,
  duplicates int not null default 0,
  wrong int not null default 0,
  officer_id uuid,
  started_at timestamptz not null,
  finished_at timestamptz,
  primary key (region, id)
);
comment on table certificates.import_batch is 'distribution: region';
create index import_batch_by_authority on certificates.import_batch (region, authority_id, id desc);
grant select, insert, update (state, imported, duplicates, wrong, finished_at) on certificates.import_batch to yichuang_app;
grant select on certificates.import_batch to yichuang_worker;

create table certificates.import_error (
  region text not null,
  batch_id uuid not null,
  line int not null,
  field text not null,
  message text not null,
  primary key (region, batch_id, line, field)
);
comment on table certificates.import_error is 'distribution: region';
grant select, insert on certificates.import_error to yichuang_app;
grant select on certificates.import_error to yichuang_worker;
