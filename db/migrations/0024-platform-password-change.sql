-- A password that somebody else knows (a printed one, one set at a counter) is good for one thing: choosing one's own.
alter table platform.account add column must_change_password boolean not null default false;
