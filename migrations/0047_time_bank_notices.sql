-- What the time bank tells people by itself: a pool that runs low, and an offer that is about to end. Each once.

alter table time_bank.pool
  add column told_alarm text not null default 'none' check (told_alarm in ('none', 'runs_out', 'low', 'empty')),
  add column told_at timestamptz;
comment on column time_bank.pool.told_alarm is 'The gravest state that its people were told of since it was last better';
comment on column time_bank.pool.told_at is 'When told_alarm last changed; NULL: never';
grant update (told_alarm, told_at) on time_bank.pool to snodo_app;

alter table time_bank.offer
  add column reminds_author boolean not null default true,
  add column reminded_of date;
comment on column time_bank.offer.reminds_author is 'Whether its author wants to hear before it ends';
comment on column time_bank.offer.reminded_of is 'The last day of which its author was told; another end is told anew. NULL: none yet';
create index offer_valid_until_idx on time_bank.offer (community_id, valid_until) where withdrawn_at is null and reminds_author;
-- What nobody has answered yet its author changes freely, from a request into an offer too.
grant update (kind, reminds_author, reminded_of) on time_bank.offer to snodo_app;
