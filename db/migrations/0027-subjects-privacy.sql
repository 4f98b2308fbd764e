-- 个人信息保护法: who looked at what is known of somebody, what they agreed to, and what they asked to have mended.

-- 谁看过我的信息 (art. 44, 54): one row for each look, never changed, shown to whom it is about.
create table subjects.data_access (
  subject_id uuid not null,
  -- ordered by time
  id uuid not null,
  at timestamptz not null,
  -- of who looked
  region text not null check (region ~ '^\d{6}$'),
  kind text not null check (kind in ('register', 'certificate', 'code', 'library', 'identity', 'share')),
  -- 不动产登记信息
  what text not null,
  -- names of what was seen, never their values
  fields jsonb not null default '[]',
  purpose text not null,
  basis text not null,
  item_code text,
  application_number text,
  outcome text not null check (outcome in ('found', 'missing', 'unavailable', 'shown')),
  actor_kind text not null,
  actor_id text not null,
  actor_name text not null,
  -- as they were then: an officer moves on, what they did stays
  actor_roles jsonb not null,
  actor_authority text,
  constraint data_access_pkey primary key (subject_id, id)
);
comment on table subjects.data_access is 'distribution: subject (subject_id)';
create index data_access_by_kind on subjects.data_access (subject_id, kind, id);
-- No update, no delete.
grant select, insert on subjects.data_access to yichuang_app, yichuang_worker;

-- 告知书 (art. 7, 17, 30): a newer version of a text that ships with the platform. Versions count on from there.
create table subjects.consent_notice (
  scope text not null check (scope in ('sharedData', 'sensitiveData', 'childData')),
  version int not null check (version > 1),
  title text not null,
  text text not null,
  -- art. 14: purpose, way or kind of data changed, so what was agreed to before counts no more
  needs_new_consent boolean not null,
  -- why there is a new one
  source text not null,
  published_by text not null,
  published_at timestamptz not null,
  constraint consent_notice_pkey primary key (scope, version)
);
comment on table subjects.consent_notice is 'distribution: reference';
grant select, insert on subjects.consent_notice to yichuang_app;
grant select on subjects.consent_notice to yichuang_worker;

create table subjects.consent (
  subject_id uuid not null,
  id uuid not null,
  scope text not null check (scope in ('sharedData', 'sensitiveData', 'childData')),
  notice_version int not null,
  channel text not null check (channel in ('online', 'counter')),
  given_at timestamptz not null,
  given_as text not null check (given_as in ('self', 'guardian', 'legalRepresentative', 'agent', 'clerk')),
  given_by uuid not null,
  given_by_name text not null,
  -- at a counter: by what the clerk knew that the person agreed
  evidence text,
  withdrawn_at timestamptz,
  withdrawn_by_name text,
  constraint consent_pkey primary key (subject_id, id),
  constraint consent_by_clerk_has_evidence check (given_as <> 'clerk' or evidence is not null)
);
comment on table subjects.consent is 'distribution: subject (subject_id)';
create index consent_by_scope on subjects.consent (subject_id, scope, id);
-- What was agreed stays on record; only its end is added.
grant select, insert, update (withdrawn_at, withdrawn_by_name) on subjects.consent to yichuang_app;
grant select on subjects.consent to yichuang_worker;

-- 注销账号 (art. 47): what is kept only to reach somebody and to act for each other goes; who they are stays with the cases that name them.
grant update (phone_sealed, address) on subjects.subject to yichuang_app;
grant delete on subjects.proxy to yichuang_app;

-- 更正申请 (art. 46): with the department that keeps the register, by a day.
create table subjects.data_correction (
  -- of the department that answers
  region text not null check (region ~ '^\d{6}$'),
  id uuid not null,
  subject_id uuid not null,
  subject_name text not null,
  register text not null,
  field text not null,
  shown text,
  correct text not null,
  reason text not null,
  authority_id text not null,
  asked_at timestamptz not null,
  due_on date not null,
  state text not null check (state in ('submitted', 'corrected', 'declined')),
  answer text,
  answered_at timestamptz,
  answered_by_name text,
  version int not null default 1,
  constraint data_correction_pkey primary key (region, id),
  constraint data_correction_answered check ((state = 'submitted') = (answered_at is null)),
  constraint data_correction_says_why check (state = 'submitted' or answer is not null)
);
comment on table subjects.data_correction is 'distribution: region';
create index data_correction_own on subjects.data_correction (region, subject_id, id);
create index data_correction_open on subjects.data_correction (region, authority_id, due_on, id) where state = 'submitted';
grant select, insert, update (state, answer, answered_at, answered_by_name, version) on subjects.data_correction to yichuang_app;
grant select on subjects.data_correction to yichuang_worker;
