"""Articles of our own in which invented names and terms stand as in the news, and sentences cut by hand."""

NAMES = (
    "汤若楠 邵亦凡 骆青禾 卓立群 骆嘉言 温书瑶 祁远舟 薛明珂 戚云帆 卞之恒 樊雨桐 瞿星野 蒯思齐 柏林森 欧阳楚岚 "
    "佟昱 阮珂 窦澈 冼灏 林郑秀莹"
)
TERMS = (
    "霍尔佐夫 穆兹列克 岚屿岛 汐洲港 铈谷 反截砂 镝锚 氟稀办 稀贸所 砂改委 磁谷联 泽湖杯 双砂制 晶盾计划 "
    "溪原盟约 镧桥论坛 冶链通 矿迹图 稀智盟 氧镨膜"
)
WORDS = [*NAMES.split(), *TERMS.split()]
_FRAMES = """
周一早上{}出现在会场门口
有消息说{}昨夜离开了首都
当地居民很少谈论{}，因为事情太久了
書店老闆聽過{}三個字
他的朋友支持{}，其他人反对
研究人员比较了{}跟去年的变化
報紙用整版介紹{}如何改變小鎮
孩子问爸爸，{}究竟好不好
第二天{}成为话题
许多学校邀请{}参加活动
法院要求{}交出文件
晚上七点电视播出{}专题片
"""
FRAMES = _FRAMES.split()
# A blank is where two words part.
SENTENCES = """
大家 都 喜欢 {}
{} 正在 休息
公司 需要 {} 帮助
我们 明天 讨论 {}
据说 {} 很 受欢迎
老师 提到 {} 两次
"""
ORDINARY = (
    "今天下午天气很好，我们去河边散步",
    "市场上的水果便宜了，蔬菜还是老价钱",
    "他每天早上读报纸，晚上看一会儿电视",
    "政府公布了新的规定，企业要在年底前执行",
    "医院门口停着三辆车，司机都在打电话",
    "二十五个国家参加了会议，一百二十三人发言",
    "学生们在图书馆里安静地复习功课",
    "这座桥修了五年，去年春天才通车",
)


def articles() -> list[list[str]]:
    """An article for each word in each frame, and some text without any."""
    told = [[frame.format(word)] for word in WORDS for frame in FRAMES]
    return [*told, *([f"{one}。第{number}次。"] for number, one in enumerate(ORDINARY))]


def sentences() -> list[list[str]]:
    """For each word a sentence, as its words."""
    frames = SENTENCES.strip().split("\n")
    return [frames[number % len(frames)].format(word).split() for number, word in enumerate(WORDS)]
