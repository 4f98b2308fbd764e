-- Nothing of an entry changes without a line in its record: also who answers for it, and what a reorganisation takes away.
alter table catalogue.entry_event
  drop constraint entry_event_kind_check,
  add constraint entry_event_kind_check check (kind in ('claimed', 'declined', 'released', 'localChanged', 'moved'));

-- The organisation as the entries of a region were last brought in line with it.
create table catalogue.followed_organisation (
  region text primary key check (region ~ '^\d{6}$'),
  fingerprint text not null,
  followed_at timestamptz not null
);
comment on table catalogue.followed_organisation is 'distribution: reference';
grant select, insert, update, delete on catalogue.followed_organisation to yichuang_app;

-- Saves of a draft are thinned once nobody needs each of them.
grant delete on catalogue.item_change_revision to yichuang_app;
