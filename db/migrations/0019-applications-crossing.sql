-- 异地代收代办: a case has two desks, the window that took it in and the one that decides. Each sees its own line of it, in its own
-- region, fed from what the case announces; the case itself stays with the deciding region (事权 unchanged, 国办发〔2020〕35号).
create table applications.hand_over (
  region text not null,
  side text not null check (side in ('receiving', 'deciding')),
  number text not null,
  hall_id text not null,
  other_region text not null,
  other_hall_id text not null,
  item_name text not null,
  applicant_name text not null,
  authority_id text not null,
  state text not null,
  version int not null,
  submitted_at timestamptz not null,
  handed_over_on date,
  handed_over_by text,
  originals jsonb not null,
  courier_number text,
  taken_over_on date,
  taken_over_by text,
  -- When the other desk wrote last, and when this one last looked.
  noted_at timestamptz,
  seen_at timestamptz,
  constraint hand_over_pkey primary key (region, side, number)
);
comment on table applications.hand_over is 'distribution: region';
create index hand_over_by_hall on applications.hand_over (region, side, hall_id, number);
grant select, insert, update on applications.hand_over to yichuang_app;
grant select on applications.hand_over to yichuang_worker;

-- What the two desks write to each other about a case; never shown to its applicant.
create table applications.desk_note (
  region text not null,
  number text not null,
  id uuid not null,
  at timestamptz not null,
  side text not null check (side in ('receiving', 'deciding')),
  officer_id text not null,
  officer_name text not null,
  office text not null,
  text text not null,
  constraint desk_note_pkey primary key (region, number, id)
);
comment on table applications.desk_note is 'distribution: region';
grant select, insert on applications.desk_note to yichuang_app;
grant select on applications.desk_note to yichuang_worker;

-- 市县同权: what is decided with a power from above is reported upwards (批后报备) and told to whoever watches it afterwards
-- (审管信息推送). It stands with whoever has to confirm it.
create table applications.filing_report (
  region text not null,
  kind text not null check (kind in ('approval', 'supervision')),
  number text not null,
  body_id text not null,
  case_region text not null,
  authority_id text not null,
  item_code text not null,
  item_name text not null,
  applicant_name text not null,
  power_source text not null,
  decided_on date not null,
  due_on date not null,
  confirmed_on date,
  confirmed_by text,
  note text,
  constraint filing_report_pkey primary key (region, kind, number)
);
comment on table applications.filing_report is 'distribution: region';
create index filing_report_open on applications.filing_report (region, body_id, due_on, kind, number) where confirmed_on is null;
create index filing_report_by_body on applications.filing_report (region, body_id, decided_on, kind, number);
grant select, insert, update on applications.filing_report to yichuang_app;
grant select on applications.filing_report to yichuang_worker;

-- Results that lie ready at a window, found by their code or their applicant. Gone with the delivery.
create table applications.ready_result (
  region text not null,
  number text not null,
  hall_id text not null,
  code_index text not null,
  applicant_id uuid not null,
  applicant_name text not null,
  item_name text not null,
  ready_on date not null,
  constraint ready_result_pkey primary key (region, number)
);
comment on table applications.ready_result is 'distribution: region';
create index ready_result_by_code on applications.ready_result (hall_id, code_index);
create index ready_result_by_applicant on applications.ready_result (hall_id, applicant_id);
grant select, insert, update, delete on applications.ready_result to yichuang_app;
grant select on applications.ready_result to yichuang_worker;

-- 一窗通取: several results, one signature.
create table applications.pick_up (
  region text not null,
  id uuid not null,
  at timestamptz not null,
  hall_id text not null,
  officer_id text not null,
  officer_name text not null,
  receiver text not null,
  checked_by text not null check (checked_by in ('pickUpCode', 'identity')),
  results jsonb not null,
  constraint pick_up_pkey primary key (region, id)
);
comment on table applications.pick_up is 'distribution: region';
grant select, insert on applications.pick_up to yichuang_app;
grant select on applications.pick_up to yichuang_worker;

-- One parcel a case and direction. What is to be asked of the carrier next stands with its time; the parcel's key makes asking twice harmless.
create table applications.courier_order (
  region text not null,
  number text not null,
  direction text not null check (direction in ('result', 'materials')),
  parcel text not null,
  hall_id text not null,
  state text not null check (state in ('requested', 'placed', 'collected', 'inTransit', 'delivered', 'refused', 'unanswered')),
  item_name text not null,
  applicant_name text not null,
  -- Name, phone and address of the person, sealed.
  person text not null,
  courier_number text,
  tracking jsonb not null,
  failures int not null,
  next_at timestamptz,
  problem text,
  ordered_at timestamptz not null,
  ordered_by text not null,
  delivered_at timestamptz,
  receiver text,
  constraint courier_order_pkey primary key (region, number, direction)
);
comment on table applications.courier_order is 'distribution: region';
create index courier_order_by_next_at on applications.courier_order (next_at, region, number, direction) where next_at is not null;
create index courier_order_by_hall on applications.courier_order (region, hall_id, ordered_at, number, direction);
create index courier_order_in_trouble on applications.courier_order (region, hall_id, ordered_at, number, direction) where problem is not null;
grant select, insert, update on applications.courier_order to yichuang_app;
grant select on applications.courier_order to yichuang_worker;
