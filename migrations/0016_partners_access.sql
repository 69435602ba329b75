-- An operator enters what a firm's IT tells the programme: its provider and the pages that embed our elements.

grant insert on identity.company_connection, identity.embed_client to snodo_app;
-- A connection's code and organisation never change: its redirect address and its people hang on them.
grant update (kind, issuer, client_id, client_secret_sealed, tenant, max_age_seconds, joins_as, joins_when)
  on identity.company_connection to snodo_app;
grant update (origins, return_pages, scopes) on identity.embed_client to snodo_app;
