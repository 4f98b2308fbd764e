-- 材料库: what somebody handed in or keeps here, to be used again (一次提交、反复使用); 共享台账: what departments saw of it for a case.

create table materials.library_entry (
  subject_id uuid not null,
  -- ordered by time
  id uuid not null,
  -- as its holder calls it
  name text not null,
  -- empty: the holder deleted it, and what the same case tells later does not bring it back
  files uuid[] not null,
  source text not null check (source in ('submitted', 'uploaded')),
  -- the case it was handed in with, and what it was called there
  application_number text,
  handed_as text,
  item_code text,
  item_name text,
  authority_id text,
  kept_at timestamptz not null,
  -- last day on which it can be used again; then it is deleted
  valid_until date not null,
  constraint library_entry_pkey primary key (subject_id, id),
  constraint library_entry_comes_from_a_case check ((source = 'submitted') = (application_number is not null and handed_as is not null and item_code is not null and item_name is not null and authority_id is not null))
);
comment on table materials.library_entry is 'distribution: subject (subject_id)';
-- One entry for each material of a case, however often it is told.
create unique index library_entry_of_case on materials.library_entry (subject_id, application_number, handed_as) where application_number is not null;
create index library_entry_running_out on materials.library_entry (valid_until);
grant select, insert, update, delete on materials.library_entry to yichuang_app, yichuang_worker;

-- 共享台账: who saw what of whom, for which case, on which basis. 个人信息保护法 art. 21, 23.
create table materials.share (
  -- of who asked
  region text not null check (region ~ '^\d{6}$'),
  -- ordered by time
  id uuid not null,
  at timestamptz not null,
  authority_id text not null,
  authority_name text not null,
  officer_id uuid not null,
  officer_name text not null,
  subject_id uuid not null,
  subject_name text not null,
  kind text not null check (kind in ('library', 'register')),
  what text not null,
  -- names of what was shown, never their values
  fields jsonb not null,
  -- who had it: the department it was handed in to, the register
  provider text not null,
  purpose text not null,
  basis text not null,
  application_number text not null,
  item_code text not null,
  item_name text not null,
  outcome text not null check (outcome in ('shown', 'missing')),
  constraint share_pkey primary key (region, id)
);
comment on table materials.share is 'distribution: region';
create index share_of_authority on materials.share (region, authority_id, id);
-- No update, no delete.
grant select, insert on materials.share to yichuang_app;
