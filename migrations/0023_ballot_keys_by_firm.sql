-- A campaign may ask the people of several firms. Each firm has a key of its own, so that a submission says which
-- firm it comes from, and nothing more of whoever handed it in. What stands already is of the campaign's own firm.

-- The owner of the tables is to see all rows, also where a new foreign key looks for the organisations.
alter table identity.organisation no force row level security;
alter table surveys.campaign no force row level security;
alter table surveys.invitation no force row level security;
alter table surveys.ballot_key no force row level security;
alter table surveys.submission no force row level security;
alter table surveys.paper_batch no force row level security;

-- The keys were sealed, and the ballots signed, for the whole campaign: of a campaign that may still be open they are
-- of no use any more. Whoever asks first has a new one made; what was signed with the old one cannot be had again.
update surveys.invitation i set blinded_hash = null
from surveys.campaign c
where c.community_id = i.community_id and c.id = i.campaign_id and c.closes_on >= current_date and i.blinded_hash is not null;
delete from surveys.ballot_key k
using surveys.campaign c
where c.community_id = k.community_id and c.id = k.campaign_id and c.closes_on >= current_date;

alter table surveys.ballot_key add column organisation_id uuid;
alter table surveys.submission add column organisation_id uuid;
alter table surveys.paper_batch add column organisation_id uuid;
update surveys.ballot_key k set organisation_id = c.organisation_id
from surveys.campaign c where c.community_id = k.community_id and c.id = k.campaign_id;
update surveys.submission s set organisation_id = c.organisation_id
from surveys.campaign c where c.community_id = s.community_id and c.id = s.campaign_id;
update surveys.paper_batch b set organisation_id = c.organisation_id
from surveys.campaign c where c.community_id = b.community_id and c.id = b.campaign_id;

alter table surveys.ballot_key
  alter column organisation_id set not null,
  drop constraint ballot_key_pkey,
  add primary key (community_id, campaign_id, organisation_id),
  add foreign key (community_id, organisation_id) references identity.organisation (community_id, id);
comment on table surveys.ballot_key is
  'The RSA key that signs the ballots of one campaign for the people of one firm, the same for all of them';
alter table surveys.submission
  alter column organisation_id set not null,
  add foreign key (community_id, organisation_id) references identity.organisation (community_id, id);
comment on table surveys.submission is
  'One anonymous set of answers of somebody of a firm: no person, no time, no address, no language';
comment on column surveys.submission.organisation_id is
  'The firm whose key signed the ballot: the only thing that a ballot says. Written answers have no firm';
alter table surveys.paper_batch
  alter column organisation_id set not null,
  add foreign key (community_id, organisation_id) references identity.organisation (community_id, id);
comment on column surveys.paper_batch.organisation_id is 'For the people of this firm of the audience they were printed';

alter table identity.organisation force row level security;
alter table surveys.campaign force row level security;
alter table surveys.invitation force row level security;
alter table surveys.ballot_key force row level security;
alter table surveys.submission force row level security;
alter table surveys.paper_batch force row level security;

comment on column surveys.invitation.blinded_hash is
  'SHA-256 of the firm and the blinded message that was signed for her, so that a lost reply can be had again; NULL once the campaign is over';
