-- For one restored database, before any service runs on it. Variable: age, seconds since the backup was taken.
-- Housekeeping counts from these times: an old backup must not lose its inbox, or its unsent events, at its first start.
select to_regclass('outbox_message') is not null as has_messages \gset
\if :has_messages
begin;
update outbox_message set sent_at = sent_at + make_interval(secs => :age) where sent_at is not null;
update inbox_message set handled_at = handled_at + make_interval(secs => :age);
update failed_message set failed_at = failed_at + make_interval(secs => :age), redriven_at = redriven_at + make_interval(secs => :age);
commit;
\endif
