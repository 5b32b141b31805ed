"""Closed lists of words that tell a person from a group, a place or a day. The desk's own."""

from __future__ import annotations

from functools import cache
from importlib import resources
from types import MappingProxyType

from knowledge.common_words import CALENDAR, WEEKDAYS


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


CALLINGS = _set(
    """
    striker midfielder defender goalkeeper skipper winger quarterback pitcher golfer boxer champion
    filmmaker producer chef farmer teacher nurse engineer architect biologist ecologist virologist
    epidemiologist psychologist sociologist anthropologist astronomer chemist lawyer barrister
    solicitor constable firefighter paramedic pilot cyclist swimmer sprinter runner midwife surgeon
    oncologist pediatrician paediatrician cardiologist psychiatrist veterinarian trader investor
    broker banker accountant consultant entrepreneur philanthropist playwright poet painter
    sculptor photographer musician guitarist drummer bassist composer pianist violinist soprano
    dancer choreographer designer campaigner organizer organiser survivor neighbor neighbour
    witness biographer blogger podcaster librarian curator climatologist meteorologist geologist
    seismologist statistician mathematician philosopher theologian linguist translator diplomat
    lobbyist publicist plaintiff defendant captain forward goalie jockey umpire referee
    conductor tenor trainer instructor technician mechanic electrician plumber carpenter
    fisherman rancher retiree student graduate intern apprentice negotiator mediator
    """
)
"""Callings that print before a name and speak by themselves."""

COURTESY = MappingProxyType(
    {
        "mr": "m", "mr.": "m", "mrs": "f", "mrs.": "f", "ms": "f", "ms.": "f", "miss": "f",
        "sir": "m", "lady": "f", "lord": "m", "dame": "f", "dr": "", "dr.": "", "madame": "f",
        "monsieur": "m", "señor": "m", "señora": "f", "mme": "f", "mme.": "f",
        "cllr": "", "cllr.": "", "monsignor": "m", "msgr": "m", "msgr.": "m", "doña": "f",
    }
)  # fmt: skip
"""Forms of address, and whose they are."""

RANKS = CALLINGS | _set(
    """
    sen. sen rep. rep gov. gov gen. gen col. col lt. lt sgt. sgt capt. capt cmdr. maj. adm. prof.
    rev. hon. pres. supt. sens. reps. govs. amb. atty. det. cpl. pvt. sec. insp. st.
    president vice-president senator senators representative congressman congresswoman governor
    governors secretary judge justice speaker mayor chairman chairwoman chairperson chair sheriff
    chief general colonel major captain lieutenant sergeant admiral commander officer inspector
    detective attorney professor minister premier chancellor ambassador envoy commissioner
    councilman councilwoman councillor delegate director manager spokesman spokeswoman
    spokesperson leader strategist adviser advisor analyst pollster columnist correspondent
    reporter editor anchor host author pastor bishop archbishop cardinal pope father rabbi imam
    sister brother king queen prince princess emperor sultan sheikh emir duke baron count
    dean provost principal superintendent treasurer comptroller whip ceo cfo coo founder
    cofounder co-founder co-chair lawmaker assemblyman assemblywoman alderman doctor coach
    deputy aide undersecretary solicitor prosecutor counsel marshal trustee physicist economist
    historian scientist activist candidate nominee billionaire businessman businesswoman mogul
    magnate comedian actor actress singer rapper journalist writer novelist resident voter veteran
    uncle aunt grandma grandpa mother
    """
)
"""Ranks, offices and callings that print before a name."""

GROUP_WORDS = _set(
    """
    administration agency alliance assembly association authority bank board brigade brotherhood
    bureau cabinet campaign caucus center centre chamber church city coalition college commission
    committee community company conference congress consortium convention corp. corp corporation
    council country county court courts dealership delegation democrats department directorate
    division
    embassy enterprise exchange faction family federation fed. firm force forces forum foundation
    front
    fund government group guild hall headquarters herald hospital house inc. inc industries
    initiative institute
    institution journal law league legislature library ltd ltd. magazine media ministry mission
    monitor movement museum nation network networks news newspaper office organization
    organisation pac panel parliament partners partnership party platoon police post press project
    regiment republicans reserve review school secretariat sentinel senate service services
    society squad staff store super syndicate task team television times today tribune tribunal tv
    union unit university utility weekly radio gazette chronicle globe observer dispatch inquirer
    register examiner bulletin telegraph guardian independent standard airlines bancorp brothers
    sons holdings motors pharmaceuticals electric energy oil technologies systems software llc llp
    lab labs laboratory observatory academy seminary clinic trust charity parish diocese synod
    mosque temple synagogue cathedral club fc airport street avenue building hotel tower plaza
    stadium arena bridge river lake organizations organisations act amendment bill treaty accord
    international amnesty
    prize award festival championship cup olympics war
    """
)
"""Words that make a name the name of a group."""

