"""How a number was arrived at, where the text says so."""

from __future__ import annotations

import pytest

SENTENCES = [
    ("The ministry reported 310 suspected cases of cholera.", "suspected"),
    ("Suriname has recorded 180 confirmed cases of measles.", "confirmed"),
    ("Laboratories have confirmed 180 cases of cholera.", "confirmed"),
    ("Rescuers pulled 12 bodies from the rubble.", "bodies"),
    ("An estimated 300 people were killed in the quake.", "estimate"),
    ("The monitor documented 45 deaths in the prison.", "registered"),
    ("The ministry reported 310 cases of cholera.", None),
    ("A bomb killed 12 people.", None),
]


@pytest.mark.parametrize(("sentence", "basis"), SENTENCES)
def test_the_basis_is_that_of_the_claims_own_words(read, sentence, basis):
    claims = read(sentence)
    assert [claim.count_basis for claim in claims] == [basis]
