-- Who applies: natural persons and legal persons. Identity numbers are kept sealed and found by a keyed hash only.
create schema if not exists subjects;
grant usage on schema subjects to yichuang_app, yichuang_worker;

create table subjects.subject (
  id uuid primary key,
  kind text not null check (kind in ('person', 'enterprise')),
  name text not null,
  identity_masked text not null,
  identity_sealed text not null,
  phone_sealed text,
  address text,
  region text not null check (region ~ '^\d{6}$'),
  sex text check (sex in ('male', 'female')),
  birth_date date,
  legal_representative_id uuid,
  created_at timestamptz not null,
  constraint subject_person_has_birth check ((kind = 'person') = (birth_date is not null and sex is not null)),
  constraint subject_person_is_not_represented check (kind = 'enterprise' or legal_representative_id is null)
);
comment on table subjects.subject is 'distribution: subject (id)';
create index subject_by_legal_representative on subjects.subject (legal_representative_id) where legal_representative_id is not null;
grant select, insert on subjects.subject to yichuang_app;
grant select on subjects.subject to yichuang_worker;

-- One person, one record: whoever inserts the hash first owns the identity. No foreign key: the two tables lie on different nodes.
create table subjects.subject_identity (
  identity_hash text primary key,
  subject_id uuid not null
);
comment on table subjects.subject_identity is 'distribution: hash (identity_hash)';
grant select, insert on subjects.subject_identity to yichuang_app;

create table subjects.proxy (
  principal_id uuid not null,
  agent_id uuid not null check (agent_id <> principal_id),
  -- what the agent may do: file and follow applications
  scope text not null check (scope = 'applications'),
  from_day date not null,
  until_day date check (until_day >= from_day),
  primary key (principal_id, agent_id)
);
comment on table subjects.proxy is 'distribution: subject (principal_id)';
create index proxy_by_agent on subjects.proxy (agent_id);
grant select, insert on subjects.proxy to yichuang_app;
grant select on subjects.proxy to yichuang_worker;
