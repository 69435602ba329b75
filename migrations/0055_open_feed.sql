-- The open feed: a service at a place can be asked for by an id, and what everybody may know of is counted by an index.

alter table places.place_service
  add column id uuid not null default gen_random_uuid(),
  add unique (community_id, id);
comment on column places.place_service.id is 'A service at a place has an id of its own in the open feed';

create index service_search_public_idx on catalogue.service_search (community_id, service_id) include (verified_on)
  where is_shown and not is_members_only and audience_organisation_ids is null;
