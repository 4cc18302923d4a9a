# SPDX-License-Identifier: GPL-3.0-or-later
"""torchvision's random transforms with the numbers that Luthier draws: its own code runs, and only the source of chance under
it is Luthier's generator (core/base/random.h), seeded alike."""
import contextlib
import math

from torchvision.transforms import transforms as module

MASK = 2**64 - 1


class Random:
    """SplitMix64, as core/base/random.cpp has it."""

    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        mixed = self.state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & MASK
        return mixed ^ (mixed >> 31)

    def unit(self):
        return (self.next() >> 11) * 2.0**-53

    def below(self, bound):
        value = self.next()
        while value < (2**64 - bound) % bound:
            value = self.next()
        return value % bound

    def permutation(self, count):
        order = list(range(count))
        for left in range(count, 1, -1):
            other = self.below(left)
            order[left - 1], order[other] = order[other], order[left - 1]
        return order


class Number(float):
    """As much of a tensor of one number as torchvision's get_params asks for."""

    def item(self):
        return float(self)


class Integer(int):
    def item(self):
        return int(self)


class Torch:
    """Stands where torchvision's transforms look for torch."""

    def __init__(self, unit, below, permutation):
        self.unit, self.below, self.permutation = unit, below, permutation

    def empty(self, count):
        assert count == 1
        return self

    def uniform_(self, low, high):
        return Number(low + (high - low) * self.unit())

    def randint(self, low, high, size):
        assert low == 0 and size == (1,)
        return Integer(self.below(high))

    def randperm(self, count):
        return self.permutation(count)

    def tensor(self, values):
        return [Number(value) for value in values]

    def log(self, values):
        return [Number(math.log(value)) for value in values]

    def exp(self, value):
        return Number(math.exp(value))


@contextlib.contextmanager
def replaced(torch):
    real = module.torch
    module.torch = torch
    try:
        yield
    finally:
        module.torch = real


def crop(transform, image, seed):
    """RandomCrop or RandomResizedCrop on a PIL image, drawing from Random(seed)."""
    random = Random(seed)
    with replaced(Torch(random.unit, random.below, random.permutation)):
        return transform(image)


def jitter(strengths, image, seed):
    """ColorJitter. Luthier draws all four factors, torchvision only those whose strength is not 0."""
    random = Random(seed)
    order = random.permutation(4)
    units = [random.unit() for _ in strengths]
    used = iter([unit for unit, strength in zip(units, strengths) if strength > 0])
    transform = module.ColorJitter(*strengths)
    with replaced(Torch(lambda: next(used), random.below, lambda count: order)):
        return transform(image)
