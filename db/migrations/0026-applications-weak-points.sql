-- How a window knew whoever fetched results is asked and kept, with what it says of them; 'identity' is of the time when it was only assumed.
alter table applications.pick_up drop constraint pick_up_checked_by_check;
alter table applications.pick_up add constraint pick_up_checked_by_check check (checked_by in ('pickUpCode', 'identityDocument', 'identity'));
alter table applications.pick_up add column statement text;

-- Drafts of an item whose guide changed: their applicants are told.
create index draft_by_item on applications.draft (item_code, expires_on);
