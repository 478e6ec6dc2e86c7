"""Ordinary news: what only looks like a theme gets none, kind by kind, and what is said plainly is found."""

from functools import cache
from pathlib import Path

import pytest

from lib.codebook import load_codebook
from lib.coding import Coder

PRICING, CONTROLS, ALLIANCES, MILITARY = "pricing_power", "technology_controls", "alliances", "military_demand"


@cache
def coder() -> Coder:
    return Coder(load_codebook(Path("seeds/codebook")))


def reason(text: str) -> list[tuple[str, str, str]]:
    return [(hit.theme, hit.rule, hit.text) for hit in coder().code(text)]


@pytest.mark.parametrize(
    "text",
    [
        # words of the text that a pattern would cut through
        "美国关键矿产储备战略于周三公布。",
        "天津组织科技领军企业研发锂电池材料。",
        "锂矿停产不禁令人担忧。",
        "稀土企业关注欧盟对光伏产业的反倾销裁决。",
        "钨矿工人违反制度，被罚停工。",
        "欧盟国家的锂矿开发缓慢。",
        "当地政府对美国游客开放镍矿博物馆。",
        # other senses of a mineral's name
        "演员在镁光灯下亮相，双方握手。",
        "钙钛矿叠层电池突破核心技术。",
        "Cobalt blue vases at the Navy museum.",
        "The defense attorney said the lithium battery caused the fire.",
        "Potato chip prices rose; the ban on imports from China stays.",
        "The actor put fridge magnets of fighter jets on sale.",
        "军舰上的锂电池起火，海军展开调查。",
        "警方在前线记者的背包里搜出锂电池。",
        # too wide a word
        "锂电行业产量同比增长0.1%。",
        "当地为原材料运输企业建立白名单，保障供应链稳定。",
        "证物包括锂电池和“本土民主前线”的旗帜。",
        "美国对中国实行武器禁运。",
        "钛加工产业规模和重卡技术居全国首位。",
        "石油、有色和矿产品价格指数环比上涨0.7%。",
        "The firm calls its magnet sensor a dual-use technology for farms and cities.",
        "负面清单缩短，锂电池材料投资放开。",
        # a noun taken for a form of a verb
        "Lithium demand rose, according to a survey in Germany.",
        "Chile is dealing with a flood at a lithium mine.",
        "Compacted nickel ore was stored in Finland.",
        # denied
        "China has not imposed export controls on lithium.",
        "中国没有对锂实施出口管制。",
        "Beijing denied that it restricts exports of germanium.",
        "商务部否认限制石墨出口。",
        "There are no export restrictions on cobalt, the ministry said.",
        "该国从未禁止镍出口。",
        # an army and a mineral that nothing joins
        "军队封锁了通往铜矿的公路，村民撤离。",
        "The army was sent to the lithium town after the election riots.",
        "Soldiers guarded the polling station beside the cobalt mine.",
        "国防部长与矿产部长一同出席了阅兵式。",
        "空军飞机失事，坠毁在镍矿附近。",
        # partners are named and nothing is done about supply
        "双方愿在能源、矿产、教育、旅游等领域加强合作。",
        "The United States and its allies keep a lead in chips.",
        "两国元首同意深化农业、关键矿产、人文等领域合作。",
        "The two ministers discussed tourism, education, fisheries and critical minerals.",
        "中方愿同欧方共同维护全球产业链供应链稳定。",
        # controls on something else
        "The review covers export controls on arms transfers under ITAR, which slow deliveries to partners.",
        "法案以人权为名，部分条文涉及出口管制，芯片并不在内。",
        "政府提高钢铁出口关税，中国钢厂调整结构。",
        "庭上，被告代表华为，法官准其保释，声明提到出口管制法规。",
        # prices of something else, or a level alone
        "锂电池价格较高，铅蓄电池价格较低。",
        "The phone with a titanium frame is cheaper than last year's.",
        "安哥拉矿产部长表示，布伦特原油价格当天下跌。",
        "中重稀土产量较少，价格高昂。",
        "解放军在台海演习，锂价不受影响。",
        "他以每吨五千元的价格买下了这批废旧锂电池。",
        # two sides that only talk, and two firms
        "双方就芯片、稀土、农产品等议题交换意见。",
        "公司与智利锂业公司签署供货合同。",
        "The miner struck a deal with its bank over a nickel loan.",
        "The American and Chinese leaders, Trump and Xi, met in Busan and spoke of rare earths.",
        "特朗普与习近平在首尔会晤，双方谈到稀土。",
        # to counter a hold on supply is no hold on it
        "为反制中国对稀土的垄断，澳企扩产。",
        # the share that a country has, said with a verb
        "China now controls most of the world's graphite.",
        # a thing with a metal in its name
        "这款手机的蓝色钛金属版价格暴跌。",
        "The titanium frame of the bicycle doubled its price.",
        # a law for the army, and a supply chain of something else
        "The Defense Production Act sped up the supply chain of baby formula.",
        # a word of the controls inside another
        "中国稀土供应垄断地位稳固。",
        # a law of someone else's trade
        "The firm's core technology runs over copper cable, says the company (NASDAQ: CBLX).",
        "虽然显存受限，英伟达显卡在中国仍受玩家欢迎。",
        "人才、导弹、芯片、粮食都是国力的来源。",
        # a licence, know-how and a boom of one firm
        "Lynas holds an exploration license beside the road.",
        "The new partner brings money and technical know-how to the nickel project.",
        "The energy transition has set off a critical minerals boom for drillers.",
        "锑企发不出工资，业主房贷断供，楼市低迷。",
        "完全掌握钴价值链是该国的愿望。",
        # other chips and other powers
        "The charity chips away at hunger; its volunteers call it a strategic weapon.",
        "The troops are no bargaining chip, said the speaker, and should not be used as one.",
        # a weapon in a manner of speaking, and the other way round
        "导弹基地旁边新建了芯片厂。",
        # a supply chain of daily life
        "Police of China and America began a cooperation on the supply chain of fentanyl precursors.",
        "中美厨师交流奶茶供应链。",
        # an order that is none
        "Washington promises investment in semiconductors in order to create jobs.",
        "A loophole let cheap copper bowls in free of duty.",
        "The start-up makes dual-use technology for kitchens and for defence applications.",
        "Six makers of spyware went onto the entity list.",
        "Ministers from many countries opened the copper museum.",
        # what a firm's lawyers write, a law used for medicine, a rumour, a ban on a process
        "These forward-looking statements cover export controls, rare earth prices and defense customers.",
        "The Defense Production Act sped up critical materials for vaccines.",
        "海关走私稀土一说系谣言。",
        "该市禁止堆浸工艺开采稀土。",
        "几家公司垄断了稀土出口代理。",
        # allies in passing, goods on their way, land beside the army's
        "挪威和它的盟国一样，镍矿不多。",
        "韩国的锂多数经比利时转口。",
        "The firm's lithium claim lies adjacent to Department of Defense land.",
        "The tariff war between the two nations did not spare nickel.",
        # an address is no text
        "See https://example.org/pentagon-buys-rare-earth-magnets-for-missiles for more on the magnet.",
    ],
)
def test_what_only_looks_like_a_theme_gets_none(text: str) -> None:
    assert reason(text) == []


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("中秘经济合作战略对话机制推动矿产投资。", [ALLIANCES]),
        ("CFIUS blocked the Chinese takeover of a magnet maker.", [CONTROLS]),
        ("Canada ordered Chinese firms to divest from three lithium miners.", [CONTROLS]),
        ("英国以国家安全为由，下令中资剥离芯片厂。", [CONTROLS]),
        ("Beijing slashed rare earth exports to Japan after the boat collision.", [CONTROLS]),
        ("北京大幅削减对日稀土出口。", [CONTROLS]),
        ("GaN technology is banned from export to China.", [CONTROLS]),
        ("Interceptor drones at the front depend on neodymium magnets from China.", [MILITARY]),
        ("自杀式无人机所需的钕磁体依赖进口。", [MILITARY]),
        ("五角大廈入股稀土企業。", [MILITARY]),
        ("飛彈的製造離不開釤鈷磁鐵。", [MILITARY]),
        ("美國限制向中國出口微影設備。", [CONTROLS]),
        ("七大工業國組織承諾建立關鍵礦產供應鏈。", [ALLIANCES]),
        ("Beijing fixed the price of dysprosium oxide.", [PRICING]),
        ("China lifted its export ban on gallium.", [CONTROLS]),
        ("中方暂停实施对镓、锗的出口禁令。", [CONTROLS]),
        ("The export controls on tungsten were suspended for a year.", [CONTROLS]),
        ("The army needs tungsten for its shells.", [MILITARY]),
        ("军方采购锑，用于弹药。", [MILITARY]),
        ("Japan and Australia will secure critical minerals supply together.", [ALLIANCES]),
        ("Cobalt prices collapsed after car makers turned to other batteries.", [PRICING]),
        ("碳酸锂价格一周大跌。", [PRICING]),
        ("荷兰跟进，限制光刻机对华出口。", [CONTROLS, ALLIANCES]),
        ("没有钨就造不出穿甲弹。", [MILITARY]),
        ("印尼限产，镍价应声上涨。", [PRICING]),
        ("荷兰政府拒绝向阿斯麦发放光刻机出口许可证。", [CONTROLS]),
        ("Ukraine agreed to give America a share of its minerals.", [ALLIANCES]),
        # a rival as the object of what is done
        ("Congress wants to stop Beijing from buying the tools for chips.", [CONTROLS]),
        ("美方企图遏制中共的半导体产业。", [CONTROLS]),
        ("The rules limit China's access to advanced chips.", [CONTROLS]),
        ("“小院高墙”围不住中国芯片。", [CONTROLS]),
        # supporters of a control are sought
        ("Washington is urging the Dutch to back its curbs on lithography tools.", [CONTROLS, ALLIANCES]),
        ("美国敦促韩国跟进对华芯片限制。", [CONTROLS, ALLIANCES]),
        # mineral and price stand far apart in a sentence
        (
            "Because two mines reopened and a third was enlarged, the nickel that car makers of the region had been "
            "waiting for all year came at once, and its price tumbled.",
            [PRICING],
        ),
        # forces that chips make stronger
        ("鹰派担心，先进芯片卖到中国，会提升解放军军力；白宫因此对出口设限。", [CONTROLS, MILITARY]),
        ("Advanced chips are at the heart of the army's military modernization.", [MILITARY]),
        ("These chips power everything from fridges to weapons systems.", [MILITARY]),
        ("The chip is part of almost every weapons system.", [MILITARY]),
        # a sanction evaded, the goods in another sentence
        ("飞弹残骸里有美国芯片。俄方借第三国企业规避制裁。", [CONTROLS, MILITARY]),
        ("Only one country has the know-how to refine terbium.", [CONTROLS]),
        # mining without a mineral's name
        ("赞比亚矿业部长说，与美国合作，可以降低对中国的依赖。", [ALLIANCES]),
        ("因钨价过低，矿山停产。", [PRICING]),
        ("Smuggled chips reach the front. Many were recovered from cruise missiles.", [CONTROLS, MILITARY]),
        ("中方把稀土鍛造成一件鋒利的政策武器。", [CONTROLS]),
        ("Swedish makers cannot compete with Chinese magnet producers on price.", [PRICING]),
        (
            "Diplomats put pressure on these states to curb exports of dual-use goods, chips above all.",
            [CONTROLS, ALLIANCES],
        ),
        ("The United States and China are vying for Zambia's cobalt with railways.", [ALLIANCES]),
        ("该国提前禁矿，期镍应声大涨。", [PRICING, CONTROLS]),
        ("中方扣押对日稀土出口。", [CONTROLS]),
        # one state after another's resources
        ("白宫官员想从丹麦手中夺取格陵兰，取得那里的稀土。", [ALLIANCES]),
        ("馬克宏與普丁談到鈦的供應，雙方簽署備忘錄。", [ALLIANCES]),
        ("对华为的全面禁令昨日生效。", [CONTROLS]),
        ("美将我多家公司列入实体清单，商务部回应。", [CONTROLS]),
        ("Chips are scarce. America needs a stronger partnership with Taiwan.", [ALLIANCES]),
        # allies in the sentence after the minerals
        ("Scandium is scarce. The plan is to refine at home and to invest in allied producers.", [ALLIANCES]),
        ("Scandium is on the list. A price floor will keep the mine alive.", [PRICING]),
        # the exports' new rules
        ("陆方公布稀土出口的新政策。", [CONTROLS]),
    ],
)
def test_what_is_said_plainly_is_found(text: str, themes: list[str]) -> None:
    assert coder().themes(text) == themes, reason(text)
