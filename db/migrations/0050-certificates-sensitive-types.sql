-- 敏感个人信息: certificates of such a type stand in for a material only with the holder's separate consent (个人信息保护法 art. 29). Part of its description, so each change is a version with its day.
alter table certificates.certificate_type add column is_sensitive boolean not null default false;
grant update (is_sensitive) on certificates.certificate_type to yichuang_app;
alter table certificates.type_version add column is_sensitive boolean not null default false;
