/** What the command line can do, as shown by `--help`. */
export const USAGE = `attune: read messages between partners on this device

Usage
  attune listen [--level 0..3] [--tier instant|considered] < messages.jsonl
  attune room replay [--level 0..3] [--tier instant|considered] < turns.jsonl
  attune relay [--backup FILE]
  attune --help

attune listen
  Reads one JSON object a line: {"text": string, "id"?: string | number, "context"?: string, "level"?: 0..3}
  "context" is what the partner said just before. Without an id the line number is the id.
  Writes one line for each:
    {"id", "outcome": "crosses" | "thought" | "held",
     "talk": "cycle" | "secure" | "neutral" | "mixed" | "unsure",
     "gate": 0..1, "moves": [{"move", "confidence", "start", "end"}], "safety": [{"kind", "confidence"}]}
  "gate" is the calibrated chance that the message is cycle talk. "start" and "end" are UTF-16 offsets, end exclusive.

attune room replay
  Reads one turn a line: {"speaker": "A" | "B", "text": string}
  Writes what the Room would do with it:
    {"speaker", "outcome", "depth": "hot" | "calm", "step", "level"}
  "step" is what the facilitator does: "pass" (nothing), "remark", "hold", "slow" (a first softening), "mirror"
  (takes the floor), "pause" (closes to a pause), "wait" (the words wait: it is the partner's turn to answer).
  "level" is the help after the turn. Both partners are taken as calm and willing, held words as
  given all the same.

attune relay
  Starts the relay, which serves the app and carries what its devices seal. "attune relay --help" has its settings.

Options
  --level 0..3   how much help the Room gives: 3 every word (default), 2 every turn, 1 on alarm, 0 free
  --tier TIER    instant: read as at every key that is pressed; considered (default): with the closer look, as before
                 words cross
  --help         show this

A line that cannot be read gives {"id", "error": {"type": ...}}; the rest goes on.
Exit status: 0 all lines were read, 1 some were not, 2 the command was not understood.
But for the relay, nothing is sent anywhere and nothing is kept.
`;
