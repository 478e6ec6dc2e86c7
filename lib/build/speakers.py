"""The speakers of a segment under a codebook: its actors under their names, one spelling for each of the others."""

import pyarrow.parquet as pq

from lib.codebook import Codebook
from lib.corpus.codings.writer import write_speakers
from lib.corpus.store.manifest import Manifest, segment_folder, speakers_file
from lib.corpus.store.unfinished import unfinished
from lib.settings import Settings
from lib.speakers import ActorNames, name_key


def name_speakers(settings: Settings, manifest: Manifest, codebook: Codebook) -> None:
    """Write who speaks where, once it is known whom the codebook names.

    What the text alone does not show to be a speaker is one if it is an actor, or surely one elsewhere in the corpus.
    """
    found = pq.read_table(segment_folder(settings.corpus, manifest.text_version) / "attributions.parquet")
    frame = found.to_pandas()
    unlike = frame.groupby(["words", "speaker", "kind", "sure"], observed=True).size().rename("n").reset_index()
    actors = ActorNames(codebook)
    named = [actors.find(*names) for names in zip(unlike["words"], unlike["speaker"], strict=True)]
    keys = [
        f"actor:{actor.id}" if actor else name_key(name) for actor, name in zip(named, unlike["speaker"], strict=True)
    ]
    labels = [actor.label.en if actor else name for actor, name in zip(named, unlike["speaker"], strict=True)]
    unlike = unlike.assign(key=keys, label=labels, actor=[actor.id if actor else "" for actor in named])
    leading = (
        unlike.groupby(["key", "label"])["n"].sum().reset_index().sort_values(["n", "label"], ascending=[False, True])
    )
    unlike["label"] = unlike["key"].map(leading.drop_duplicates("key").set_index("key")["label"])
    sure = set(unlike.loc[unlike["sure"], "key"])
    unlike["kept"] = unlike["sure"] | (unlike["actor"] != "") | unlike["key"].isin(sure)
    rows = frame.merge(unlike[unlike["kept"]], on=["words", "speaker", "kind", "sure"])
    rows = rows.assign(speaker=rows["label"]).sort_values(["passage", "start", "end"], ignore_index=True)
    with unfinished(settings.corpus / "segments") as scratch:
        write_speakers(scratch / "speakers.parquet", rows)
        (scratch / "speakers.parquet").replace(speakers_file(settings.corpus, manifest))
