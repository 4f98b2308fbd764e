-- A command writes the case and its events; what can be derived is derived after it.

-- A document stands with the event that issued it: one row less in every command that issues one.
alter table applications.application_event add column documents jsonb;
update applications.application_event e set documents = d.documents
from (
  select region, number, seq, jsonb_agg(jsonb_build_object('kind', kind, 'documentNumber', document_number, 'title', title, 'data', data, 'templateVersion', template_version, 'hash', hash) order by kind) as documents
  from applications.document group by region, number, seq
) d
where e.region = d.region and e.number = d.number and e.seq = d.seq;
drop table applications.document;

-- Which open cases a change of their item meets. Written after the command, so its tree costs the command nothing.
alter table applications.work_queue add column item_code text;
update applications.work_queue w set item_code = a.item_code from applications.application a where a.region = w.region and a.number = w.number;
alter table applications.work_queue alter column item_code set not null;
create index work_queue_by_item on applications.work_queue (item_code, region, number);

-- A submission with its answers fits beside its head: what stands in the page needs no second tree.
alter table applications.application_event set (toast_tuple_target = 4080);