GROUP_NOUNS = _set(
    """
    group groups campaign company organization organisation committee party network paper newspaper
    magazine website site outlet agency department office ministry government administration union
    association coalition council court board commission foundation institute university school
    team firm bank church panel police advisory order report statement study poll survey release
    letter memo
    email message tweet post ad advertisement video sign banner editorial article story
    document documents filing lawsuit complaint ruling opinion platform resolution bill law text
    note caption headline chant shirt t-shirt poster book memoir charity nonprofit club league
    think-tank
    embassy mission service authority bureau publication journal station channel spokespeople
    pac delegation crew crowd audience legislature congress senate
    """
)
"""Nouns of groups and of documents: what speaks and is "it"."""

PEOPLE_NOUNS = CALLINGS | _set(
    """
    man woman boy girl person people men women children voters voter official officials
    spokesman spokeswoman spokesperson spokesmen aide aides adviser advisers advisor advisors
    senator senators congressman congresswoman representative lawmaker lawmakers governor mayor
    president chairman chairwoman chair director manager leader leaders candidate candidates
    nominee rival opponent critic critics supporter supporters analyst analysts expert experts
    professor scholar scholars researcher researchers author authors writer reporter reporters
    journalist
    columnist host anchor moderator interviewer attendee attendees protester protesters
    demonstrator demonstrators activist activists strategist strategists operative operatives
    consultant pollster lawyer lawyers attorney attorneys judge judges justice prosecutor
    prosecutors
    secretary minister ambassador envoy general officer officers sheriff chief soldier veteran
    veterans executive businessman businesswoman billionaire mogul magnate developer tycoon owner
    founder ceo economist historian scientist doctor physician nurse teacher teachers student
    students worker workers farmer resident residents neighbor neighbors friend friends wife
    husband son daughter father mother parents brother sister cousin uncle aunt colleague
    colleagues source sources insider insiders donor donors delegate delegates member members
    conservative conservatives liberal liberals republican republicans democrat democrats
    ex-governor ex-president incumbent frontrunner front-runner hopeful contender newcomer star
    actor actress comedian singer rapper pastor bishop priest rabbi imam pope witness witnesses
    victim victims survivor survivors diplomat diplomats commander commentator commentators
    editor editors user users fan fans observer observers pundit pundits organizer organizers
    volunteer volunteers speaker speakers narrator announcer surrogate surrogates policymaker
    mother-in-law man’s
    representatives participant participants politician politicians native retiree engineer
    coach player driver clerk cashier salesman saleswoman guest guests heckler passer-by
    one others another some many most several few both none
    """
)
"""Nouns of people: who speaks."""

TIME_NOUNS = _set(
    """minute minutes hour hours day days week weeks month months year years decade decades
    moment point time night morning evening afternoon weekend later ago earlier century"""
)

FEMALE_NOUNS = _set(
    """woman girl spokeswoman congresswoman chairwoman businesswoman wife daughter mother sister
    aunt actress saleswoman councilwoman grandmother queen princess widow niece mom lady"""
)
MALE_NOUNS = _set(
    """man boy spokesman congressman chairman businessman husband son father brother uncle actor
    salesman councilman grandfather king prince widower nephew dad gentleman"""
)

MONTHS_DAYS = CALENDAR | _set(
    """
    jan. feb. aug. sept. oct. nov. dec. mon. tues. wed. thurs. fri. sat. sun. christmas easter
    thanksgiving ramadan
    """
)
DAYS = frozenset(day.lower() for day in WEEKDAYS) | _set("today yesterday tonight")

OUTLETS = _set(
    """
    cnn nbc abc cbs pbs bbc npr msnbc cnbc fox c-span espn reuters bloomberg politico axios vox
    breitbart buzzfeed newsweek slate salon vice hbo mtv univision telemundo al-jazeera afp ap
    upi cbc itv sky variety esquire playboy vogue gq mother facebook twitter x instagram
    snapchat reddit tiktok youtube telegram truth bluesky threads medium mastodon linkedin weibo vk
    xinhua tass dpa kyodo haaretz spiegel figaro monde guardian economist
    """
) | {"al jazeera", "al arabiya", "al ahram", "el país", "el mundo", "le monde", "le figaro"}
"""News outlets and networks, by their first words."""

