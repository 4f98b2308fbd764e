-- 合作网点的收件台账: what an operator of a partner's site took in. All that the partner sees of a case; the name is masked. Only added to.
create table applications.site_intake (
  region text not null,
  officer_id uuid not null,
  day date not null,
  number text not null,
  site_id uuid not null,
  item_code text not null,
  item_name text not null,
  applicant_masked text not null,
  at timestamptz not null,
  constraint site_intake_pkey primary key (region, officer_id, day, number)
);
comment on table applications.site_intake is 'distribution: region';
grant select, insert on applications.site_intake to yichuang_app;
grant select on applications.site_intake to yichuang_worker;
