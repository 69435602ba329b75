-- Which services answer which entry, by the code. Under row-level security an overlap of arrays can use no index, as
-- nobody vouches that it tells nothing of the rows that it passes over; equality of codes can.

create table catalogue.service_entry (
  community_id uuid not null,
  code text not null,
  service_id uuid not null,
  primary key (community_id, code, service_id),
  foreign key (community_id, service_id) references catalogue.service (community_id, id) on delete cascade
);
comment on table catalogue.service_entry is 'The entries of each service, written by the database whenever they change';
create index service_entry_service_idx on catalogue.service_entry (community_id, service_id);

alter table catalogue.service_entry enable row level security;
alter table catalogue.service_entry force row level security;
create policy own_community on catalogue.service_entry
  using (community_id = identity.current_community()) with check (community_id = identity.current_community());
grant select, insert, delete on catalogue.service_entry to snodo_app;

create function catalogue.keep_service_entries() returns trigger language plpgsql
  set search_path = pg_catalog, pg_temp
  as $$
begin
  if tg_op = 'UPDATE' then
    delete from catalogue.service_entry e
    where e.community_id = new.community_id and e.service_id = new.id and e.code <> all (new.entries);
  end if;
  insert into catalogue.service_entry (community_id, code, service_id)
    select distinct new.community_id, e, new.id from unnest(new.entries) e
    on conflict do nothing;
  return null;
end $$;
revoke execute on function catalogue.keep_service_entries from public;
create trigger entries_kept_on_insert after insert on catalogue.service
  for each row execute function catalogue.keep_service_entries();
create trigger entries_kept after update of entries on catalogue.service
  for each row when (old.entries is distinct from new.entries) execute function catalogue.keep_service_entries();

insert into catalogue.service_entry (community_id, code, service_id)
  select distinct s.community_id, e, s.id from catalogue.service s, unnest(s.entries) e;
