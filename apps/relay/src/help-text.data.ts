/** What `--help` says. */
export const HELP_TEXT = `attune relay: serves the app and carries what its devices seal. It cannot read what it keeps.

  node apps/relay/src/main.ts              start
  node apps/relay/src/main.ts --backup F   copy the SQLite database to the new file F, also while the relay runs
  node apps/relay/src/main.ts --help       this text

Settings are environment variables:

  HOST                       where to listen                                     127.0.0.1
  PORT                       which port; 0 for any free one                      the first free one from 4173 on
  BEHIND_PROXY               1 when a proxy of yours stands in front             0
  DATA_DIR                   folder of the SQLite database                       data/ beside the app
  DATABASE_URL               postgres://… to keep everything there instead       none
  METRICS_PORT               port on 127.0.0.1 with counts for Prometheus        none
  MAX_ACCOUNTS               how many accounts may register                      10000
  MAX_MEBIBYTES_PER_ACCOUNT  how much is kept for one account                    256
  MAX_SOCKETS                how many live sockets at a time                     10000
  WRITES_PER_MINUTE          envelopes from one account                          6000
  SIGN_INS_PER_MINUTE        register, login, recover and session calls from
                             one address                                         60
  MAILBOX_CALLS_PER_MINUTE   mailbox calls from one address                      120

docs/relay.md has the rest: backup and restore, a service, a proxy, PostgreSQL, several nodes.
`;
