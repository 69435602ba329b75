-- What is handed in gets a schema of its own, apart from whoever was asked: the application's role may put something
-- into it and read nothing of it, nor of whatever will stand in it later.

create schema submissions;
comment on schema submissions is 'What people handed in: choices, words, and the hashes of the ballots that were spent for them';
grant usage on schema submissions to snodo_app, snodo_release;

alter table surveys.submission set schema submissions;
alter table surveys.written_answer set schema submissions;
alter table surveys.spent_ballot set schema submissions;

drop function surveys.withdraw_submission(uuid, uuid, bytea, bytea[]);
create function submissions.withdraw(own_community uuid, own_campaign uuid, choices_hash bytea, words_hashes bytea[])
returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if own_community is distinct from identity.current_community() then
    raise exception 'another community' using errcode = '42501';
  end if;
  delete from submissions.submission s
    where s.community_id = own_community and s.campaign_id = own_campaign and s.withdrawal_hash = choices_hash;
  delete from submissions.written_answer w
    where w.community_id = own_community and w.campaign_id = own_campaign and w.withdrawal_hash = any (words_hashes);
end $$;
comment on function submissions.withdraw is
  'Deletes what the hashes name, and tells nobody whether there was anything: who may not read a submission may take it back';
revoke all on function submissions.withdraw(uuid, uuid, bytea, bytea[]) from public;
grant execute on function submissions.withdraw(uuid, uuid, bytea, bytea[]) to snodo_app;
