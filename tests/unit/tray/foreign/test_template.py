from __future__ import annotations

from tray.foreign.template import MOST_PARTS, Said, parts, take_apart, template


def values(text: str, filled: str) -> tuple[str, ...] | None:
    return template(text).values(filled, 0, len(filled))


def test_places_are_found_between_a_template_s_own_words() -> None:
    assert values("%1 bytes, at most %2", "70 bytes, at most 64") == ("70", "64")
    assert values("%1 bytes, at most %2", "70 bytes") is None
    assert values("it is missing", "it is missing") == ()
    assert values("it is missing", "it is missing.") is None
    assert values("%1 is %1", "a") is None


def test_a_place_may_be_empty_and_words_never_overlap() -> None:
    assert values("a file%1.", "a file.") == ("",)
    assert values("aba%1aba", "aba") is None
    assert values("aba%1ba", "abaxba") == ("x",)
    assert values("%1 and %2 and %3", "a and b") is None


def test_places_may_stand_in_any_order() -> None:
    assert values("in %2: %1", "in x: y") == ("y", "x")


def test_a_template_knows_what_of_it_is_its_own() -> None:
    one = template("%1 bytes, at most %2")
    assert (one.literals, one.places, one.weight) == (("", " bytes, at most ", ""), (1, 2), 16)


def test_parts_end_at_colons_semicolons_lines_and_sentences() -> None:
    text = "a: b; c. d\ne:f g.h? i"
    found = [text[start:end] for start, end in parts(text)]
    assert found == ["a", "b", "c.", "d", "e:f g.h?", "i"]


def test_the_reading_with_most_words_of_ours_is_taken() -> None:
    some = [template("not so: %1 here"), template("%1 here"), template("not so")]
    assert take_apart("not so: x here", some)[1] == Said(some[0], ("x",))
    assert take_apart("so: x here", some)[1] == Said(some[1], ("so: x",))


def test_a_text_of_very_many_parts_is_one_sentence_or_none() -> None:
    some = [template("it is missing"), template("%1 is not text")]
    many = ": ".join(["a"] * MOST_PARTS)
    assert take_apart(f"{many}: it is missing", some) == [f"{many}: it is missing"]
    assert take_apart(f"{many}: a is not text", some)[1] == Said(some[1], (f"{many}: a",))
