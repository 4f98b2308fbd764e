-- 告知书 say from which day they hold and who published them; what is kept of looks and consents is deleted when its time has come.

alter table subjects.consent_notice add column from_day date;
update subjects.consent_notice set from_day = (published_at at time zone 'Asia/Shanghai')::date;
alter table subjects.consent_notice alter column from_day set not null;
-- as they were called then; not kept before
alter table subjects.consent_notice add column published_by_name text;

-- When a newer consent of the same scope took its place: from then on it is history, kept for so long and no longer (个人信息保护法 art. 19, 47).
-- The latest of a scope never ends: also a withdrawn one is somebody's standing No.
alter table subjects.consent add column superseded_at timestamptz;
update subjects.consent c set superseded_at = n.next_at
from (select subject_id, id, lead(given_at) over (partition by subject_id, scope order by id) as next_at from subjects.consent) n
where n.subject_id = c.subject_id and n.id = c.id and n.next_at is not null;
create index consent_superseded on subjects.consent (superseded_at) where superseded_at is not null;
grant update (superseded_at) on subjects.consent to yichuang_app;

create index data_access_by_region on subjects.data_access (region, at);
-- Still never changed; only the daily deletion at the end of the set period takes rows away.
grant delete on subjects.data_access, subjects.consent to yichuang_app;
