-- 证照类型的版本, 到期提醒, and imports that go on by themselves.

-- A field of a type is more than its name: {"name", "kind": "text" | "date" | "number", "isRequired"}.
update certificates.certificate_type t
set fields = coalesce((select jsonb_agg(jsonb_build_object('name', name, 'kind', 'text', 'isRequired', false) order by position) from jsonb_array_elements_text(t.fields) with ordinality as field (name, position)), '[]')
where fields is not null;

-- 0 until somebody describes it.
alter table certificates.certificate_type add column version int not null default 0 check (version >= 0);
update certificates.certificate_type set version = 1 where described_at is not null;
grant update (version) on certificates.certificate_type to yichuang_app;

-- How a type was described, and by whom. Never changed.
create table certificates.type_version (
  code text not null references certificates.certificate_type (code),
  version int not null check (version > 0),
  holder_kind text not null,
  fields jsonb not null,
  validity text,
  template text not null,
  described_at timestamptz not null,
  -- null where the platform was set up with it
  described_by text,
  constraint type_version_pkey primary key (code, version)
);
comment on table certificates.type_version is 'distribution: reference';
insert into certificates.type_version (code, version, holder_kind, fields, validity, template, described_at)
select code, version, holder_kind, fields, validity, template, described_at from certificates.certificate_type where version = 1;
grant select, insert on certificates.type_version to yichuang_app;
grant select on certificates.type_version to yichuang_worker;

-- 到期提醒: up to which certificate holders have been told, for each reminder before the end. It moves on with what it announces, in one write.
create table certificates.reminder_mark (
  region text not null,
  -- 1: the earliest reminder
  step int not null check (step > 0),
  -- of certificates with this last day all up to this identifier are told, of earlier days all
  valid_until date not null,
  identifier text not null,
  constraint reminder_mark_pkey primary key (region, step)
);
comment on table certificates.reminder_mark is 'distribution: region';
grant select, insert, update (valid_until, identifier) on certificates.reminder_mark to yichuang_app;
grant select on certificates.reminder_mark to yichuang_worker;

-- Lines of an import on their way in: some hundred at a time, sealed because they name people; gone when they are in.
create table certificates.import_part (
  region text not null,
  batch_id uuid not null,
  seq int not null check (seq > 0),
  content text not null,
  is_checked boolean not null default false,
  constraint import_part_pkey primary key (region, batch_id, seq)
);
comment on table certificates.import_part is 'distribution: region';
grant select, insert, update (content, is_checked), delete on certificates.import_part to yichuang_app;
grant select on certificates.import_part to yichuang_worker;

alter table certificates.import_batch
  -- lines looked at so far
  add column checked int not null default 0,
  -- how often it could not go on
  add column faults int not null default 0,
  drop constraint import_batch_state_check,
  add constraint import_batch_state_check check (state in ('running', 'done', 'refused', 'failed'));
update certificates.import_batch set checked = total where state <> 'running';
-- One that was under way has nothing kept to go on with: the same file again does no harm.
update certificates.import_batch set state = 'failed', finished_at = started_at where state = 'running';
create index import_batch_running on certificates.import_batch (region, id) where state = 'running';
grant update (checked, faults) on certificates.import_batch to yichuang_app;
