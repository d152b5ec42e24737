"""Running spaCy's components over many paragraphs: the annotations of `nlp.pipe`, in less than half of its time.

What spaCy's own loop pays for and a batch job need not (docs/performance.md has the figures):

- Matrix products go through BLIS; numpy's OpenBLAS takes half the time. Maxout and its normalization are one step: `layers`.
- The parser and the recognizer of names walk through a text action by action without Python's lock, and their C++ code takes the lock
  back at every check of an action. The same walk, led from Python, holds it all the while (`_walk`).
- A word's embedding is computed for every token. It depends on the word alone, so here once a batch.
- Lemmas and coarse tags are matched by some 180 patterns at every token. They depend on word, tag and label: `word_forms`.

Nothing else changes: the same components, weights and order. A component of another kind runs as spaCy would run it.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from spacy.pipeline import EntityRecognizer, Tok2Vec
from spacy.pipeline.transition_parser import Parser
from thinc.api import Model
from threadpoolctl import ThreadpoolController

from pipeline.language.layers import WordVectors, use_openblas
from pipeline.language.recognizer import Recognizer
from pipeline.language.word_forms import WordForms

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_PARAGRAPHS_AT_ONCE = 64  # as many as keep a layer's activations within the processor's cache; 128 and 512 are no quicker


class Runner:
    """Runs the components of one spaCy pipeline. It changes the pipeline's models in place, though not what they compute."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._threads = ThreadpoolController()
        self._vectors: dict[str, WordVectors] = {}  # by the component that computes them
        self._recognizers: dict[str, Recognizer] = {}
        for name, component in nlp.pipeline:
            model = getattr(component, "model", None)
            if not isinstance(model, Model):
                continue
            use_openblas(model)
            if isinstance(component, Tok2Vec) or Recognizer.supports(component):
                vectors = WordVectors.find(model)
                if vectors is not None:
                    self._vectors[name] = vectors
                if isinstance(component, EntityRecognizer):
                    self._recognizers[name] = Recognizer(component, vectors)
        self.forms = WordForms(nlp)

    def run(self, texts: Sequence[str]) -> list[Doc]:
        """The texts as documents with tags, arcs, sentences and names, in order. Lemmas and coarse tags are those of `forms`.

        All in one thread: on texts of this size a second one costs more than it brings, and cores are for other batches.
        """
        docs = [self._nlp.make_doc(text) for text in texts]
        waiting = sorted((doc for doc in docs if len(doc)), key=len)  # alike lengths together: the walk takes as long as the longest
        done: dict[int, Doc] = {}
        with self._threads.limit(limits=1, user_api="blas"):
            for vectors in self._vectors.values() if waiting else ():
                vectors.look_up(waiting)
            for i in range(0, len(waiting), _PARAGRAPHS_AT_ONCE):
                batch = waiting[i : i + _PARAGRAPHS_AT_ONCE]
                done.update(zip(map(id, batch), self._annotate(batch), strict=True))
            for vectors in self._vectors.values():
                vectors.forget()
        return [done.get(id(doc), doc) for doc in docs]

    def _annotate(self, docs: list[Doc]) -> list[Doc]:
        for name, component in self._nlp.pipeline:
            if name in self.forms.replaces:
                continue
            if name in self._recognizers and self._recognizers[name].annotate(docs):
                continue
            if name in self._vectors and isinstance(component, Tok2Vec):
                component.set_annotations(docs, self._vectors[name].of(docs))
                continue
            if isinstance(component, Parser) and component.cfg["beam_width"] == 1:
                _walk(component, docs)
            elif hasattr(component, "pipe"):
                docs = list(component.pipe(docs, batch_size=len(docs)))
            else:
                docs = [component(doc) for doc in docs]
        return docs


@functools.lru_cache(maxsize=2)
def runner(nlp: Language) -> Runner:
    """The runner of a pipeline, made once."""
    return Runner(nlp)


def _walk(component: Any, docs: list[Doc]) -> None:
    """Greedy parsing, every document one action a step: what `component.pipe` does, in Python and with the lock held."""
    states = component.moves.init_batch(docs)
    steps = component.model.predict(docs)
    model = component.model
    is_plain = model.attrs["has_upper"] and not model.attrs["unseen_classes"]
    waiting = [state for state in states if not state.is_final()]
    while waiting:
        # `steps.predict` does the same, and looks at each step for what plain models do not have
        scores = steps.vec2scores.predict(steps.state2vec.predict(steps.get_token_ids(waiting))) if is_plain else steps.predict(waiting)
        waiting = component.transition_states(waiting, scores)
    steps.clear_memory()
    component.set_annotations(docs, states)
