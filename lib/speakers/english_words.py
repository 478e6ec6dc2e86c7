"""The English words by which a report says who speaks."""

from lib.text.word_lists import word_set

# After these alone one speaks; those below are said of other things too, and need what was said beside them.
SAYING = word_set(
    """
    said says told tells
    """
)
PLURAL_SAYING = word_set(
    """
    say argue believe caution claim contend estimate expect forecast insist note predict stress suggest think
    warn
    """
)
CLAUSE_SAYING = word_set(
    """
    acknowledged acknowledges added adds admitted admits announced announces argued argues asserted asserts
    believed believes cautioned cautions claimed claims commented comments concluded concludes confirmed
    confirms contended contends declared declares denied denies disclosed emphasized emphasised emphasizes
    emphasises estimated estimates expects explained explains forecasts insisted insists noted notes pointed
    predicted predicts reiterated remarked remarks reported reports revealed stated states stressed stresses
    suggested suggests thinks urged warned warns wrote writes
    """
)
VERBS = SAYING | PLURAL_SAYING | CLAUSE_SAYING

# Between the speaker and the verb.
BETWEEN = word_set(
    """
    also today yesterday later then now recently again further earlier repeatedly publicly previously openly
    has have had just still once even often always first finally reportedly subsequently monday tuesday
    wednesday thursday friday saturday sunday
    """
)
# A name is no speaker after these: what is said there is said of it, to it or not at all.
PREPOSITIONS = word_set(
    """
    of in on at to from by with for about against under over between among into near per via like than after
    before during since without within through across behind toward towards upon around despite regarding
    """
)
DETERMINERS = word_set(
    """
    the a an one another some many several most all both two three four five six other
    """
)
CONNECTORS = word_set(
    """
    of for de du von van der den bin al la le del da dos di y &
    """
)

# One of these speaks for an office; without an organisation or a name it is nobody in particular.
SPOKEN_FOR = word_set(
    """
    spokesman spokeswoman spokesperson spokespersons spokesmen spokeswomen
    """
)
ROLES = SPOKEN_FOR | word_set(
    """
    official administrator adviser advisor aide ambassador analyst attorney author banker billionaire boss
    broker captain chair chairman chairperson chairwoman chancellor chief ceo cfo cio cmo coo cpo cro cso cto commander
    commissioner congressman congresswoman consultant coordinator co-founder cofounder counsel counselor dean
    deputy diplomat director economist editor engineer envoy executive expert fellow founder general geologist
    governor head historian inspector investor journalist judge justice king lawmaker lawyer leader lecturer
    lieutenant manager mayor metallurgist minister negotiator observer officer owner partner pastor physicist
    premier president prime prince princess principal producer professor prosecutor queen reporter
    representative researcher scholar scientist secretary senator sheriff specialist speaker strategist
    superintendent supervisor teacher technologist trader treasurer undersecretary vice vp
    """
)
# Before a name, and no part of it.
TITLES = ROLES | word_set(
    """
    mr mrs ms miss dr prof sir lord lady sen rep gov gen lt col capt sgt adm amb pm pres rev hon judge former
    acting interim senior assistant associate managing executive press co-chair cochair co-ceo cochairman lead
    then-president ex-president
    """
)
GROUPS = word_set(
    """
    academics activists advisers advisors advocates aides allies analysts authorities authors bankers brokers
    buyers campaigners commentators consultants critics diplomats economists engineers environmentalists
    executives experts geologists insiders intermediaries investigators investors journalists lawmakers
    lawyers leaders legislators lobbyists managers mps negotiators observers officers officials opponents
    participants policymakers politicians producers professors prosecutors regulators reporters
    representatives republicans democrats researchers residents scholars scientists senators sources
    specialists strategists supporters traders watchers
    """
)
# Before a group or a role; of these the first say what kind it is, the others only how many or how good.
KINDS = word_set(
    """
    administration agency army bank business chinese climate commodities commodity company congressional
    corporate customs defence defense diplomatic economic embassy energy environmental equity eu european
    federal finance financial foreign government health industry intelligence law legal local market media
    metals military mineral minerals mining ministry national navy opposition policy police provincial rare-
    earth regional research security shipping state tax tech technology trade treasury union western
    """
)
DEGREES = word_set(
    """
    senior top former unnamed anonymous leading prominent independent some many several most other current
    retired high-ranking high-level veteran unidentified key outside multiple numerous various few more chief
    principal press lead deputy assistant acting interim
    """
)
# What reports a speaker's words: "according to data from the ministry".
RECORDS = word_set(
    """
    analysis article assessment data document documents estimates estimate figures filing forecast interview
    letter memo note post report reports research statement statements statistics study survey
    """
)
# Parts of the names of organisations.
ORGANISATION = word_set(
    """
    academy administration agency alliance associates association authority bank board bureau capital center
    centre chamber college commission committee company congress consortium corp corporation council court
    department exchange federation fund group holdings house inc industries initiative institute institutes
    intelligence international kingdom laboratory labs limited llc ltd materials metals minerals mining
    ministry news office organisation organization parliament partners party pharmaceuticals plc press
    republic research resources securities senate services society systems technologies technology times
    treasury trust union university
    """
)
DAYS = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december today yesterday
    """
)
# With a capital at the head of a sentence, in a date or in a heading, and no part of a name.
NO_NAMES = word_set(
    """
    i he she it they we you this that these those there here what who which when where why how as but and or
    so if then while though although however meanwhile moreover furthermore still yet also instead indeed thus
    hence others everyone everybody nobody someone somebody anyone one none both neither either each another
    such many most some few several all not no yes never always often once earlier later today yesterday
    tomorrow now recently monday tuesday wednesday thursday friday saturday sunday january february march
    april may june july august september october november december in on at to from by with for about after
    before during since because until without q let okay well yeah thank thanks please sorry a an the his its their
    our my your her lastly firstly secondly additionally finally nevertheless nonetheless consequently jr sr
    ii iii inc ltd llc corp
    """
)
# What is no speaker alone or at the end of a longer run: "Staff Report", but Midwest Book Review.
THINGS = word_set(
    """
    report reports study studies survey poll data document documents filing article letter statement bill law
    rule agreement plan section table figure chapter order act memo note source sources proclamation title
    legend story rumor word text paper conventional common people person man woman men women mother father
    parents family friends neighbors victim witness book
    """
)
# No speakers where they stand alone.
BARE = THINGS | word_set(
    """
    administration agency board capital center centre company council court department firm government group
    house industries inc institute international ministry news office partners party press research school
    state country states systems team technology times university police
    """
)
# Offices that speak themselves, written small: "the Chinese foreign ministry".
OFFICES = word_set(
    """
    administration army bank department embassy government ministry navy parliament
    """
)
# Cannot be said of who has spoken: passives, denials, what is only possible.
UNSAID = word_set(
    """
    am are be been being can cannot could did do does is may might must never no not nobody or shall should to
    was were will would
    """
)
# A title after these alone: General Motors is no officer.
GENERALS = word_set(
    """
    adjutant attorney brigadier consul director inspector lieutenant major secretary solicitor surgeon
    """
)
