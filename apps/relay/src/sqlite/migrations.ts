import type { Migration } from "../store/migration.ts";

/** The steps of the form of a relay's SQLite database. */
export const MIGRATIONS: readonly Migration[] = [
  {
    number: 1,
    sql: `
create table relay_keys (name text primary key, value text not null) strict;
create table accounts (
  account blob primary key,
  login blob not null unique,
  record blob not null,
  sheet_key blob not null,
  slots blob not null,
  version integer not null,
  vault blob not null,
  used integer not null,
  begun integer not null
) strict;
create table devices (
  account blob not null references accounts on delete cascade,
  device blob not null,
  enrolled integer not null,
  revoked integer,
  primary key (account, device)
) strict;
create table tokens (
  hash blob primary key,
  account blob not null references accounts on delete cascade,
  device blob not null,
  expires integer not null
) strict;
create index tokens_of_device on tokens (account, device);
create index tokens_by_expiry on tokens (expires);
create table attempts (id blob primary key, kind text not null, data blob not null, expires integer not null) strict;
create index attempts_by_expiry on attempts (expires);
create table spaces (
  space blob primary key,
  epoch integer not null,
  newest integer not null,
  head blob not null,
  begun_by blob not null
) strict;
create index spaces_by_beginner on spaces (begun_by);
create table members (
  space blob not null,
  account blob not null,
  from_seq integer not null,
  until_seq integer,
  primary key (space, account)
) strict;
create index members_by_account on members (account);
create table envelopes (
  space blob not null,
  seq integer not null,
  id blob not null,
  author blob not null,
  kind integer not null,
  keeper blob not null,
  header blob not null,
  sig blob not null,
  payload blob,
  wrap blob,
  primary key (space, seq),
  unique (space, id)
) strict;
create table mailbox_parts (
  mailbox blob not null,
  part integer not null,
  sealed blob not null,
  expires integer not null,
  primary key (mailbox, part)
) strict;
create index mailbox_parts_by_expiry on mailbox_parts (expires);
`,
  },
  {
    number: 2,
    sql: `
create table numbered_spaces (
  number integer primary key,
  space blob not null unique,
  epoch integer not null,
  newest integer not null,
  begun_by blob not null
) strict;
insert into numbered_spaces (space, epoch, newest, begun_by) select space, epoch, newest, begun_by from spaces;
drop table spaces;
alter table numbered_spaces rename to spaces;
create index spaces_by_beginner on spaces (begun_by);
create table placed_envelopes (
  place integer primary key,
  space integer not null,
  seq integer not null,
  id blob not null,
  author blob not null,
  kind integer not null,
  keeper blob not null,
  header blob not null,
  sig blob not null,
  payload blob,
  wrap blob
) strict;
insert into placed_envelopes (space, seq, id, author, kind, keeper, header, sig, payload, wrap)
select number, seq, id, author, kind, keeper, header, sig, payload, wrap
from envelopes join spaces using (space) order by envelopes.rowid;
drop table envelopes;
alter table placed_envelopes rename to envelopes;
create table envelope_places (
  space integer not null,
  seq integer not null,
  place integer not null,
  primary key (space, seq)
) strict, without rowid;
insert into envelope_places select space, seq, place from envelopes order by space, seq;
create table envelope_ids (
  space integer not null,
  prefix blob not null,
  place integer not null,
  primary key (space, prefix, place)
) strict, without rowid;
insert into envelope_ids select space, substr(id, 1, 8), place from envelopes order by 1, 2, 3;
create table envelopes_indexed (through integer not null) strict;
insert into envelopes_indexed select coalesce(max(place), 0) from envelopes;
`,
  },
  {
    number: 3,
    sql: `
create table account_uses (
  account blob primary key references accounts on delete cascade,
  used integer not null,
  begun integer not null
) strict, without rowid;
insert into account_uses select account, used, begun from accounts order by account;
alter table accounts drop column used;
alter table accounts drop column begun;
`,
  },
];
