-- 好差评: one invitation for each service event (现场一次一评, 网上一事一评), and what is made of a bad rating.

-- closed · visit:<version of the case>
alter table ratings.invitation add column occasion text not null default 'closed';
alter table ratings.invitation add column reminded_at timestamptz;
alter table ratings.invitation drop constraint invitation_pkey;
alter table ratings.invitation add primary key (region, number, occasion);
drop index ratings.invitation_by_applicant;
drop index ratings.invitation_by_agent;
create index invitation_by_applicant on ratings.invitation (applicant_id, number desc, occasion desc);
create index invitation_by_agent on ratings.invitation (agent_id, number desc, occasion desc) where agent_id is not null;
-- Whom to remind once; whoever rated or was reminded is not looked at again.
create index invitation_to_remind on ratings.invitation (region, invited_at) where occasion = 'closed' and rated_at is null and reminded_at is null;
grant update (reminded_at) on ratings.invitation to yichuang_app;

alter table ratings.rating add column occasion text not null default 'closed';
alter table ratings.rating drop constraint rating_pkey;
alter table ratings.rating add primary key (region, number, occasion);

-- 追评: once, after an answer; it stands beside the first and changes nothing of it.
create table ratings.second_rating (
  region text not null,
  number text not null,
  occasion text not null,
  grade smallint not null check (grade between 1 and 5),
  options text[] not null,
  options_version int not null,
  comment text check (length(comment) <= 500),
  rated_at timestamptz not null,
  primary key (region, number, occasion)
);
comment on table ratings.second_rating is 'distribution: region';
grant select, insert on ratings.second_rating to yichuang_app;
grant select on ratings.second_rating to yichuang_worker;

-- 差评整改 as it stands. Its code says nothing of the case: whoever was rated must not find the rater by it.
create table ratings.rectification (
  region text not null,
  code text not null,
  number text not null,
  occasion text not null,
  version int not null,
  state text not null check (state in ('opened', 'contacted', 'verified', 'replied', 'closed')),
  exclusion text not null check (exclusion in ('none', 'applied', 'agreed', 'refused', 'excluded', 'objected', 'upheld', 'restored')),
  item_code text not null,
  item_name text not null,
  authority_id text not null,
  hall_id text not null,
  grade smallint not null,
  is_anonymous boolean not null,
  -- whom 回访 calls; nobody of an anonymous rating
  rater_id uuid,
  opened_at timestamptz not null,
  -- by when the rated body answers, and the supervising office calls; 9999-12-31 while no such limit runs
  due_on date not null,
  contact_on date not null,
  awaits_authority boolean not null,
  awaits_supervisor boolean not null,
  detail jsonb not null,
  primary key (region, code),
  unique (region, number, occasion),
  check (is_anonymous = (rater_id is null))
);
comment on table ratings.rectification is 'distribution: region';
create index rectification_of_authority_open on ratings.rectification (region, authority_id, due_on, code) where awaits_authority;
create index rectification_of_authority on ratings.rectification (region, authority_id, code);
create index rectification_to_follow on ratings.rectification (region, contact_on, code) where awaits_supervisor;
grant select, insert, update on ratings.rectification to yichuang_app;
grant select on ratings.rectification to yichuang_worker;

-- Every step of it, by both sides. No update, no delete.
create table ratings.rectification_act (
  region text not null,
  code text not null,
  seq int not null,
  kind text not null,
  by_id text not null,
  by_name text not null,
  note text not null,
  detail jsonb not null,
  at timestamptz not null,
  primary key (region, code, seq)
);
comment on table ratings.rectification_act is 'distribution: region';
grant select, insert on ratings.rectification_act to yichuang_app;
grant select on ratings.rectification_act to yichuang_worker;

-- Serials of codes: region and day. Gaps are allowed.
create table ratings.rectification_serial (
  region text not null,
  day date not null,
  last int not null,
  primary key (region, day)
);
comment on table ratings.rectification_serial is 'distribution: region';
grant select, insert, update on ratings.rectification_serial to yichuang_app;
