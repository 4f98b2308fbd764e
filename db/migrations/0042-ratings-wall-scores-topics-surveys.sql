-- 评价公开, 好差评指标, 热点 and third-party surveys. What stands here may be shown to anybody: no rater, no identity, texts masked.

-- Counts by month, kept by the statement that invites or rates: a score page never counts ratings. A bad rating, what became of it and
-- whether it was disregarded are counted in the month of the rating; `answered` in the month and at the place of the invitation.
create table ratings.score_month (
  region text not null,
  -- first day of the month
  month date not null,
  authority_id text not null,
  hall_id text not null,
  item_code text not null,
  item_name text not null,
  -- how it was rated; empty where invitations are counted
  channel text not null,
  invited int not null default 0,
  answered int not null default 0,
  grade_1 int not null default 0,
  grade_2 int not null default 0,
  grade_3 int not null default 0,
  grade_4 int not null default 0,
  grade_5 int not null default 0,
  -- 经复核剔除: counted here and in no grade
  disregarded int not null default 0,
  rectified int not null default 0,
  rectified_on_time int not null default 0,
  -- 实名差评, and how many of them were called afterwards
  named_bad int not null default 0,
  followed_up int not null default 0,
  primary key (region, month, authority_id, hall_id, item_code, channel)
) with (fillfactor = 70);
comment on table ratings.score_month is 'distribution: region';
grant select, insert, update on ratings.score_month to yichuang_app;
create index score_month_by_item on ratings.score_month (item_code, month);
create index score_month_by_authority on ratings.score_month (authority_id, month);
create index score_month_by_hall on ratings.score_month (hall_id, month);

-- The same counts by one thing at a time, by months and by quarters: at a million ratings a year a city's page reads 9,000 of these
-- rows instead of 525,000 (1.7 s). Nothing but the trigger below writes it, so that it cannot say anything else than score_month.
create table ratings.score_total (
  region text not null,
  span text not null check (span in ('month', 'quarter')),
  -- its first day
  start date not null,
  -- authority · hall · item · channel
  scope text not null,
  key text not null,
  item_name text not null,
  invited int not null,
  answered int not null,
  grade_1 int not null,
  grade_2 int not null,
  grade_3 int not null,
  grade_4 int not null,
  grade_5 int not null,
  disregarded int not null,
  rectified int not null,
  rectified_on_time int not null,
  named_bad int not null,
  followed_up int not null,
  primary key (region, span, start, scope, key)
) with (fillfactor = 70);
comment on table ratings.score_total is 'distribution: region';
grant select, insert, update on ratings.score_total to yichuang_app;

create function ratings.add_to_score_total() returns trigger language plpgsql as $$
begin
  -- One after the other within a region: the rows of two commands never wait for each other crosswise.
  perform pg_advisory_xact_lock(hashtext('ratings.score_total'), each::int) from (select distinct region as each from changed order by 1) as regions;
  insert into ratings.score_total as kept (region, span, start, scope, key, item_name, invited, answered, grade_1, grade_2, grade_3, grade_4, grade_5, disregarded, rectified, rectified_on_time, named_bad, followed_up)
  select region, span, start, scope, key, max(named), sum(invited), sum(answered), sum(grade_1), sum(grade_2), sum(grade_3), sum(grade_4), sum(grade_5), sum(disregarded), sum(rectified), sum(rectified_on_time), sum(named_bad), sum(followed_up)
  from (select region, month, authority_id, hall_id, item_code, item_name, channel, invited, answered, grade_1, grade_2, grade_3, grade_4, grade_5, disregarded, rectified, rectified_on_time, named_bad, followed_up from changed) as change
    cross join lateral (values ('authority', authority_id, ''), ('hall', hall_id, ''), ('item', item_code, item_name), ('channel', channel, '')) as part (scope, key, named)
    cross join lateral (values ('month', month), ('quarter', date_trunc('quarter', month)::date)) as spans (span, start)
  group by 1, 2, 3, 4, 5
  on conflict (region, span, start, scope, key) do update set item_name = excluded.item_name, invited = kept.invited + excluded.invited, answered = kept.answered + excluded.answered, grade_1 = kept.grade_1 + excluded.grade_1, grade_2 = kept.grade_2 + excluded.grade_2, grade_3 = kept.grade_3 + excluded.grade_3, grade_4 = kept.grade_4 + excluded.grade_4, grade_5 = kept.grade_5 + excluded.grade_5, disregarded = kept.disregarded + excluded.disregarded, rectified = kept.rectified + excluded.rectified, rectified_on_time = kept.rectified_on_time + excluded.rectified_on_time, named_bad = kept.named_bad + excluded.named_bad, followed_up = kept.followed_up + excluded.followed_up;
  return null;
