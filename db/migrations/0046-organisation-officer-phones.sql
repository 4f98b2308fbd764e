-- 工作人员的手机: to be told of what cannot wait. Nobody must have one here; taking it back takes it away.
create table organisation.officer_phone (
  region text not null,
  officer_id uuid not null references organisation.officer,
  phone_sealed text not null,
  -- whose sign-in confirmed it; null for one that came with the city's import
  account_id uuid,
  set_at timestamptz not null,
  constraint officer_phone_pkey primary key (region, officer_id)
);
comment on table organisation.officer_phone is 'distribution: region';
grant select, insert, update, delete on organisation.officer_phone to yichuang_app;
grant select on organisation.officer_phone to yichuang_worker;

-- A number that is being confirmed. The code is kept nowhere: it follows from this row and the installation's key.
create table organisation.phone_proof (
  region text not null,
  officer_id uuid not null references organisation.officer,
  -- of this code: another one asked for is another id
  id uuid not null,
  -- null once the code was used, or is good for nothing
  phone_sealed text,
  asked_at timestamptz not null,
  -- how often a code was typed in for it
  tries int not null default 0,
  -- codes asked for on `counted_on`
  asked_count int not null default 1,
  counted_on date not null,
  constraint phone_proof_pkey primary key (region, officer_id)
);
comment on table organisation.phone_proof is 'distribution: region';
grant select, insert, update on organisation.phone_proof to yichuang_app;
grant select on organisation.phone_proof to yichuang_worker;
