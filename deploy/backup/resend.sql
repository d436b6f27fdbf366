-- For one restored database, when every service runs and its queues are bound, but the broker began empty. Prints how many
-- events the relay sends again. Inboxes drop those that were handled, so running it twice does no harm.
select to_regclass('outbox_message') is not null as has_messages \gset
\if :has_messages
with again as (
  update outbox_message set sent_at = null, not_before = null where sent_at is not null returning 1
)
select count(*) from again;
notify outbox;
\endif
