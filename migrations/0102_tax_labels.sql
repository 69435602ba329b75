-- Under which letter of the law firms may give a service changes from a day on: each letter has the periods in which it
-- holds, with what the law says in plain words. Two periods of one letter never share a day.

create table catalogue.tax_label_period (
  community_id uuid not null references identity.community (id),
  id uuid not null,
  label text not null check (label in ('f', 'f-bis', 'f-ter', 'none')),
  starts_on date not null,
  ends_on date,
  reference text not null check (length(reference) between 1 and 300),
  words jsonb not null check (jsonb_typeof(words) = 'object'),
  checked_on date,
  version int not null default 1 check (version > 0),
  primary key (community_id, id),
  check (ends_on >= starts_on),
  constraint tax_label_period_no_overlap exclude using gist
    (community_id with =, label with =, daterange(starts_on, ends_on, '[]') with &&)
);
comment on table catalogue.tax_label_period is 'When a letter of TUIR art. 51 c. 2 holds, and what it says';
comment on column catalogue.tax_label_period.ends_on is 'The last day on which it holds; NULL: no end is known';
comment on column catalogue.tax_label_period.reference is 'Where the law says so';
comment on column catalogue.tax_label_period.checked_on is 'When somebody whose trade it is read it; NULL: nobody yet';

alter table catalogue.tax_label_period enable row level security;
alter table catalogue.tax_label_period force row level security;
create policy own_community on catalogue.tax_label_period
  using (community_id = identity.current_community()) with check (community_id = identity.current_community());
grant select, insert on catalogue.tax_label_period to snodo_app;
grant update (starts_on, ends_on, reference, words, checked_on, version) on catalogue.tax_label_period to snodo_app;