end $$;
create function ratings.move_score_total() returns trigger language plpgsql as $$
begin
  -- One after the other within a region: the rows of two commands never wait for each other crosswise.
  perform pg_advisory_xact_lock(hashtext('ratings.score_total'), each::int) from (select distinct region as each from changed order by 1) as regions;
  insert into ratings.score_total as kept (region, span, start, scope, key, item_name, invited, answered, grade_1, grade_2, grade_3, grade_4, grade_5, disregarded, rectified, rectified_on_time, named_bad, followed_up)
  select region, span, start, scope, key, max(named), sum(invited), sum(answered), sum(grade_1), sum(grade_2), sum(grade_3), sum(grade_4), sum(grade_5), sum(disregarded), sum(rectified), sum(rectified_on_time), sum(named_bad), sum(followed_up)
  from (select region, month, authority_id, hall_id, item_code, item_name, channel, invited, answered, grade_1, grade_2, grade_3, grade_4, grade_5, disregarded, rectified, rectified_on_time, named_bad, followed_up from changed
    union all select region, month, authority_id, hall_id, item_code, item_name, channel, -invited, -answered, -grade_1, -grade_2, -grade_3, -grade_4, -grade_5, -disregarded, -rectified, -rectified_on_time, -named_bad, -followed_up from former) as change
    cross join lateral (values ('authority', authority_id, ''), ('hall', hall_id, ''), ('item', item_code, item_name), ('channel', channel, '')) as part (scope, key, named)
    cross join lateral (values ('month', month), ('quarter', date_trunc('quarter', month)::date)) as spans (span, start)
  group by 1, 2, 3, 4, 5
  on conflict (region, span, start, scope, key) do update set item_name = excluded.item_name, invited = kept.invited + excluded.invited, answered = kept.answered + excluded.answered, grade_1 = kept.grade_1 + excluded.grade_1, grade_2 = kept.grade_2 + excluded.grade_2, grade_3 = kept.grade_3 + excluded.grade_3, grade_4 = kept.grade_4 + excluded.grade_4, grade_5 = kept.grade_5 + excluded.grade_5, disregarded = kept.disregarded + excluded.disregarded, rectified = kept.rectified + excluded.rectified, rectified_on_time = kept.rectified_on_time + excluded.rectified_on_time, named_bad = kept.named_bad + excluded.named_bad, followed_up = kept.followed_up + excluded.followed_up;
  return null;
end $$;
create function ratings.empty_score_total() returns trigger language plpgsql as $$
begin
  truncate ratings.score_total;
  return null;
end $$;
create trigger score_added after insert on ratings.score_month referencing new table as changed for each statement execute function ratings.add_to_score_total();
create trigger score_moved after update on ratings.score_month referencing new table as changed old table as former for each statement execute function ratings.move_score_total();
create trigger scores_emptied after truncate on ratings.score_month for each statement execute function ratings.empty_score_total();

insert into ratings.score_month (region, month, authority_id, hall_id, item_code, item_name, channel, invited, answered)
select region, date_trunc('month', invited_at at time zone 'Asia/Shanghai')::date, authority_id, hall_id, item_code, max(item_name), '', count(*), count(rated_at)
from ratings.invitation group by 1, 2, 3, 4, 5;

insert into ratings.score_month (region, month, authority_id, hall_id, item_code, item_name, channel, grade_1, grade_2, grade_3, grade_4, grade_5, named_bad)
select r.region, date_trunc('month', r.rated_at at time zone 'Asia/Shanghai')::date, i.authority_id, i.hall_id, i.item_code, max(i.item_name), r.channel,
  count(*) filter (where r.grade = 1), count(*) filter (where r.grade = 2), count(*) filter (where r.grade = 3), count(*) filter (where r.grade = 4),
  count(*) filter (where r.grade = 5), count(*) filter (where r.grade <= 2 and not r.is_anonymous)
from ratings.rating r join ratings.invitation i on (i.region, i.number, i.occasion) = (r.region, r.number, r.occasion) group by 1, 2, 3, 4, 5, 7;

-- One truth for counts.
drop table ratings.tally;

-- Two thousand million are enough for the largest city.
create sequence ratings.wall_serial as int;
grant usage on sequence ratings.wall_serial to yichuang_app;

