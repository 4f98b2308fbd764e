-- 电子证照: what was issued, as data with a hash over it; and each holder's own list of it.
create schema if not exists certificates;
grant usage on schema certificates to yichuang_app, yichuang_worker;

-- 流水号 of identifiers, unique over the whole platform. Gaps are allowed: a refused command may use one up.
create sequence certificates.serial as bigint;
grant usage on sequence certificates.serial to yichuang_app;

-- 证照类型 (GB/T 36904): 18 characters of the department that defines it and its serial there, given at first use and never again.
create table certificates.certificate_type (
  code text primary key check (length(code) = 21),
  definer_uscc text not null check (length(definer_uscc) = 18),
  name text not null,
  created_at timestamptz not null,
  unique (definer_uscc, name)
);
comment on table certificates.certificate_type is 'distribution: reference';
grant select, insert on certificates.certificate_type to yichuang_app;
grant select on certificates.certificate_type to yichuang_worker;

create table certificates.certificate (
  -- of the issuing authority; whoever knows the identifier knows the issuer and so where to look
  region text not null,
  identifier text not null,
  number text not null,
  type_code text not null,
  name text not null,
  holder_id uuid not null,
  holder_name text not null,
  application_number text not null,
  issuing_authority_id text not null,
  issued_on date not null,
  -- last day on which it is valid; null where the validity is no date (长期, 随检验周期)
  valid_until date check (valid_until >= issued_on),
  state text not null check (state in ('valid', 'suspended', 'revoked', 'cancelled', 'expired', 'replaced')),
  version int not null check (version between 1 and 999),
  -- what is printed
  data jsonb not null,
  template_version int not null,
  -- SM3 over every column above except the state
  hash text not null,
  issued_at timestamptz not null,
  primary key (region, identifier)
);
comment on table certificates.certificate is 'distribution: region';
-- No update, no delete: what was issued stays as it was issued.
grant select, insert on certificates.certificate to yichuang_app;
grant select on certificates.certificate to yichuang_worker;

-- "My certificates": stored with the holder, written by the reader of certificates.issued.
create table certificates.holder_certificate (
  holder_id uuid not null,
  identifier text not null,
  region text not null,
  name text not null,
  number text not null,
  issuing_authority text not null,
  state text not null,
  issued_on date not null,
  valid_until date,
  primary key (holder_id, identifier)
);
comment on table certificates.holder_certificate is 'distribution: subject (holder_id)';
create index holder_certificate_by_day on certificates.holder_certificate (holder_id, issued_on desc, identifier desc);
grant select, insert on certificates.holder_certificate to yichuang_app;
