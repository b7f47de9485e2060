"""What was put since: asked of thousands of marks at every change."""

from app.consult.frozenmap import FrozenMap


def test_what_was_put_since_is_told_and_nothing_else() -> None:
    before = FrozenMap({f"m{n}": object() for n in range(500)})
    new, again = object(), object()
    after = before.put("m7", again).put("another", new)
    assert dict(after.changed_since(before)) == {"m7": again, "another": new}
    assert dict(after.changed_since(after)) == {}
    empty: FrozenMap[object] = FrozenMap()
    assert dict(after.changed_since(empty)) == dict(after.items())
    assert dict(empty.changed_since(before)) == {}
