-- Text messages to officers on their way out, beside those of applicants: these lie with the region, and whoever was reached at a
-- desk is told only while they stand there. As with the others the number is not kept here.
create table messages.officer_sms (
  region text not null,
  officer_id uuid not null,
  id uuid not null,
  -- the desk that was told: an officer's id, or `decider@379902-SCJG`
  desk text not null,
  text text not null,
  -- a red card: does not wait for working hours
  is_urgent boolean not null,
  state text not null check (state in ('waiting', 'sent', 'failed', 'unwanted')),
  attempts int not null default 0,
  -- waiting: due from here on; while it is being sent: when another worker may take over
  next_at timestamptz not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  provider_message_id text,
  problem text,
  constraint officer_sms_pkey primary key (region, officer_id, id)
);
comment on table messages.officer_sms is 'distribution: region';
create index officer_sms_due on messages.officer_sms (next_at) where state = 'waiting';
grant select, insert, update on messages.officer_sms to yichuang_app;
grant select on messages.officer_sms to yichuang_worker;
