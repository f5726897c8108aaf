import type { Migration } from "../store/migration.ts";

/** The steps of the form of a relay's PostgreSQL database. */
export const MIGRATIONS: readonly Migration[] = [
  {
    number: 1,
    sql: `
create table relay_keys (name text primary key, value text not null);
create table accounts (
  account bytea primary key,
  login bytea not null unique,
  record bytea not null,
  sheet_key bytea not null,
  slots bytea not null,
  version bigint not null,
  vault bytea not null,
  used bigint not null,
  begun bigint not null
);
create table devices (
  account bytea not null references accounts on delete cascade,
  device bytea not null,
  enrolled bigint not null,
  revoked bigint,
  primary key (account, device)
);
create table tokens (
  hash bytea primary key,
  account bytea not null references accounts on delete cascade,
  device bytea not null,
  expires bigint not null
);
create index tokens_of_device on tokens (account, device);
create index tokens_by_expiry on tokens (expires);
create table attempts (id bytea primary key, kind text not null, data bytea not null, expires bigint not null);
create index attempts_by_expiry on attempts (expires);
create table spaces (
  space bytea primary key,
  epoch bigint not null,
  newest bigint not null,
  head bytea not null,
  begun_by bytea not null
);
create index spaces_by_beginner on spaces (begun_by);
create table members (
  space bytea not null,
  account bytea not null,
  from_seq bigint not null,
  until_seq bigint,
  primary key (space, account)
);
create index members_by_account on members (account);
create table envelopes (
  space bytea not null,
  seq bigint not null,
  id bytea not null,
  author bytea not null,
  kind bigint not null,
  keeper bytea not null,
  header bytea not null,
  sig bytea not null,
  payload bytea,
  wrap bytea,
  primary key (space, seq),
  unique (space, id)
);
create table mailbox_parts (
  mailbox bytea not null,
  part bigint not null,
  sealed bytea not null,
  expires bigint not null,
  primary key (mailbox, part)
);
create index mailbox_parts_by_expiry on mailbox_parts (expires);
`,
  },
  {
    number: 2,
    sql: `
alter table spaces drop column head;
`,
  },
  {
    number: 3,
    sql: `
create table account_uses (
  account bytea primary key references accounts on delete cascade,
  used bigint not null,
  begun bigint not null
) with (fillfactor = 50);
insert into account_uses select account, used, begun from accounts;
alter table accounts drop column used, drop column begun;
create table numbered_spaces (
  number bigint primary key generated always as identity,
  space bytea not null unique,
  epoch bigint not null,
  newest bigint not null,
  begun_by bytea not null
) with (fillfactor = 50);
insert into numbered_spaces (space, epoch, newest, begun_by) select space, epoch, newest, begun_by from spaces;
drop table spaces;
alter table numbered_spaces rename to spaces;
create index spaces_by_beginner on spaces (begun_by);
create table placed_envelopes (
  space bigint not null,
  seq bigint not null,
  id bytea not null,
  author bytea not null,
  kind bigint not null,
  keeper bytea not null,
  header bytea not null,
  sig bytea not null,
  payload bytea,
  wrap bytea
);
alter table placed_envelopes alter column payload set storage external;
insert into placed_envelopes
select number, seq, id, author, kind, keeper, header, sig, payload, wrap from envelopes join spaces using (space);
drop table envelopes;
alter table placed_envelopes rename to envelopes;
alter table envelopes add primary key (space, seq), add unique (space, id);
`,
  },
];
