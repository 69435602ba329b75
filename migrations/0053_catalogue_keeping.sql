-- Whoever looks after a service says where it is given; several services may be given at one place.

grant insert, delete on places.place_service to snodo_app;
grant update (provider_id) on catalogue.service to snodo_app;
create index accreditation_alarm_idx on catalogue.accreditation (community_id, ends_on) where withdrawn_on is null;
create index renewal_link_answered_at_idx on catalogue.renewal_link (community_id, answered_at) where answer in ('changed', 'gone');
