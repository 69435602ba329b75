-- How far a host has come: from a poster in the window to a service that she keeps together with others.

alter table places.place
  add column commitment text check (commitment in ('poster', 'shelf', 'chair', 'hour', 'room', 'co_managed'));
comment on column places.place.commitment is 'What its host says that the place gives; NULL: nothing more than what stands here shows';

grant update (commitment) on places.place to snodo_app;
