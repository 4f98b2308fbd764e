-- The table holds one day: whoever clears it reads it whole once an hour, which costs less than a second tree at every write.
drop index platform.idempotency_by_age;
