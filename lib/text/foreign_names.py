"""Foreign names written with a dot: 弗拉基米尔·普京 is one."""

from collections.abc import Sequence

DOT = "·"
# The characters that spell foreign names by their sound.
SOUNDS = frozenset(
    "阿埃艾爱安昂奥奧巴白拜班邦保鲍贝本比彼毕宾波伯勃博卜布查柴茨达戴丹当道德登邓迪蒂丁东杜多顿厄恩尔法凡范方菲费芬丰冯"
    "弗福夫富盖甘冈高戈哥格葛根贡古瓜圭哈海韩汉豪赫黑亨洪侯胡华怀惠霍基吉季加贾简姜杰金京久居卡凯坎康考柯科可克肯孔库夸"
    "奎昆拉莱赖兰郎朗劳勒雷蕾黎里理利莉立丽连莲良列林琳龄留刘龙隆卢鲁伦罗洛吕略马玛迈麦曼芒毛梅门蒙孟米密缅明摩莫默姆木"
    "穆拿那娜纳乃奈南内尼妮涅宁纽努诺欧帕派潘庞培佩彭蓬皮平珀婆普奇契恰乔切钦琴青琼丘让热仁日荣茹瑞若萨塞赛桑瑟森莎沙山"
    "尚绍舍申圣胜施史士舒斯丝思苏素孙索塔泰坦汤唐陶特腾提廷通图托瓦万汪王威韦维为魏温文翁沃乌伍武西希锡夏香肖谢辛欣兴休"
    "堡许旭宣雅亚延扬杨耶叶伊易因英尤于余约宰赞泽曾扎詹张章珍真芝治朱茱卓兹佐尊吾尧冉佳娃妲媞珊琪"
)

# Sounds that are mostly words of their own behind a name.
_OFTEN_ALONE = frozenset("为于因约可让多本当内通道达里")
_SHORT = 2


def join_names(words: Sequence[str]) -> list[str]:
    """The words of a run with the parts of foreign names joined at their dots, the other dots taken as they are.

    What the cut took apart is put together again: a single character before a dot goes with the word before it
    (卡玛 | 拉), and short words behind it belong to the name as long as they spell sounds (梅德韦 | 杰夫).
    """
    joined: list[str] = []
    in_name = False
    for word in words:
        sounds = SOUNDS.issuperset(word)
        if sounds and len(joined) > 1 and joined[-1] == DOT and SOUNDS.issuperset(joined[-2].replace(DOT, "")):
            left = joined[-2]
            start = -3 if len(left) == 1 and len(joined) > 2 and SOUNDS.issuperset(joined[-3]) else -2
            joined[start:] = ["".join([*joined[start:], word])]
            in_name = True
        elif in_name and sounds and len(word) <= _SHORT and word not in _OFTEN_ALONE:
            joined[-1] += word
        else:
            joined.append(word)
            in_name = False
    return joined
