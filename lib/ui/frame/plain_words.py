"""What each statistic does, in words for whoever reads the page; its formula and source are in its docstring."""

PLAIN_WORDS = {
    "agreement": "Where two people coded the same passage, how often they gave it the same theme, and how much of that "
    "chance alone would give.",
    "article_list": "An article is listed if one of its passages passes the filter. It shows the themes of those "
    "passages.",
    "association": "How firmly two words belong together. Their meetings are counted and held against what chance "
    "would give two words so frequent. No one measure is right: evidence favours frequent words, surprise rare ones.",
    "change_points": "A change is marked where use before and after differs by more than chance and the usual swings "
    "between articles would make it.",
    "changed_counts": "All texts are cut twice, as the dictionary is and as it would be, and the counts compared.",
    "co_occurrence": "Two names meet where one sentence or passage mentions both, in either language.",
    "concordance": "Every occurrence stands in a line of its own, with the words before and after it.",
    "dispersion": "Whether a word is spread over the articles or crowded in a few. Near 0 it is spread as the text is; "
    "near 1 one article has nearly all of it, and its count says little about the rest.",
    "find_new_words": "Names and terms that the general dictionary lacks are taken from the texts themselves: what "
    "stands together far more often than chance has it, beside many different neighbours, in five articles or more.",
    "frequencies": "Each occurrence of a word counts once, in all its forms; beside it stands how often that is in "
    "1,000 words, so that small and large selections can be compared, and in how many articles.",
    "hits_in_article": "A theme is given by a rule, and a rule by the words in the text. Those words are marked.",
    "key_words": "The words of either side whose use differs most from the other's, by the measure that is chosen.",
    "keyness": "Each word's rate in A is held against its rate in B. Evidence says how sure the difference is, "
    "strength how large. With many words some differ by chance alone: the correction allows for that.",
    "load_dictionary": "Words of the field that a general dictionary would cut apart are kept whole.",
    "name_frequencies": "A concept or an actor is counted under all its names, in Chinese and in English, as one.",
    "name_totals": "A name counts once wherever the text mentions it, by whichever of its spellings.",
    "ngrams": "Words that follow one another in the text, counted as they stand.",
    "passage_sample": "Passages are drawn by lot, with a share of each theme and language, of weak themes and of "
    "themes just missed; those two come first, since they teach most. The same number draws the same passages.",
    "positions": "Each article is a line from its first word to its last, each occurrence a tick on it.",
    "rest_counts": "The rest is all that the filter leaves, without the side it is compared with.",
    "revise": "All passages are coded again by the changed rules; what gains or loses a theme is listed.",
    "rule_counts": "How many passages each rule finds, and how many would lose their theme without it.",
    "scores": "The rules are held against what people chose who did not see them: how many of the themes they give are "
    "right (precision), how many of those that are there they find (recall), and both in one number (F1).",
    "source_mix": "Articles and passages are counted by the source that is stated; some state none.",
    "speaker_counts_by_article": "Somebody speaks where the text says so: a name, a role at an organisation or a group "
    "before a verb of saying, after a quotation, or after “according to”. A spokesperson is the organisation.",
    "split_by_group": "Words are counted apart in each source, topic or month, and put as a rate: some are larger.",
    "split_by_theme": "Words are counted apart in the passages of each theme. A passage with two counts under both.",
    "strongest_passages": "Passages are ranked by how many rules of the theme they meet, then by how dense the words "
    "are that met them.",
    "theme_groups": "The share of each source, topic or language that carries a theme. Where it has few passages the "
    "share may be chance: the bar shows how far off it may be.",
    "theme_keyness": "A word takes the colour of the theme that uses it more than the others do, if one surely does.",
    "theme_pairs": "How often two themes are in one passage or article, beside what chance would give themes so "
    "frequent: 2× is twice as often.",
    "theme_shares": "How many of the passages (or articles) carry a theme. One may carry several, so shares may add up "
    "to more than 100%.",
    "theme_shifts": "The share of articles that carry a theme, before a day and from then on, and whether the "
    "difference is more than chance.",
    "theme_timeline": "Articles are put into months, weeks or days by their date, and the share that carries a theme "
    "is counted in each. Articles without a date are left out.",
    "title_body_shares": "An article's headline and the text below it are counted apart.",
    "trends": "How often a word occurs in 1,000 words of each period. Bars show how far off that may be where there is "
    "little text. Articles without a date are left out.",
} | dict.fromkeys(
    (
        "leave_one_out_changes",
        "leave_one_out_collocates",
        "leave_one_out_dispersion",
        "leave_one_out_keyness",
        "leave_one_out_pairs",
        "leave_one_out_phrases",
        "leave_one_out_ranking",
    ),
    "Each article (or source, or rule) is left out in turn and all is counted again. What would not stay among the "
    "results without one of them rests on it, and is marked.",
)
