"""An engine gives the result of every batch once, and is chosen by its name."""

from __future__ import annotations

import pytest

from pipeline.engines import ENGINES, engine


@pytest.mark.parametrize("name", sorted(ENGINES))
def test_every_batch_has_its_result(name: str) -> None:
    assert sorted(engine(name).map_batches(sum, [[1, 2], [3], []])) == [0, 3, 3]


@pytest.mark.parametrize("name", sorted(ENGINES))
def test_an_error_of_the_work_is_raised(name: str) -> None:
    with pytest.raises(TypeError):
        list(engine(name).map_batches(len, [1]))


def test_an_unknown_engine_is_named_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="no engine 'steam'; the engines are inline"):
        engine("steam")
