-- 亮码 and 用证: codes that were shown, copies made for one purpose, and every use of a certificate.

-- 居民码, 企业码: lives for a minute or two, and for as long as what was scanned may be worked with. Whoever scans knows the id alone.
create table certificates.shown_code (
  id uuid not null,
  -- whose code, and the person who held the phone: the same, or the one who acts for them
  subject_id uuid not null,
  shown_by uuid not null,
  kind text not null check (kind in ('person', 'enterprise')),
  -- to this scan alone
  consents boolean not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > issued_at),
  -- once, by one officer; region is theirs
  used_at timestamptz,
  used_by uuid,
  region text check (region ~ '^\d{6}$'),
  item_code text,
  constraint shown_code_pkey primary key (id),
  constraint shown_code_used_by_somebody check ((used_at is null) = (used_by is null) and (used_at is null) = (region is null))
);
comment on table certificates.shown_code is 'distribution: hash (id)';
create index shown_code_over on certificates.shown_code (expires_at);
grant select, insert, update (used_at, used_by, region, item_code), delete on certificates.shown_code to yichuang_app;
grant select on certificates.shown_code to yichuang_worker;

-- 加注件: a copy that says for whom, for what and until when; the original never leaves.
create table certificates.use_copy (
  subject_id uuid not null,
  id uuid not null,
  identifier text not null,
  certificate_name text not null,
  -- 使用事由, 使用单位
  purpose text not null,
  used_by_unit text not null,
  valid_until date not null,
  made_at timestamptz not null,
  made_by uuid not null,
  made_by_name text not null,
  revoked_at timestamptz,
  constraint use_copy_pkey primary key (subject_id, id)
);
comment on table certificates.use_copy is 'distribution: subject (subject_id)';
create index use_copy_of_certificate on certificates.use_copy (subject_id, identifier, id desc);
-- What was said on a copy stays; only that it counts no more is added.
grant select, insert, update (revoked_at) on certificates.use_copy to yichuang_app;
grant select on certificates.use_copy to yichuang_worker;

-- 用证记录: each time a certificate stood for paper. Never changed.
create table certificates.certificate_use (
  -- of the office that used it; of the issuer where the holder made a copy
  region text not null check (region ~ '^\d{6}$'),
  id uuid not null,
  identifier text not null,
  type_code text not null,
  certificate_name text not null,
  holder_id uuid not null,
  way text not null check (way in ('waiver', 'copy')),
  purpose text not null,
  item_code text,
  application_number text,
  used_on date not null,
  used_at timestamptz not null,
  -- the officer, or the person who made the copy
  used_by uuid not null,
  used_by_name text not null,
  -- 澄湖区政务服务大厅; of a copy the unit it is for
  office text not null,
  constraint certificate_use_pkey primary key (region, id)
);
comment on table certificates.certificate_use is 'distribution: region';
create index certificate_use_by_day on certificates.certificate_use (region, used_on, type_code, way);
create index certificate_use_of_one on certificates.certificate_use (identifier, id desc);
-- No update, no delete.
grant select, insert on certificates.certificate_use to yichuang_app;
grant select on certificates.certificate_use to yichuang_worker;
