-- 电子印章: the approval seal of each authority, every use of it, and what was signed with it.
create table certificates.seal (
  region text not null,
  id uuid not null,
  authority_id text not null,
  -- 1 at first, the next after each replacement
  edition int not null check (edition > 0),
  name text not null,
  -- at whoever keeps the private keys
  key_id text not null,
  -- SM2, an uncompressed point as hex
  public_key text not null check (length(public_key) = 130),
  state text not null check (state in ('inUse', 'disabled', 'replaced')),
  used_from timestamptz not null,
  used_until timestamptz check (used_until >= used_from),
  ended_by text,
  reason text,
  constraint seal_pkey primary key (region, id),
  constraint seal_edition unique (region, authority_id, edition),
  constraint seal_end check ((state = 'inUse') = (used_until is null) and (used_until is null or (ended_by is not null and reason is not null)))
);
comment on table certificates.seal is 'distribution: reference';
create unique index seal_in_use on certificates.seal (region, authority_id) where state = 'inUse';
grant select, insert, update (state, used_until, ended_by, reason) on certificates.seal to yichuang_app;
grant select on certificates.seal to yichuang_worker;

-- 用章记录. No update, no delete: each use stays as it was written down.
create table certificates.seal_use (
  region text not null,
  seal_id uuid not null,
  id uuid not null,
  purpose text not null check (purpose in ('certificate', 'pdf', 'ofd')),
  identifier text not null,
  -- who made the certificate or opened the file; the name of the job where nobody did
  used_by text not null,
  used_at timestamptz not null,
  -- SM3 of what was signed
  hash text not null,
  constraint seal_use_pkey primary key (region, seal_id, id)
);
comment on table certificates.seal_use is 'distribution: region';
grant select, insert on certificates.seal_use to yichuang_app;
grant select on certificates.seal_use to yichuang_worker;

-- 签章: the first of a certificate stays; its facts are the certificate's own, which never change either.
create table certificates.signature (
  region text not null,
  identifier text not null,
  seal_id uuid not null,
  hash text not null,
  signature text not null check (length(signature) = 128),
  signed_at timestamptz not null,
  constraint signature_pkey primary key (region, identifier)
);
comment on table certificates.signature is 'distribution: region';
grant select, insert on certificates.signature to yichuang_app;
grant select on certificates.signature to yichuang_worker;
