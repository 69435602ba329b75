-- What families were asked to share may be withdrawn before the last of them has answered. Then the group is over, and they
-- are told why.

alter table matching.pooling add column is_service_gone boolean not null default false;
alter table matching.pooling add constraint pooling_gone_is_apart check (not is_service_gone or state = 'apart');
comment on column matching.pooling.is_service_gone is 'It came to nothing because the service was withdrawn';

create function matching.end_unserved_pooling(asked_pooling uuid, asked_need uuid)
  returns table (person_id uuid, need_id uuid)
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  update matching.pooling p set state = 'apart', is_service_gone = true
    where p.community_id = identity.current_community() and p.id = asked_pooling and p.state = 'asking'
      and exists (
        select from matching.pooling_family f
        join needs.need n on n.community_id = f.community_id and n.id = f.need_id
        where f.community_id = p.community_id and f.pooling_id = p.id and f.need_id = asked_need
          and n.person_id = needs.current_reader());
  if not found then
    return;
  end if;
  return query
    select n.person_id, n.id
    from matching.pooling_family f
    join needs.need n on n.community_id = f.community_id and n.id = f.need_id
    where f.community_id = identity.current_community() and f.pooling_id = asked_pooling
    order by n.id;
end $$;
comment on function matching.end_unserved_pooling is 'Ends a pooling whose service is gone, asked by one of its families; gives out who is to be told';

revoke execute on function matching.end_unserved_pooling from public;
grant execute on function matching.end_unserved_pooling to snodo_app;
