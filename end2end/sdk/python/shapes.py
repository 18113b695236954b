"""Whether answers have the shape that the classes of the SDK promise their users."""

from importlib import import_module
from typing import Union, get_args, get_origin

from stripe import StripeObject
from stripe._object_classes import OBJECT_CLASSES


def check(call, answer):
    """Fails when a field that is never null is null, or one that is always there is absent."""
    wrong = list(faults_of(answer, answer.get("object", "")))
    if wrong:
        raise AssertionError(f"{call}: " + ", ".join(wrong))


def faults_of(value, place):
    """What is wrong with an object of the API and those inside of it."""
    if value.get("object") == "list":
        for item in value["data"]:
            yield from faults_of(item, place)
    elif not value.get("deleted"):
        yield from faults(class_of(value), value, place)


def class_of(value):
    if value.get("object") not in OBJECT_CLASSES:
        return StripeObject
    module, name = OBJECT_CLASSES[value["object"]]
    return getattr(import_module(module), name)


def faults(kind, value, place):
    for name, promise in promises(kind).items():
        if value.get(name) is None and not may_be_absent(promise):
            yield f"{place}.{name} is {'null' if name in value else 'absent'}"
    for name, inner in value.items():
        inside = f"{place}.{name}"
        for item in inner if isinstance(inner, list) else [inner]:
            if not isinstance(item, dict):
                continue
            if isinstance(item.get("object"), str):
                yield from faults_of(item, inside)
            elif name in kind._inner_class_types and name not in kind._inner_class_dicts:
                yield from faults(kind._inner_class_types[name], item, inside)


def promises(kind):
    """The fields of a class of the SDK with what they can be."""
    own = (c for c in reversed(kind.__mro__) if issubclass(c, StripeObject) and c is not StripeObject)
    found = {}
    for each in own:
        found.update(each.__dict__.get("__annotations__", {}))
    return {name: promise for name, promise in found.items() if name.islower() and name[0] != "_"}


def may_be_absent(promise):
    if isinstance(promise, str):
        return promise.startswith(("Optional[", "ClassVar["))
    return get_origin(promise) is Union and type(None) in get_args(promise)