create table ratings.wall_entry (
  region text not null,
  number text not null,
  -- which service of the case was rated
  occasion text not null default 'closed',
  -- what the public knows it by: neither the case nor the minute of the rating shows through
  serial int not null default nextval('ratings.wall_serial'),
  rated_on date not null,
  item_code text not null,
  item_name text not null,
  authority_id text not null,
  hall_id text not null,
  channel text not null,
  grade smallint not null check (grade between 1 and 5),
  options text[] not null,
  options_version int not null,
  -- masked
  text text,
  reply text,
  replied_on date,
  -- 追评
  second_grade smallint check (second_grade between 1 and 5),
  second_text text,
  second_on date,
  disregarded_on date,
  -- a text that still says too much is taken down; the grade stays
  hidden_reason text,
  hidden_by text,
  hidden_at timestamptz,
  primary key (region, number, occasion)
);
comment on table ratings.wall_entry is 'distribution: region';
create index wall_by_serial on ratings.wall_entry (serial);
-- The newest of each grade come straight from an index, whatever is asked for; all grades are merged from five of them.
create index wall_by_grade on ratings.wall_entry (grade, serial desc);
create index wall_by_region on ratings.wall_entry (region, grade, serial desc);
create index wall_by_authority on ratings.wall_entry (authority_id, grade, serial desc);
create index wall_by_hall on ratings.wall_entry (hall_id, grade, serial desc);
create index wall_by_item on ratings.wall_entry (item_code, grade, serial desc);
-- Topics are mined from the texts of a period.
create index wall_texts on ratings.wall_entry (region, serial desc) where text is not null;
grant select, insert, update (reply, replied_on, second_grade, second_text, second_on, disregarded_on, hidden_reason, hidden_by, hidden_at) on ratings.wall_entry to yichuang_app;

-- Texts of before were not masked when they were written and stay off the wall.
insert into ratings.wall_entry (region, number, occasion, rated_on, item_code, item_name, authority_id, hall_id, channel, grade, options, options_version)
select r.region, r.number, r.occasion, (r.rated_at at time zone 'Asia/Shanghai')::date, i.item_code, i.item_name, i.authority_id, i.hall_id, r.channel, r.grade, r.options, r.options_version
from ratings.rating r join ratings.invitation i on (i.region, i.number, i.occasion) = (r.region, r.number, r.occasion) order by r.rated_at;

-- What people write about, as the last look found it; replaced as a whole.
create table ratings.topic (
  region text not null,
  -- region · item · hall
  scope text not null,
  -- empty for the region
  scope_id text not null,
  term text not null,
  texts int not null,
  bad_texts int not null,
  texts_before int not null,
  -- texts of the scope, now and before: what the numbers are out of
  scope_texts int not null,
  scope_texts_before int not null,
  -- how far above the background, in standard deviations
  score real not null,
  trend text not null check (trend in ('new', 'growing', 'steady')),
  -- serials on the wall
  examples int[] not null,
  period_from date not null,
  period_until date not null,
  mined_at timestamptz not null,
  primary key (region, scope, scope_id, term)
);
comment on table ratings.topic is 'distribution: region';
create index topic_by_score on ratings.topic (region, scope, score desc, term);
grant select, insert, delete on ratings.topic to yichuang_app;

-- 事项办理—办事评价—迭代整改: which issue of an item a topic was made into, with the numbers as they stood.
create table ratings.item_proposal (
  region text not null,
  id uuid not null,
  item_code text not null,
  item_name text not null,
  term text not null,
  numbers jsonb not null,
  note text not null,
  -- of the catalogue
  issue_id uuid not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  primary key (region, id)
);
comment on table ratings.item_proposal is 'distribution: region';
create index item_proposal_by_item on ratings.item_proposal (region, item_code, term);
create index item_proposal_by_issue on ratings.item_proposal (issue_id);
grant select, insert on ratings.item_proposal to yichuang_app;

-- 社会投票, 第三方调查: sources of their own, never mixed with ratings. A mistake is mended by an import that names the one it corrects.
create table ratings.survey_import (
  region text not null,
  id uuid not null,
  kind text not null check (kind in ('vote', 'survey')),
  title text not null,
  file_name text not null,
  -- as it came, so that every figure can be held against it; at most 1 MB
  content bytea not null,
  sm3 text not null,
  lines int not null,
  imported_by text not null,
  imported_at timestamptz not null,
  corrects uuid,
  reason text,
  primary key (region, id),
  -- of two corrections at once the second is refused
  unique (region, corrects),
  check ((corrects is null) = (reason is null))
);
comment on table ratings.survey_import is 'distribution: region';
grant select, insert on ratings.survey_import to yichuang_app;

create table ratings.survey_result (
  region text not null,
  import_id uuid not null,
  line int not null,
  period_from date not null,
  period_until date not null,
  -- a hall, or empty for the whole region
  hall_id text not null,
  institution text not null,
  answers int not null,
  -- out of 100
  score numeric(5, 2) not null check (score between 0 and 100),
  primary key (region, import_id, line)
);
comment on table ratings.survey_result is 'distribution: region';
create index survey_result_by_period on ratings.survey_result (region, period_until desc);
grant select, insert on ratings.survey_result to yichuang_app;
