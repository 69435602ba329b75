-- A release is a document for each of its audiences: rounded shares and bands of people, written once and never changed.
-- What later waves must know to protect people stays with the release role.

create table surveys.released_document (
  community_id uuid not null,
  id uuid not null,
  release_id uuid not null,
  audience text not null check (audience in ('pool', 'public', 'organisation')),
  organisation_id uuid,
  document jsonb not null,
  primary key (community_id, id),
  unique nulls not distinct (community_id, release_id, audience, organisation_id),
  foreign key (community_id, release_id) references surveys.release (community_id, id),
  foreign key (community_id, organisation_id) references identity.organisation (community_id, id),
  constraint organisation_is_named check ((audience = 'organisation') = (organisation_id is not null))
);
comment on table surveys.released_document is 'What one audience may read of a release; holds no exact count';

create table surveys.release_memory (
  community_id uuid not null,
  release_id uuid not null,
  state jsonb not null,
  primary key (community_id, release_id),
  foreign key (community_id, release_id) references surveys.release (community_id, id)
);
comment on table surveys.release_memory is
  'The exact counts behind what was shown, so that a later wave of the series gives nobody away by difference; for the release role alone';

-- Tables that were released before become documents of the organisations that were asked, with shares in whole percent.
insert into surveys.released_document (community_id, id, release_id, audience, organisation_id, document)
select r.community_id, gen_random_uuid(), r.id, a.audience, a.organisation_id, jsonb_build_object(
  'isTooFew', r.is_too_few,
  'people', case
    when r.respondents is null then null
    when r.respondents < 20 then jsonb_build_object('from', 10, 'to', 19)
    when r.respondents < 50 then jsonb_build_object('from', 20, 'to', 49)
    else jsonb_build_object('from', 50, 'to', null) end,
  'responsePercent', null,
  'tables', coalesce((
    select jsonb_agg(jsonb_build_object(
      'question', t.question, 'title', t.title, 'kind', t.kind, 'floor', t.floor, 'isSpecial', false, 'by', null,
      'refusal', null, 'trend', null,
      'categories', (
        select jsonb_agg(jsonb_build_object('value', c.value, 'label', c.label) order by c.position)
        from surveys.released_cell c where c.community_id = t.community_id and c.table_id = t.id),
      'groups', jsonb_build_array(jsonb_build_object(
        'value', 'all', 'label', '', 'people', null, 'mean', null,
        'shares', (
          select jsonb_agg(case
            when c.count is null then jsonb_build_object('status', 'hidden')
            else jsonb_build_object('status', 'shown', 'bound', 'about', 'percent', round(100.0 * c.count / r.respondents)) end
            order by c.position)
          from surveys.released_cell c where c.community_id = t.community_id and c.table_id = t.id)))
      ) order by t.position)
    from surveys.released_table t where t.community_id = r.community_id and t.release_id = r.id), '[]'))
from surveys.release r
join lateral (
  select 'pool' as audience, null::uuid as organisation_id
  union all
  select 'organisation', o.organisation_id from surveys.audience_of(r.community_id, r.campaign_id) o
) a on true;

drop table surveys.released_cell, surveys.released_table, surveys.release_decision;
alter table surveys.release drop column respondents;

create table surveys.release_decision (
  community_id uuid not null,
  id uuid not null,
  release_id uuid not null,
  code text not null,
  organisation_id uuid,
  item text,
  dimension text,
  names text[] not null,
  cells int not null check (cells >= 0),
  primary key (community_id, id),
  foreign key (community_id, release_id) references surveys.release (community_id, id),
  foreign key (community_id, organisation_id) references identity.organisation (community_id, id)
);
comment on table surveys.release_decision is
  'Why figures are hidden, merged or left out, without their counts; for the programme alone, since a reason narrows down what is hidden';
create index release_decision_release_idx on surveys.release_decision (community_id, release_id);

do $$
declare tenant_table text;
begin
  foreach tenant_table in array array['released_document', 'release_memory', 'release_decision'] loop
    execute format('alter table surveys.%I enable row level security', tenant_table);
    execute format('alter table surveys.%I force row level security', tenant_table);
    execute format(
      'create policy own_community on surveys.%I using (community_id = identity.current_community()) with check (community_id = identity.current_community())',
      tenant_table);
  end loop;
end $$;
grant select on surveys.released_document, surveys.release_decision to snodo_app;
grant select, insert on surveys.released_document, surveys.release_memory, surveys.release_decision to snodo_release;

create function surveys.invited_by_organisation(own_community uuid, own_campaign uuid)
returns table (organisation_id uuid, invited bigint) language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if own_community is distinct from identity.current_community() then
    raise exception 'another community' using errcode = '42501';
  end if;
  return query
    select a.organisation_id, count(i.person_id)
    from surveys.audience_of(own_community, own_campaign) a
    left join lateral (
      select v.person_id from surveys.invitation v
      where v.community_id = own_community and v.campaign_id = own_campaign and exists (
        select from identity.membership m
        where m.community_id = own_community and m.person_id = v.person_id and m.organisation_id = a.organisation_id)
    ) i on true
    group by a.organisation_id;
end $$;
comment on function surveys.invited_by_organisation is
  'How many of the invited belong or belonged to each organisation of the audience: numbers, for a role that sees no person';
revoke all on function surveys.invited_by_organisation from public;
grant execute on function surveys.invited_by_organisation to snodo_release;