PLATFORMS = _set(
    """facebook twitter x instagram snapchat reddit tiktok youtube telegram bluesky threads
    medium mastodon linkedin weibo vk tumblr vkontakte"""
)

PARTY_WORDS = _set(
    """republican democrat democratic republicans democrats libertarian gop independent
    conservative liberal socialist labour tory islamist communist american americans african asian
    british english french
    german russian chinese japanese mexican canadian indian italian spanish israeli iranian iraqi
    syrian turkish saudi egyptian korean cuban salvadoran venezuelan colombian brazilian argentine
    australian european african-american latino latina hispanic black white jewish muslim christian
    catholic evangelical mormon arab texan floridian californian virginian iowan ohioan ukrainian
    polish greek swiss swedish dutch danish norwegian finnish irish scottish welsh"""
)

PLACES = frozenset(
    line.strip()
    for line in """
    alabama,alaska,arizona,arkansas,california,colorado,connecticut,delaware,florida,georgia,hawaii
    idaho,illinois,indiana,iowa,kansas,kentucky,louisiana,maine,maryland,massachusetts,michigan
    minnesota,mississippi,missouri,montana,nebraska,nevada,new hampshire,new jersey,new mexico
    new york,north carolina,north dakota,ohio,oklahoma,oregon,pennsylvania,rhode island
    south carolina,south dakota,tennessee,texas,utah,vermont,virginia,washington,west virginia
    wisconsin,wyoming,puerto rico,guam,ala.,ariz.,ark.,calif.,colo.,conn.,del.,fla.,ga.,ill.,ind.
    kan.,ky.,la.,md.,mass.,mich.,minn.,miss.,mo.,mont.,neb.,nev.,n.h.,n.j.,n.m.,n.y.,n.c.,n.d.
    okla.,ore.,pa.,r.i.,s.c.,s.d.,tenn.,tex.,vt.,va.,wash.,w.va.,wis.,wyo.,d.c.,u.s.,u.k.,us,uk,usa
    u.s.a.,united states,united kingdom,united arab emirates,uae,eu,e.u.
    afghanistan,albania,algeria,angola,argentina,armenia,australia,austria,azerbaijan,bahrain
    bangladesh,belarus,belgium,belize,benin,bolivia,bosnia,botswana,brazil,britain,brunei,bulgaria
    burkina faso,burundi,cambodia,cameroon,canada,chad,chile,china,colombia,congo,costa rica
    croatia,cuba,cyprus,czech republic,denmark,djibouti,dominican republic,ecuador,egypt
    el salvador,england,eritrea,estonia,ethiopia,fiji,finland,france,gabon,gambia,germany,ghana
    greece,grenada,guatemala,guinea,guyana,haiti,honduras,hong kong,hungary,iceland,india
    indonesia,iran,iraq,ireland,israel,italy,ivory coast,jamaica,japan,jordan,kazakhstan,kenya
    kosovo,kuwait,kyrgyzstan,laos,latvia,lebanon,lesotho,liberia,libya,liechtenstein,lithuania
    luxembourg,macedonia,madagascar,malawi,malaysia,maldives,mali,malta,mauritania,mauritius
    mexico,moldova,monaco,mongolia,montenegro,morocco,mozambique,myanmar,namibia,nepal
    netherlands,new zealand,nicaragua,niger,nigeria,north korea,northern ireland,norway,oman
    pakistan,palestine,panama,papua new guinea,paraguay,peru,philippines,poland,portugal,qatar
    romania,russia,rwanda,saudi arabia,scotland,senegal,serbia,sierra leone,singapore,slovakia
    slovenia,somalia,south africa,south korea,south sudan,spain,sri lanka,sudan,suriname,sweden
    switzerland,syria,taiwan,tajikistan,tanzania,thailand,tibet,togo,trinidad,tunisia,turkey
    turkmenistan,uganda,ukraine,uruguay,uzbekistan,vatican,venezuela,vietnam,wales,yemen,zambia
    zimbabwe,africa,asia,europe,america,americas,north america,south america,central america
    latin america,middle east,caribbean,gaza,west bank,crimea,kashmir,western hemisphere
    abu dhabi,albany,amsterdam,ankara,athens,atlanta,austin,baghdad,baltimore,bangkok,barcelona
    beijing,beirut,berlin,bogotá,bogota,boston,brooklyn,brussels,budapest,buenos aires,buffalo
    cairo,caracas,charleston,charlotte,chicago,cincinnati,cleveland,columbus,copenhagen,dallas
    damascus,denver,des moines,detroit,dubai,dublin,durham,edinburgh,geneva,hanoi,harlem,havana
    helsinki,hollywood,houston,indianapolis,islamabad,istanbul,jakarta,jerusalem,johannesburg
    kabul,kyiv,kiev,lagos,las vegas,lima,lisbon,london,los angeles,madrid,manhattan,manila
    melbourne,memphis,miami,milan,milwaukee,minneapolis,montreal,moscow,mumbai,munich,nairobi
    nashville,new delhi,new orleans,newark,oakland,orlando,oslo,ottawa,paris,philadelphia,phoenix
    pittsburgh,prague,pyongyang,queens,raleigh,richmond,rio de janeiro,rome,sacramento
    salt lake city,san antonio,san diego,san francisco,san salvador,santiago,seattle,seoul
    shanghai,st. louis,st. paul,stockholm,sydney,tampa,tehran,tel aviv,tokyo,toronto,vancouver
    vienna,warsaw,white house,wall street,capitol hill,silicon valley,new england,midwest
    pentagon,kremlin,downing street,new york city,long island,staten island,the bronx,bronx
    """.replace("\n", ",").split(",")
    if line.strip()
)

