-- What a secretary wrote about somebody goes with her; that so many minutes left a pool on a day stays.
grant update (reason) on time_bank.pool_draw to snodo_app;
comment on column time_bank.pool_draw.reason is
  'Why hours were given, in words, which can be about people: of somebody who is erased they go';
