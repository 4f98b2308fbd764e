-- 评价器 paired with the window it stands at.

-- A device that waits to be paired shows its code for some minutes; whoever types the code in gives it a window.
create table ratings.device_pairing (
  code text primary key check (code ~ '^\d{6}$'),
  token_hash text not null,
  expires_at timestamptz not null,
  -- once it is paired: where its device is found from then on
  region text
);
comment on table ratings.device_pairing is 'distribution: hash (code)';
create index device_pairing_over on ratings.device_pairing (expires_at);
grant select, insert, update, delete on ratings.device_pairing to yichuang_app;
grant select on ratings.device_pairing to yichuang_worker;

-- It knows the service it asks about just now, never what was answered: that is the rating's alone.
create table ratings.device (
  region text not null,
  id uuid not null,
  hall_id text not null,
  window_no text not null,
  name text not null,
  token_hash text not null,
  paired_by text not null,
  paired_at timestamptz not null,
  last_seen_at timestamptz,
  revoked_by text,
  revoked_at timestamptz,
  asked_number text,
  asked_occasion text,
  asked_at timestamptz,
  primary key (region, id),
  check ((revoked_at is null) = (revoked_by is null)),
  check ((asked_at is null) = (asked_number is null) and (asked_at is null) = (asked_occasion is null))
);
comment on table ratings.device is 'distribution: region';
-- One device a window; and every device of a region that still counts.
create unique index device_at_window on ratings.device (region, hall_id, window_no) where revoked_at is null;
grant select, insert, update (last_seen_at, revoked_by, revoked_at, asked_number, asked_occasion, asked_at) on ratings.device to yichuang_app;
grant select on ratings.device to yichuang_worker;
