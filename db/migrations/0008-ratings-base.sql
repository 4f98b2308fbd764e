-- 好差评 (GB/T 39734-2020): one invitation for each closed case, at most one rating for each invitation.
create schema if not exists ratings;
grant usage on schema ratings to yichuang_app, yichuang_worker;

create table ratings.invitation (
  region text not null,
  number text not null,
  applicant_id uuid not null,
  agent_id uuid,
  item_code text not null,
  item_name text not null,
  authority_id text not null,
  hall_id text not null,
  -- how the case was applied for: 现场服务 and 网上服务 are told apart
  channel text not null,
  invited_at timestamptz not null,
  rated_at timestamptz,
  primary key (region, number)
);
comment on table ratings.invitation is 'distribution: region';
-- Found by whose it is: nobody else may know of it. The open ones of a person are few.
create index invitation_by_applicant on ratings.invitation (applicant_id, number desc);
create index invitation_by_agent on ratings.invitation (agent_id, number desc) where agent_id is not null;
grant select, insert, update (rated_at) on ratings.invitation to yichuang_app;
grant select on ratings.invitation to yichuang_worker;

create table ratings.rating (
  region text not null,
  number text not null,
  -- 5 非常满意 … 1 非常不满意; 1 and 2 are 差评
  grade smallint not null check (grade between 1 and 5),
  options text[] not null,
  -- of the list the options were chosen from
  options_version int not null,
  comment text check (length(comment) <= 500),
  is_anonymous boolean not null,
  -- how it was rated
  channel text not null,
  rated_at timestamptz not null,
  primary key (region, number)
);
comment on table ratings.rating is 'distribution: region';
-- No update, no delete: nobody changes what a person said.
grant select, insert on ratings.rating to yichuang_app;
grant select on ratings.rating to yichuang_worker;

-- Counts for the public, kept with each invitation and rating: counting a million ratings for every visitor would not do.
create table ratings.tally (
  region text not null,
  authority_id text not null,
  item_code text not null,
  invited int not null default 0,
  grade_1 int not null default 0,
  grade_2 int not null default 0,
  grade_3 int not null default 0,
  grade_4 int not null default 0,
  grade_5 int not null default 0,
  primary key (region, authority_id, item_code)
);
comment on table ratings.tally is 'distribution: region';
create index tally_by_item on ratings.tally (item_code);
create index tally_by_authority on ratings.tally (authority_id);
grant select, insert, update on ratings.tally to yichuang_app;
