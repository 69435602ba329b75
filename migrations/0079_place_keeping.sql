-- What a host looks after between one booking and the next: what she changes, and what does not work.

create table places.trouble (
  community_id uuid not null,
  id uuid not null,
  place_id uuid not null,
  space_id uuid,
  words text not null check (length(words) between 1 and 500),
  is_unsafe boolean not null,
  person_id uuid not null,
  told_at timestamptz not null,
  settled_at timestamptz,
  settled_words text check (length(settled_words) between 1 and 500),
  settled_by_person_id uuid,
  primary key (community_id, id),
  foreign key (community_id, place_id) references places.place (community_id, id),
  foreign key (community_id, space_id) references places.space (community_id, id),
  foreign key (community_id, person_id) references identity.person (community_id, id),
  foreign key (community_id, settled_by_person_id) references identity.person (community_id, id),
  check ((settled_at is null) = (settled_by_person_id is null))
);
comment on table places.trouble is 'What does not work at a place, told by its host and open until somebody has settled it';
comment on column places.trouble.space_id is 'NULL: the place as a whole';
comment on column places.trouble.is_unsafe is 'Somebody could be hurt: its space was paused when it was told';
create index trouble_place_id_idx on places.trouble (community_id, place_id, told_at);
create index trouble_space_id_idx on places.trouble (community_id, space_id) where space_id is not null;
create index trouble_person_id_idx on places.trouble (community_id, person_id);
create index trouble_settled_by_person_id_idx on places.trouble (community_id, settled_by_person_id) where settled_by_person_id is not null;

alter table places.trouble enable row level security;
alter table places.trouble force row level security;
create policy own_community on places.trouble
  using (community_id = identity.current_community()) with check (community_id = identity.current_community());
create trigger not_erased before insert on places.trouble
  for each row execute function identity.refuse_erased_person();

grant select, insert on places.trouble to snodo_app;
grant update (words, settled_at, settled_words, settled_by_person_id) on places.trouble to snodo_app;
grant update (address) on places.place to snodo_app;
-- Seats that are taken away; who sat there once is in the claims.
grant delete on places.space_unit to snodo_app;
