-- Every tree of a command costs it one more page for each level it grows: at a million cases the writes keep only those
-- that somebody reads by.

-- Where a case stands is kept with it, so a command takes it out of its list by the list's own key.
alter table applications.application add column queue text;
update applications.application a set queue = w.queue, due_on = w.due_on
  from applications.work_queue w where w.region = a.region and w.number = a.number;
drop index applications.work_queue_by_due;
alter table applications.work_queue drop constraint work_queue_pkey, add primary key (region, queue, due_on, number);
alter table applications.work_queue set (fillfactor = 100);
revoke update on applications.work_queue from yichuang_app;

-- An officer of one authority finds a name without opening the cases of its namesakes elsewhere.
drop index applications.application_by_applicant_name;
create index application_by_applicant_name on applications.application (region, applicant_name, authority_id, number);

drop index applications.subject_application_by_time;
alter table applications.subject_application drop constraint subject_application_pkey, add primary key (subject_id, submitted_at, number);
