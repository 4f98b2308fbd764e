-- 自动填表: which questions of application forms the entries of a register answer, beside what the register stands in for.
-- A list of {"entry": "坐落", "fields": ["businessPremises"]}: the entry as the register calls it, and names of questions.
alter table materials.source add column prefills jsonb not null default '[]',
  add constraint source_prefills_of_registers check (jsonb_typeof(prefills) = 'array' and (kind = 'register' or prefills = '[]'));
