-- 首席事务代表、委托收件: what an authority has given a window or a hall to do in its name. Read by every command of a
-- window, changed rarely: kept in process as the directory is.
create table organisation.authority_grant (
  region text not null,
  id uuid not null,
  kind text not null check (kind in ('chiefRepresentative', 'delegatedReceipt')),
  authority_id text not null references organisation.authority,
  officer_id uuid references organisation.officer,
  hall_id text references organisation.hall,
  -- what the representative may decide: at once for immediate items, at once on a commitment, or any reviewed case
  powers text[] not null check (powers <@ array['immediate', 'commitment', 'decide']),
  -- null: every item of the authority
  item_codes text[] check (cardinality(item_codes) > 0),
  from_day date not null,
  until_day date check (until_day >= from_day),
  basis text not null,
  granted_by uuid,
  granted_at timestamptz not null,
  revoked_on date,
  revoked_reason text,
  revoked_by uuid,
  primary key (region, id),
  constraint authority_grant_to check (
    case kind when 'chiefRepresentative' then officer_id is not null and hall_id is null and cardinality(powers) > 0
      else hall_id is not null and officer_id is null and cardinality(powers) = 0 end
  ),
  constraint authority_grant_revoked check ((revoked_on is null) = (revoked_reason is null))
);
comment on table organisation.authority_grant is 'distribution: reference';
grant select, insert on organisation.authority_grant to yichuang_app;
-- A grant is never changed, only revoked: what was decided on it can be read for ever.
grant update (revoked_on, revoked_reason, revoked_by) on organisation.authority_grant to yichuang_app;
grant select on organisation.authority_grant to yichuang_worker;

-- 专长: the items an officer handles; cases are assigned by it.
create table organisation.officer_skill (
  officer_id uuid not null references organisation.officer,
  item_code text not null,
  primary key (officer_id, item_code)
);
comment on table organisation.officer_skill is 'distribution: reference';
grant select, insert, delete on organisation.officer_skill to yichuang_app;
grant select on organisation.officer_skill to yichuang_worker;
