from lib.text.cutter import Cutter
from lib.text.dictionary.entries import Entry
from lib.text.dictionary.recut import CountChange, changed_counts


def test_the_counts_that_change_are_told_with_the_texts_they_change_in() -> None:
    texts = ["稀土供应中断", "稀土价格", "稀土供应恢复,稀土供应稳定", "no word of it"]

    changes = changed_counts(texts, Cutter([]), Cutter(["稀土供应"]))

    assert changes == [
        CountChange("稀土供应", 0, 3, (0, 2)),
        CountChange("供应", 3, 0, (0, 2)),
        CountChange("稀土", 4, 1, (0, 2)),
    ]


def test_a_term_that_is_spelled_otherwise_moves_its_whole_count() -> None:
    changes = changed_counts(["Trump and 川普"], Cutter(["川普"]), Cutter([Entry("特朗普", ("川普",))]))

    assert [(one.term, one.before, one.after) for one in changes] == [("特朗普", 0, 1), ("川普", 1, 0)]


def test_the_same_dictionary_changes_nothing() -> None:
    assert changed_counts(["稀土供应", "rare earths"], Cutter([]), Cutter([])) == []
