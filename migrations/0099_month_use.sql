-- What a place was used for, month by month: counted once, when a month is over, and kept. Figures that could be asked
-- for again and again would give away by their differences what each of them hides.

create table places.month_use (
  community_id uuid not null,
  place_id uuid not null,
  month date not null check (extract(day from month) = 1),
  host_id uuid not null,
  open_minutes int not null check (open_minutes >= 0),
  told_from date,
  floor int check (floor >= 2),
  figures jsonb,
  counted_at timestamptz not null,
  primary key (community_id, place_id, month),
  foreign key (community_id, place_id) references places.place (community_id, id),
  foreign key (community_id, host_id) references identity.organisation (community_id, id),
  check (told_from <= month and extract(day from told_from) = 1),
  check ((told_from is null) = (figures is null) and (floor is null) = (figures is null))
);
comment on table places.month_use is 'For how long a place was open in a month, and what it was used for as classes of people; tells of nobody';
comment on column places.month_use.host_id is 'Who looked after it when the month was over';
comment on column places.month_use.told_from is 'The first of the months that the figures are of; NULL: too few people came, it is told together with a later month';
create index month_use_host_id_idx on places.month_use (community_id, host_id, month);

alter table places.month_use enable row level security;
alter table places.month_use force row level security;
create policy own_community on places.month_use
  using (community_id = identity.current_community()) with check (community_id = identity.current_community());

grant select, insert on places.month_use to snodo_app;
