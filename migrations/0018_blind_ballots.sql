-- Ballots are signed blind (RFC 9474): whoever signs never sees what is handed in later. Until a campaign closes, a
-- code that only the person has takes her answers back.

create table surveys.ballot_key (
  community_id uuid not null,
  campaign_id uuid not null,
  public_key bytea not null,
  private_key_sealed bytea,
  primary key (community_id, campaign_id),
  foreign key (community_id, campaign_id) references surveys.campaign (community_id, id)
);
comment on table surveys.ballot_key is 'The RSA key that signs the ballots of one campaign, the same for everybody it asks';
comment on column surveys.ballot_key.public_key is 'SubjectPublicKeyInfo, DER';
comment on column surveys.ballot_key.private_key_sealed is 'PKCS #8, sealed; NULL once the campaign is over: nothing can be signed any more';

alter table surveys.invitation
  add column blinded_hash bytea check (length(blinded_hash) = 32);
comment on column surveys.invitation.blinded_hash is
  'SHA-256 of the blinded message that was signed for her, so that a lost reply can be had again; NULL once the campaign is over';

alter table surveys.submission add column withdrawal_hash bytea check (length(withdrawal_hash) = 32);
comment on column surveys.submission.withdrawal_hash is 'Of a code that only the person has; NULL once the campaign is over';
create index submission_withdrawal_idx on surveys.submission (community_id, campaign_id, withdrawal_hash);
alter table surveys.written_answer add column withdrawal_hash bytea check (length(withdrawal_hash) = 32);
comment on column surveys.written_answer.withdrawal_hash is
  'Of the same code, another for each text: without the code nothing leads from words to choices';
create index written_answer_withdrawal_idx on surveys.written_answer (community_id, campaign_id, withdrawal_hash);

create function surveys.withdraw_submission(own_community uuid, own_campaign uuid, choices_hash bytea, words_hashes bytea[])
returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if own_community is distinct from identity.current_community() then
    raise exception 'another community' using errcode = '42501';
  end if;
  delete from surveys.submission s
    where s.community_id = own_community and s.campaign_id = own_campaign and s.withdrawal_hash = choices_hash;
  delete from surveys.written_answer w
    where w.community_id = own_community and w.campaign_id = own_campaign and w.withdrawal_hash = any (words_hashes);
end $$;
comment on function surveys.withdraw_submission is
  'Deletes what the hashes name, and tells nobody whether there was anything: who may not read a submission may take it back';
revoke all on function surveys.withdraw_submission(uuid, uuid, bytea, bytea[]) from public;
grant execute on function surveys.withdraw_submission(uuid, uuid, bytea, bytea[]) to snodo_app;

alter table surveys.ballot_key enable row level security;
alter table surveys.ballot_key force row level security;
create policy own_community on surveys.ballot_key
  using (community_id = identity.current_community()) with check (community_id = identity.current_community());

grant select, insert on surveys.ballot_key to snodo_app;
grant select (community_id, campaign_id, private_key_sealed), update (private_key_sealed) on surveys.ballot_key to snodo_release;
grant update (blinded_hash) on surveys.invitation to snodo_app;
grant select (community_id, campaign_id, blinded_hash), update (blinded_hash) on surveys.invitation to snodo_release;