FUNCTION = _set(
    """
    a an the this that these those i he she it we they you him her them his its our their my your
    who whom whose which what when where while why how if though although because since unless
    until as at by for from in into of off on onto out over to under up upon with within without
    about above across after against along amid among around before behind below beneath beside
    between beyond despite down during except inside like near outside past per than through
    throughout toward towards via and but or nor so yet both either neither not no yes never
    also then thus still even just only here there now once again later earlier soon already
    today yesterday tomorrow tonight meanwhile however moreover nevertheless nonetheless instead
    indeed perhaps maybe otherwise besides furthermore first second third last next finally
    all any each every few many more most much none other others several some such same another
    one two three four five six seven eight nine ten is are was were be been being am has had have
    having do does did can could may might must shall should will would let lets according asked
    speaking former ex-president current late longtime fellow incoming outgoing acting interim
    well oh ok okay sorry please thanks that's it's he's she's there's i'm i've i'd i'll we're we've
    they're don't didn't isn't wasn't can't won't you're what's who's let's yeah hey hello no.
    whether
    nearly almost roughly enough less least little given following including regarding concerning
    considering depending owing thanks because appearing citing calling asking noting adding
    saying responding pressed told said says recently previously ultimately eventually initially
    originally currently clearly obviously apparently reportedly allegedly often sometimes usually
    generally typically interestingly ironically surprisingly unfortunately fortunately honestly
    frankly basically actually really very quite rather too somehow somewhere someone anyone
    everyone nobody everybody somebody anybody nothing something everything anything
    """
) - {"may"}  # fmt: skip
"""Words that begin sentences and are part of no name."""

DETERMINERS = _set(
    """a an the this that these those his her its their our my one two three four five six some
    many several few another other both most all any each every no more various numerous
    dozens hundreds thousands such certain fellow"""
)

PREPOSITIONS = _set(
    """of for at from in with on to against near behind under inside about among within by into
    over after before during between outside across around without through toward towards via"""
)

_NO_ADVERBS = _set(
    """ally family assembly bully monopoly anomaly july reply rally italy supply belly jelly folly
    fly butterfly homily bodily emily sally molly holly kelly billy willy lily"""
)


def is_adverb(low: str) -> bool:
    """Whether a word in lower case is taken for an adverb by its ending."""
    return low.endswith("ly") and low not in _NO_ADVERBS


PERSON_PRONOUNS = _set("he she they it i we you who")


@cache
def given_names() -> MappingProxyType[str, str]:
    """Return given names with m, f or e (either); read once, see the file for its source."""
    text = (resources.files("knowledge.drafting") / "data" / "given_names.txt").read_text("utf-8")
    lines = (line.split(" ") for line in text.splitlines() if not line.startswith("#"))
    return MappingProxyType(dict(lines))
