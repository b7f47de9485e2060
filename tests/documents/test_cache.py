"""The cache of pictures is bounded, keeps what was used last, and forgets a withdrawn document whole."""

from app.documents.cache import PictureCache


def test_the_least_recently_used_leaves_first():
    cache: PictureCache[str] = PictureCache(max_bytes=30)
    for name in "abc":
        cache.put(name, name.upper(), 10)
    cache.get("a")
    cache.put("d", "D", 10)
    assert [cache.get(name) for name in "abcd"] == ["A", None, "C", "D"]
    assert cache.size_bytes == 30


def test_a_picture_put_again_is_counted_once():
    cache: PictureCache[str] = PictureCache(max_bytes=30)
    cache.put("a", "small", 5)
    cache.put("a", "large", 20)
    assert (cache.get("a"), cache.size_bytes) == ("large", 20)


def test_the_newest_stays_even_when_it_alone_is_too_large():
    cache: PictureCache[str] = PictureCache(max_bytes=30)
    cache.put("a", "A", 10)
    cache.put("b", "B", 99)
    assert (cache.get("a"), cache.get("b")) == (None, "B")


def test_a_withdrawn_document_leaves_no_page_behind():
    cache: PictureCache[str] = PictureCache()
    for key in ("page:d:0", "page:d:17", "page:dd:0", "frame:d:0"):
        cache.put(key, key, 1)
    cache.forget_document("d")
    assert [cache.get(key) for key in ("page:d:0", "page:d:17")] == [None, None]
    assert cache.get("page:dd:0") and cache.get("frame:d:0")
    cache.clear()
    assert cache.size_bytes == 0
