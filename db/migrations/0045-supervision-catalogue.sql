-- What the catalogue of rules still missed: 即办件未即办, 零办件, and breaches from before this room watched.

-- Limits that began before 即办件未即办 was watched raise nothing by it: off from the beginning, on since each city was last seen.
insert into supervision.rule_version (region, rule, version, from_day, is_on, content, source, changed_by, changed_by_name, changed_at)
select city, 'immediateNotImmediate', stretch.version, case when is_on then since else date '2000-01-01' end, is_on,
  '{"steps": [{"level": "warning", "when": [{"kind": "afterDue", "workdays": 0}], "told": ["officer"]}, {"level": "yellow", "when": [{"kind": "afterDue", "workdays": 1}], "told": ["officer", "head"]}]}',
  stretch.source, 'platform', '平台升级', now()
from (select left(region, 4) || '00' as city, (max(checked_at) at time zone 'Asia/Shanghai')::date as since from supervision.matter group by 1) seen,
  (values (1, false, '平台升级以前收的件没有按这条规则监察，不追溯'), (2, true, '演示默认值：当天没有办结为预警，再过一个工作日为黄牌，请按本地规定设置')) stretch (version, is_on, source);

-- What was broken before a region was watched is no card. Where that was not kept, it was watched from its first signal on; empty while it has none.
alter table supervision.first_watch add column began_at timestamptz;
update supervision.first_watch set began_at = (select min(noticed_at) from supervision.signal where signal.region = first_watch.region);

-- 零办件: when an item was last applied for in a region, and the issue that was made of its being applied for by nobody.
create table supervision.item_use (
  region text not null,
  item_code text not null,
  -- empty: nobody ever has
  last_on date,
  -- as the catalogue knows it
  issue_id uuid,
  constraint item_use_pkey primary key (region, item_code)
);
comment on table supervision.item_use is 'distribution: region';
grant select, insert, update on supervision.item_use to yichuang_app;
grant select on supervision.item_use to yichuang_worker;
insert into supervision.item_use (region, item_code, last_on)
select region, item_code, max((opened_at at time zone 'Asia/Shanghai')::date) from supervision.matter where kind = 'application' and item_code is not null group by region, item_code;
