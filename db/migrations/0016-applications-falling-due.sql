-- What happens to a case by itself when a limit passes (silence is acceptance, an owed material does not come) is found by
-- its day, so that a tick costs what is due and not what is open.
alter table applications.application add column falls_due_on date;
alter table applications.work_queue add column falls_due_on date;
update applications.application set falls_due_on = due_on where state in ('submitted', 'received');
update applications.work_queue set falls_due_on = due_on where queue like 'intake:%';
create index work_queue_by_falling_due on applications.work_queue (falls_due_on, region, number) where falls_due_on is not null;

-- A promise that was not kept stands against the next one until it is put right (rules.md §3.1, §3.2).
create table applications.breach (
  subject_id uuid not null,
  number text not null,
  kind text not null check (kind in ('deferral', 'commitment')),
  item_name text not null,
  reason text not null,
  breached_on date not null,
  repaired_on date,
  repaired_note text,
  constraint breach_pkey primary key (subject_id, number, kind)
);
comment on table applications.breach is 'distribution: subject (subject_id)';
grant select, insert, update on applications.breach to yichuang_app;
grant select on applications.breach to yichuang_worker;

-- 指南之外无材料: what somebody tried to ask for beyond the guide; refused, and counted.
create table applications.refused_demand (
  region text not null,
  number text not null,
  id uuid not null,
  at timestamptz not null,
  officer_id text not null,
  officer_name text not null,
  demanded text not null,
  constraint refused_demand_pkey primary key (region, number, id)
);
comment on table applications.refused_demand is 'distribution: region';
grant select, insert on applications.refused_demand to yichuang_app;
grant select on applications.refused_demand to yichuang_worker;
grant update (falls_due_on) on applications.work_queue to yichuang_app;
