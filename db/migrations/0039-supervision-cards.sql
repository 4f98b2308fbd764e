-- 黄牌、红牌: what becomes of a card, beside the signal that never changes. One row is how it stands, the acts are how it came there.
create table supervision.card (
  region text not null,
  -- of its signal; what follows is copied from there and never changes
  id uuid not null,
  level text not null check (level in ('yellow', 'red')),
  rule text not null,
  matter_kind text not null,
  matter_id text not null,
  authority_id text not null,
  hall_id text,
  noticed_at timestamptz not null,

  state text not null check (state in ('raised', 'explained', 'accepted', 'rejected', 'appealed', 'upheld', 'cancelled', 'scored', 'turnedRed', 'withdrawn')),
  version int not null,
  -- the last day for what its state waits for
  answer_by date,
  -- who did not accept the explanation: an appeal is for somebody else; null where nobody explained in time
  rejected_by text,
  points int,
  -- of a red card: what is put right
  rectification text check (rectification in ('open', 'reported', 'confirmed')),
  rectify_by date,
  rectify_told_on date,
  -- SM3 of the newest act
  head_hash text not null,

  rank smallint not null generated always as (case level when 'red' then 0 else 1 end) stored,
  asks_authority boolean not null generated always as (state in ('raised', 'rejected') or coalesce(rectification = 'open', false)) stored,
  asks_supervisor boolean not null generated always as (state in ('explained', 'appealed', 'accepted', 'upheld') or coalesce(rectification = 'reported', false)) stored,
  due_on date generated always as (least(
    case when state in ('raised', 'explained', 'accepted', 'rejected', 'appealed', 'upheld') then answer_by end,
    case when rectification in ('open', 'reported') then rectify_by end)) stored,
  constraint card_pkey primary key (region, id),
  constraint card_points check ((state = 'scored') = (points is not null)),
  constraint card_rectify_by check ((rectification is null) or (rectify_by is not null))
);
comment on table supervision.card is 'distribution: region';
-- What a body, a window or a region's supervisors have to do: red before yellow, then by the day.
create index card_authority_todo on supervision.card (region, authority_id, rank, due_on, id) where asks_authority;
create index card_hall_todo on supervision.card (region, hall_id, rank, due_on, id) where asks_authority;
create index card_region_todo on supervision.card (region, rank, due_on, id) where asks_supervisor;
-- The supervisors of a city decide the appeals of its counties: every region is looked at.
create index card_city_todo on supervision.card (rank, due_on, id) where asks_supervisor;
-- Everything, the newest first.
create index card_authority on supervision.card (region, authority_id, noticed_at, id);
create index card_hall on supervision.card (region, hall_id, noticed_at, id);
create index card_region on supervision.card (region, noticed_at, id);
create index card_of_matter on supervision.card (region, matter_id, noticed_at, id);
-- What the day ends: an explanation or an appeal that did not come, a rectification that is late.
create index card_unanswered on supervision.card (answer_by, region, id) where state in ('raised', 'rejected');
create index card_rectify_late on supervision.card (rectify_by, region, id) where rectification = 'open' and rectify_told_on is null;
grant select, insert, update on supervision.card to yichuang_app;
grant select on supervision.card to yichuang_worker;

create table supervision.card_act (
  region text not null,
  card_id uuid not null,
  seq int not null,
  kind text not null,
  -- the account; null where the day did it
  by_id text,
  by_name text,
  note text,
  at timestamptz not null,
  -- points, the next day something is due
  detail jsonb not null,
  prev_hash text not null,
  hash text not null,
  constraint card_act_pkey primary key (region, card_id, seq)
);
comment on table supervision.card_act is 'distribution: region';
grant select, insert on supervision.card_act to yichuang_app;
grant select on supervision.card_act to yichuang_worker;

-- 提醒和预警 are listed apart from cards.
create index signal_authority_reminders on supervision.signal (region, authority_id, noticed_at, id) where level in ('reminder', 'warning');
create index signal_hall_reminders on supervision.signal (region, hall_id, noticed_at, id) where level in ('reminder', 'warning');
create index signal_region_reminders on supervision.signal (region, noticed_at, id) where level in ('reminder', 'warning');
