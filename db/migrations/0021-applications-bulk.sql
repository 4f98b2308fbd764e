-- 批量办理: what an officer asked to be done to many cases at once, and what became of each. Resumable: whoever works on it
-- takes a few cases for a short while, so that another goes on where somebody was killed.
create table applications.bulk_action (
  region text not null,
  id uuid not null,
  officer_id uuid not null,
  account_id uuid not null,
  verb text not null check (verb in ('accept', 'review', 'decide', 'deliver', 'assign')),
  body jsonb not null,
  total int not null,
  created_at timestamptz not null,
  finished_at timestamptz,
  constraint bulk_action_pkey primary key (region, id)
);
comment on table applications.bulk_action is 'distribution: region';
create index bulk_action_by_officer on applications.bulk_action (region, officer_id, id desc);
create index bulk_action_unfinished on applications.bulk_action (region, id) where finished_at is null;
grant select, insert on applications.bulk_action to yichuang_app;
grant update (finished_at) on applications.bulk_action to yichuang_app;
grant select on applications.bulk_action to yichuang_worker;

create table applications.bulk_action_case (
  region text not null,
  id uuid not null,
  position int not null,
  number text not null,
  -- as the officer saw it
  version int not null,
  taken_until timestamptz,
  attempts int not null default 0,
  state text not null check (state in ('waiting', 'done', 'refused')),
  code text,
  reason text,
  settled_at timestamptz,
  constraint bulk_action_case_pkey primary key (region, id, position)
);
comment on table applications.bulk_action_case is 'distribution: region';
grant select, insert on applications.bulk_action_case to yichuang_app;
grant update (taken_until, attempts, state, code, reason, settled_at) on applications.bulk_action_case to yichuang_app;
grant select on applications.bulk_action_case to yichuang_worker;

-- Whose a case is stands beside its place in the lists: written after the command, so that assigning costs the others nothing.
alter table applications.work_queue add column assigned_to uuid;
create index work_queue_by_assignee on applications.work_queue (region, assigned_to, due_on, number) where assigned_to is not null;
grant update (assigned_to) on applications.work_queue to yichuang_app;
