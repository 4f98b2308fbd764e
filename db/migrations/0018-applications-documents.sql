-- Numbers of documents, one counter a region, heading (region, office, word) and year. Processes take them in blocks.
create table applications.document_serial (
  region text not null,
  heading text not null,
  year int not null,
  next_serial int not null,
  -- Given back by a process that stopped: used before new ones.
  spare int[] not null default '{}',
  -- What the last to ask took from `spare`; null when it took new ones.
  last_block int[],
  constraint document_serial_pkey primary key (region, heading, year)
);
comment on table applications.document_serial is 'distribution: region';
grant select, insert, update on applications.document_serial to yichuang_app;
grant select on applications.document_serial to yichuang_worker;

-- A region's own text in the place of a fixed sentence of the documents. Versions count within a name, whatever the region:
-- a document stores the versions it was issued with.
create table applications.document_wording (
  name text not null,
  version int not null,
  region text not null,
  from_day date not null,
  -- Null: the platform's own text again.
  text text,
  source text not null,
  set_by text not null,
  set_at timestamptz not null,
  constraint document_wording_pkey primary key (name, version)
);
comment on table applications.document_wording is 'distribution: reference';
grant select, insert on applications.document_wording to yichuang_app;
grant select on applications.document_wording to yichuang_worker;
